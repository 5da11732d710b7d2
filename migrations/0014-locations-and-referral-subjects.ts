import { sql } from "kysely";
import { type AnyDatabase, createTable, engineOf, isDay, oneOf, text } from "./portable.ts";

const LINK_ROLES = ["victim", "perpetrator", "person-at-risk", "witness", "reporter", "associate", "parent-carer"];
const PLACED_BY = ["postcode", "boundary", "street", "choice"];
const BASES = ["exact", "approximate", "unknown"];

export async function up(db: AnyDatabase) {
  const t = text(db);
  const real = engineOf(db) === "postgres" ? sql`double precision` : sql`real`;

  // Areas by code: a file with new boundaries may bring the same beat under another id. Null is "Not recorded".
  await createTable(db, "location")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addColumn("address_words", t)
    .addColumn("postcode", t)
    .addColumn("beat_code", t)
    .addColumn("beat_by", t)
    .addColumn("ward_code", t)
    .addColumn("ward_by", t)
    .addColumn("lsoa_code", t)
    .addColumn("lsoa_by", t)
    .addColumn("uprn", t)
    .addColumn("latitude", real)
    .addColumn("longitude", real)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addCheckConstraint("location_kind_known", oneOf("kind", ["address", "area", "building", "open-space"]))
    .addCheckConstraint("location_point_whole", sql`(latitude is null) = (longitude is null)`)
    .addCheckConstraint("location_uprn_short", sql`uprn is null or length(uprn) between 1 and 12`)
    .addCheckConstraint(
      "location_beat_has_source",
      sql<boolean>`(beat_code is null) = (beat_by is null) and (beat_by is null or ${oneOf("beat_by", PLACED_BY)})`,
    )
    .addCheckConstraint(
      "location_ward_has_source",
      sql<boolean>`(ward_code is null) = (ward_by is null) and (ward_by is null or ${oneOf("ward_by", PLACED_BY)})`,
    )
    .addCheckConstraint(
      "location_lsoa_has_source",
      sql<boolean>`(lsoa_code is null) = (lsoa_by is null) and (lsoa_by is null or ${oneOf("lsoa_by", PLACED_BY)})`,
    )
    .execute();
  await index("location_by_reference", "location", ["partnership_id", "reference"], true);
  await index("location_by_name", "location", ["partnership_id", "name_folded", "id"]);
  await index("location_by_postcode", "location", ["partnership_id", "postcode"]);
  await index("location_by_uprn", "location", ["partnership_id", "uprn"]);
  await index("location_by_creator", "location", ["created_by"]);

  // A subject of another kind, or a person who is only typed until somebody who may search has matched them.
  await add("referral", "location_id", sql`references "location" ("id")`);
  await add("referral", "problem_title");
  await add("referral", "problem_area");
  await add("referral", "typed_given_names");
  await add("referral", "typed_family_name");
  await add("referral", "typed_birth_date", check("referral_typed_birth_is_day", isDay("typed_birth_date")));
  await add(
    "referral",
    "typed_birth_date_basis",
    check("referral_typed_basis_known", orNull("typed_birth_date_basis", BASES)),
  );
  await add("referral", "typed_area");
  await add("referral", "referring_user_id", sql`references "user_account" ("id")`);
  await add(
    "referral",
    "referring_officer",
    check("referral_one_officer", sql<boolean>`referring_officer is null or referring_user_id is null`),
  );
  await add("referral", "tried");
  await add("referral", "urgency", check("referral_urgency_known", orNull("urgency", ["routine", "soon", "urgent"])));
  await add("referral", "gateway");
  for (const who of ["person", "parent"]) {
    await add("referral", `${who}_told`, check(`referral_${who}_told_known`, orNull(`${who}_told`, ["yes", "no"])));
    await add("referral", `${who}_told_by`);
    await add("referral", `${who}_told_on`, check(`referral_${who}_told_is_day`, isDay(`${who}_told_on`)));
    await add("referral", `${who}_not_told_reason`);
  }
  // A referral that was passed on keeps its decision; this is the one to which it was passed on.
  await add(
    "referral",
    "redirected_from_id",
    sql`references "referral" ("id") constraint "referral_subject_is_whole" check (
      (subject_kind <> 'person' or person_id is not null or typed_family_name is not null)
      and (subject_kind <> 'location' or location_id is not null)
      and (subject_kind <> 'person' or location_id is null)
      and (subject_kind = 'problem') = (problem_title is not null))`,
  );
  await index("referral_by_location", "referral", ["location_id"]);
  await index("referral_by_referring_user", "referral", ["referring_user_id"]);
  await index("referral_by_redirected", "referral", ["redirected_from_id"], true);
  await index("referral_newest_of_creator", "referral", ["created_by", "partnership_id", "id"]);

  // People in a referral about a place or a problem. Standing is alleged or none: nothing has been found yet.
  await createTable(db, "referral_link")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("referral_id", t, (c) => c.notNull().references("referral.id"))
    .addColumn("person_id", t, (c) => c.references("person.id"))
    .addColumn("role", t, (c) => c.notNull())
    .addColumn("standing", t)
    .addColumn("typed_given_names", t)
    .addColumn("typed_family_name", t)
    .addColumn("typed_birth_date", t)
    .addColumn("typed_birth_date_basis", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addCheckConstraint("referral_link_role_known", oneOf("role", LINK_ROLES))
    .addCheckConstraint(
      "referral_link_alleged_only",
      sql`(role = 'perpetrator') = (standing is not null) and (standing is null or standing = 'alleged')`,
    )
    .addCheckConstraint("referral_link_names_somebody", sql`person_id is not null or typed_family_name is not null`)
    .addCheckConstraint("referral_link_typed_birth_is_day", isDay("typed_birth_date"))
    .addCheckConstraint("referral_link_typed_basis_known", orNull("typed_birth_date_basis", BASES))
    .execute();
  await index("referral_link_by_referral", "referral_link", ["referral_id", "person_id"], true);
  await index("referral_link_by_person", "referral_link", ["person_id", "referral_id"]);
  await index("referral_link_by_partnership", "referral_link", ["partnership_id"]);

  await add("case_record", "location_id", sql`references "location" ("id")`);
  await add(
    "case_record",
    "problem_title",
    check(
      "case_record_subject_is_whole",
      sql<boolean>`(subject_kind <> 'location' or location_id is not null)
        and (subject_kind <> 'person' or location_id is null)
        and (subject_kind = 'problem') = (problem_title is not null)`,
    ),
  );
  await index("case_record_by_location", "case_record", ["location_id"]);

  /** Kysely gives the CHECK of an added column no name. */
  async function add(table: string, column: string, rest = sql``) {
    await sql`alter table ${sql.table(table)} add column ${sql.ref(column)} ${t} ${rest}`.execute(db);
  }

  async function index(name: string, table: string, columns: string[], isUnique = false) {
    const wanted = db.schema.createIndex(name).on(table).columns(columns);
    await (isUnique ? wanted.unique() : wanted).execute();
  }
}

const check = (name: string, condition: ReturnType<typeof sql<boolean>>) =>
  sql`constraint ${sql.ref(name)} check (${condition})`;

const orNull = (column: string, choices: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} is null or ${oneOf(column, choices)}`;
