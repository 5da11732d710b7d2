import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

const HEADINGS = [
  ...["rowdy-behaviour", "neighbours", "noise", "vehicle-nuisance", "vehicle-abandoned", "street-drinking"],
  ...["begging-vagrancy", "littering-drugs", "fireworks", "animals", "trespass", "communications", "prostitution"],
];

/** Problems that are listed and kept, incidents joined to cases, what a referral came from, and chronologies for court. */
export async function up(db: AnyDatabase) {
  const t = text(db);

  // Kind, beat and last day as its incidents have them, so that the list of problems reads an index.
  await add("heading", sql`constraint "problem_heading_known" check (${oneOf("heading", HEADINGS)})`);
  await add("beat_code");
  await add("last_on", sql`constraint "problem_last_is_day" check (${isDay("last_on")})`);
  await add("close_reason");
  const newest = (column: string) =>
    sql`(select ${sql.ref(column)} from incident where incident.problem_id = problem.id order by latest_day desc, id desc limit 1)`;
  await sql`update problem set heading = ${newest("heading")}, beat_code = ${newest("beat_code")},
    last_on = coalesce(${newest("latest_day")}, opened_on)`.execute(db);
  await listed("problem_open", ["partnership_id", "last_on", "id"], sql<boolean>`closed_on is null`);
  await listed(
    "problem_open_by_beat",
    ["partnership_id", "beat_code", "last_on", "id"],
    sql<boolean>`closed_on is null`,
  );
  await listed(
    "problem_open_by_heading",
    ["partnership_id", "heading", "last_on", "id"],
    sql<boolean>`closed_on is null`,
  );
  await listed("problem_closed", ["partnership_id", "last_on", "id"], sql<boolean>`closed_on is not null`);

  await createTable(db, "problem_change")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("problem_id", t, (c) => c.notNull().references("problem.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("incident_id", t, (c) => c.references("incident.id"))
    .addColumn("before_value", t)
    .addColumn("after_value", t)
    .addColumn("reason", t)
    .addColumn("changed_by", t, (c) => c.references("user_account.id"))
    .addColumn("changed_at", t, (c) => c.notNull())
    .addCheckConstraint(
      "problem_change_kind_known",
      oneOf("kind", ["opened", "changed", "closed", "reopened", "incident-added", "incident-removed"]),
    )
    .execute();
  await index("problem_change_by_problem", "problem_change", ["problem_id", "id"]);
  await index("problem_change_by_incident", "problem_change", ["incident_id"]);
  await index("problem_change_by_changer", "problem_change", ["changed_by"]);
  await index("problem_change_by_partnership", "problem_change", ["partnership_id"]);
  await appendOnly(db, "problem_change", "in-erasure-run");

  // An incident and a case, joined and parted; `incident_case` holds what stands.
  await createTable(db, "incident_case_change")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("incident_id", t, (c) => c.notNull().references("incident.id"))
    .addColumn("case_id", t, (c) => c.notNull().references("case_record.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("reason", t)
    .addColumn("changed_by", t, (c) => c.references("user_account.id"))
    .addColumn("changed_at", t, (c) => c.notNull())
    .addCheckConstraint(
      "incident_case_change_kind_known",
      oneOf("kind", ["linked", "unlinked", "reporter-shown", "reporter-hidden"]),
    )
    .execute();
  await index("incident_case_change_by_incident", "incident_case_change", ["incident_id", "id"]);
  await index("incident_case_change_by_case", "incident_case_change", ["case_id", "changed_at", "id"]);
  await index("incident_case_change_by_changer", "incident_case_change", ["changed_by"]);
  await index("incident_case_change_by_partnership", "incident_case_change", ["partnership_id"]);
  await appendOnly(db, "incident_case_change", "in-erasure-run");

  // From what a referral was made, so that its incidents go with it when it becomes a case.
  await createTable(db, "referral_source")
    .addColumn("referral_id", t, (c) => c.primaryKey().references("referral.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("incident_id", t, (c) => c.references("incident.id"))
    .addColumn("problem_id", t, (c) => c.references("problem.id"))
    .addColumn("case_id", t, (c) => c.references("case_record.id"))
    .addCheckConstraint(
      "referral_source_is_one",
      sql`(case when incident_id is null then 0 else 1 end) + (case when problem_id is null then 0 else 1 end)
        + (case when case_id is null then 0 else 1 end) = 1`,
    )
    .execute();
  for (const column of ["partnership_id", "incident_id", "problem_id", "case_id"])
    await index(`referral_source_by_${column}`, "referral_source", [column]);

  // A chronology as it was made: what was chosen, in the words of that moment.
  await createTable(db, "chronology")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("case_id", t, (c) => c.references("case_record.id"))
    .addColumn("problem_id", t, (c) => c.references("problem.id"))
    .addColumn("content_as_json", t, (c) => c.notNull())
    .addColumn("shows_reporters", "integer", (c) => c.notNull())
    .addColumn("reporters_reason", t)
    .addColumn("destination", t, (c) => c.notNull())
    .addColumn("purpose", t)
    .addColumn("recipients", t)
    .addColumn("gateway", t)
    .addColumn("necessity", t)
    .addColumn("proportionality", t)
    .addColumn("approved_by", t)
    .addColumn("made_by", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("made_at", t, (c) => c.notNull())
    .addColumn("audit_event_id", t, (c) => c.notNull().references("audit_event.id"))
    .addCheckConstraint("chronology_of_one", sql`(case_id is null) <> (problem_id is null)`)
    .addCheckConstraint("chronology_shows_is_flag", sql`shows_reporters in (0, 1)`)
    .addCheckConstraint("chronology_says_why_reporters", sql`(shows_reporters = 1) = (reporters_reason is not null)`)
    .addCheckConstraint("chronology_destination_known", oneOf("destination", ["own-use", "disclosed"]))
    .addCheckConstraint("chronology_own_use_has_purpose", sql`(destination = 'own-use') = (purpose is not null)`)
    .addCheckConstraint(
      "chronology_to_others_is_justified",
      sql`(destination = 'disclosed') = (recipients is not null)
        and (recipients is null) = (gateway is null) and (recipients is null) = (necessity is null)
        and (recipients is null) = (proportionality is null) and (recipients is null) = (approved_by is null)`,
    )
    .execute();
  await index("chronology_by_case", "chronology", ["case_id", "id"]);
  await index("chronology_by_problem", "chronology", ["problem_id", "id"]);
  for (const column of ["partnership_id", "made_by", "audit_event_id"])
    await index(`chronology_by_${column}`, "chronology", [column]);
  await appendOnly(db, "chronology", "in-erasure-run");

  /** Kysely gives the CHECK of an added column no name. */
  async function add(column: string, rest = sql``) {
    await sql`alter table problem add column ${sql.ref(column)} ${t} ${rest}`.execute(db);
  }

  async function listed(name: string, columns: string[], condition: ReturnType<typeof sql<boolean>>) {
    await db.schema.createIndex(name).on("problem").columns(columns).where(condition).execute();
  }

  async function index(name: string, table: string, columns: string[]) {
    await db.schema.createIndex(name).on(table).columns(columns).execute();
  }
}
