import { sql } from "kysely";
import { type AnyDatabase, createTable, isDay, oneOf, text } from "./portable.ts";

const SEXES = ["female", "male", "other"];
const CHANNELS = ["phone", "text", "email", "letter", "visit", "through-somebody", "none"];
const RELATIONSHIPS = ["household", "partner", "parent", "sibling", "associate", "other"];
/** What a partnership begins with; from then on the list is its own. */
const MARKER_KINDS = [
  "Violence to staff",
  "Do not visit alone",
  "Weapons",
  "Dog at address",
  "Do not contact by letter",
  "Threats or intimidation",
  "Self-harm",
  "Needles or drug equipment at address",
];

export async function up(db: AnyDatabase) {
  const t = text(db);

  // Kysely gives the CHECK of an added column no name.
  await sql`alter table person add column sex ${t}
    constraint "person_sex_known" check (sex is null or ${oneOf("sex", SEXES)})`.execute(db);

  await createTable(db, "marker_kind")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addColumn("ended_on", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("marker_kind_ended_is_day", isDay("ended_on"))
    .execute();
  await db.schema
    .createIndex("marker_kind_by_name")
    .on("marker_kind")
    .columns(["partnership_id", "name_folded"])
    .unique()
    .execute();
  const partnerships = (await db.selectFrom("partnership").select(["id", "created_at"]).execute()) as {
    id: string;
    created_at: string;
  }[];
  const kinds = partnerships.flatMap((partnership) =>
    MARKER_KINDS.map((name) => ({
      id: newId(),
      partnership_id: partnership.id,
      name,
      name_folded: name.toLowerCase().replaceAll("-", " "),
      ended_on: null,
      created_at: partnership.created_at,
      version: 1,
    })),
  );
  for (const kind of kinds) await db.insertInto("marker_kind").values(kind).execute();

  await part(db, "person_alias")
    .addColumn("alias_kind", t, (c) => c.notNull())
    .addColumn("given_names", t, (c) => c.notNull())
    .addColumn("family_name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addCheckConstraint(
      "person_alias_kind_known",
      oneOf("alias_kind", ["former-name", "also-known-as", "nickname", "merged-record"]),
    )
    .addCheckConstraint("person_alias_has_name", sql`given_names <> '' or family_name <> ''`)
    .execute();
  await partIndexes(db, "person_alias");

  await part(db, "person_contact")
    .addColumn("contact_kind", t, (c) => c.notNull())
    .addColumn("value", t, (c) => c.notNull())
    .addColumn("words", t)
    .addColumn("never_use", "integer", (c) => c.notNull())
    .addColumn("never_reason", t)
    .addCheckConstraint("person_contact_kind_known", oneOf("contact_kind", ["phone", "email", "other"]))
    .addCheckConstraint("person_contact_never_use_is_flag", sql`never_use in (0, 1)`)
    .addCheckConstraint("person_contact_never_has_reason", sql`(never_use = 1) = (never_reason is not null)`)
    .execute();
  await partIndexes(db, "person_contact");

  await part(db, "person_safe_contact")
    .addColumn("channel", t, (c) => c.notNull())
    .addColumn("times", t)
    .addColumn("leave_message", t, (c) => c.notNull())
    .addColumn("words", t)
    .addColumn("language", t)
    .addColumn("interpreter", "integer", (c) => c.notNull())
    .addColumn("needs", t)
    .addCheckConstraint("person_safe_contact_channel_known", oneOf("channel", CHANNELS))
    .addCheckConstraint("person_safe_contact_message_known", oneOf("leave_message", ["yes", "no", "not-asked"]))
    .addCheckConstraint("person_safe_contact_interpreter_is_flag", sql`interpreter in (0, 1)`)
    .execute();
  await partIndexes(db, "person_safe_contact");

  await part(db, "person_address")
    .addColumn("address_kind", t, (c) => c.notNull())
    .addColumn("lines", t, (c) => c.notNull())
    .addColumn("postcode", t)
    .addColumn("beat_area_id", t, (c) => c.references("area.id"))
    .addColumn("from_day", t)
    .addColumn("until_day", t)
    .addColumn("never_write", "integer", (c) => c.notNull())
    .addColumn("never_reason", t)
    .addCheckConstraint(
      "person_address_kind_known",
      oneOf("address_kind", ["home", "bail", "previous", "correspondence", "other"]),
    )
    .addCheckConstraint("person_address_from_is_day", isDay("from_day"))
    .addCheckConstraint("person_address_until_is_day", isDay("until_day"))
    .addCheckConstraint(
      "person_address_days_in_order",
      sql`until_day is null or from_day is null or until_day >= from_day`,
    )
    .addCheckConstraint("person_address_never_write_is_flag", sql`never_write in (0, 1)`)
    .addCheckConstraint("person_address_never_has_reason", sql`(never_write = 1) = (never_reason is not null)`)
    .execute();
  await partIndexes(db, "person_address");
  await db.schema
    .createIndex("person_address_by_beat")
    .on("person_address")
    .columns(["beat_area_id", "person_id"])
    .execute();

  await part(db, "person_marker")
    .addColumn("marker_kind_id", t, (c) => c.notNull().references("marker_kind.id"))
    .addColumn("reason", t, (c) => c.notNull())
    .addColumn("added_on", t, (c) => c.notNull())
    .addColumn("review_on", t, (c) => c.notNull())
    .addColumn("told", "integer", (c) => c.notNull())
    .addColumn("told_on", t)
    .addColumn("not_told_reason", t)
    .addCheckConstraint("person_marker_added_is_day", isDay("added_on"))
    .addCheckConstraint("person_marker_review_is_day", isDay("review_on"))
    .addCheckConstraint("person_marker_review_after", sql`review_on >= added_on`)
    .addCheckConstraint("person_marker_told_is_flag", sql`told in (0, 1)`)
    .addCheckConstraint("person_marker_told_has_day", sql`(told = 1) = (told_on is not null)`)
    .addCheckConstraint("person_marker_not_told_has_reason", sql`(told = 0) = (not_told_reason is not null)`)
    .execute();
  await partIndexes(db, "person_marker");
  await db.schema.createIndex("person_marker_by_kind").on("person_marker").column("marker_kind_id").execute();
  await db.schema
    .createIndex("person_marker_by_review_day")
    .on("person_marker")
    .columns(["partnership_id", "review_on", "id"])
    .where(sql<boolean>`ended_on is null`)
    .execute();

  // `parent`: the person is the parent or carer of the other. The rest read the same from both sides.
  await part(db, "person_relationship")
    .addColumn("other_person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("relationship", t, (c) => c.notNull())
    .addColumn("words", t)
    .addColumn("from_day", t)
    .addColumn("until_day", t)
    .addCheckConstraint("person_relationship_known", oneOf("relationship", RELATIONSHIPS))
    .addCheckConstraint("person_relationship_of_two", sql`person_id <> other_person_id`)
    .addCheckConstraint("person_relationship_other_has_words", sql`relationship <> 'other' or words is not null`)
    .addCheckConstraint("person_relationship_from_is_day", isDay("from_day"))
    .addCheckConstraint("person_relationship_until_is_day", isDay("until_day"))
    .addCheckConstraint(
      "person_relationship_days_in_order",
      sql`until_day is null or from_day is null or until_day >= from_day`,
    )
    .execute();
  await partIndexes(db, "person_relationship");
  await db.schema
    .createIndex("person_relationship_by_other")
    .on("person_relationship")
    .columns(["other_person_id", "id"])
    .execute();
}

/**
 * Something known of a person, and through which record: a case or a referral, or neither when it was recorded with the
 * person. It is seen by whoever sees that record. Who recorded it is null for what a file brought.
 */
function part(db: AnyDatabase, name: string) {
  const t = text(db);
  return createTable(db, name)
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("case_id", t, (c) => c.references("case_record.id"))
    .addColumn("referral_id", t, (c) => c.references("referral.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addColumn("ended_on", t)
    .addColumn("end_reason", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint(`${name}_one_source`, sql`case_id is null or referral_id is null`)
    .addCheckConstraint(`${name}_ended_is_day`, isDay("ended_on"))
    .addCheckConstraint(`${name}_ended_has_reason`, sql`(ended_on is null) = (end_reason is null)`);
}

async function partIndexes(db: AnyDatabase, name: string) {
  await db.schema.createIndex(`${name}_by_person`).on(name).columns(["person_id", "id"]).execute();
  await db.schema.createIndex(`${name}_by_partnership`).on(name).column("partnership_id").execute();
  await db.schema.createIndex(`${name}_by_case`).on(name).column("case_id").execute();
  await db.schema.createIndex(`${name}_by_referral`).on(name).column("referral_id").execute();
  await db.schema.createIndex(`${name}_by_recorder`).on(name).column("recorded_by").execute();
}

/** Of the shape of a UUIDv7, which is what addresses take. */
function newId() {
  return crypto.randomUUID().replace(/^(.{14})4/, "$17");
}
