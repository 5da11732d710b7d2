import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, engineOf, isDay, oneOf, text } from "./portable.ts";

const PARTS = [
  ...["person_alias", "person_contact", "person_safe_contact", "person_address", "person_marker"],
  "person_relationship",
];
const STEPS = [
  ...["logged", "report-added", "allocated", "priority", "first-contact", "work", "victim-told", "next-step"],
  ...["problem", "closed", "reopened", "people", "corrected"],
];

/**
 * What is known of a person through a report has that report as its source, as what came through a case or a referral has.
 * People come into an incident later, and leave it, with their standing and a reason; its history tells of that.
 */
export async function up(db: AnyDatabase) {
  for (const table of PARTS) await addReport(db, table);
  await giveContactsTheirReport(db);
  await addToPeopleOfIncidents(db);
  await moreKindsOfSteps(db);
}

async function addReport(db: AnyDatabase, table: string) {
  await sql`alter table ${sql.table(table)} add column report_id ${text(db)} references report (id)
    constraint ${sql.ref(`${table}_report_alone`)} check (report_id is null or case_id is null and referral_id is null)`.execute(
    db,
  );
  await db.schema.createIndex(`${table}_by_report`).on(table).column("report_id").execute();
}

/** A telephone number that was typed with a report was recorded at its instant, by whoever logged it, of its reporter. */
async function giveContactsTheirReport(db: AnyDatabase) {
  const ofIt = sql`report.reporter_person_id = person_contact.person_id and report.created_at = person_contact.recorded_at
    and report.created_by = person_contact.recorded_by`;
  await sql`update person_contact set report_id = (select min(report.id) from report where ${ofIt})
    where case_id is null and referral_id is null and exists (select 1 from report where ${ofIt})`.execute(db);
}

async function addToPeopleOfIncidents(db: AnyDatabase) {
  const t = text(db);
  await sql`alter table incident_person add column standing_basis ${t} constraint "incident_person_basis_known"
    check (standing_basis is null or standing = 'confirmed' and ${oneOf("standing_basis", ["admission", "conviction", "order", "finding"])})`.execute(
    db,
  );
  await sql`alter table incident_person add column standing_on ${t} constraint "incident_person_standing_day_is_day"
    check (standing_on is null or ${isDay("standing_on")})`.execute(db);
  await sql`alter table incident_person add column standing_source ${t}`.execute(db);
  await sql`alter table incident_person add column note ${t}`.execute(db);
  await sql`alter table incident_person add column ended_on ${t} constraint "incident_person_ended_is_day"
    check (ended_on is null or ${isDay("ended_on")})`.execute(db);
  await sql`alter table incident_person add column ended_reason ${t} constraint "incident_person_ended_is_whole"
    check ((ended_on is null) = (ended_reason is null))`.execute(db);
  // Whoever was taken off may come back in the same role.
  await db.schema.dropIndex("incident_person_once").execute();
  await db.schema
    .createIndex("incident_person_once")
    .on("incident_person")
    .columns(["incident_id", "person_id", "role"])
    .unique()
    .where(sql<boolean>`ended_on is null`)
    .execute();
  await db.schema
    .createIndex("incident_person_by_incident")
    .on("incident_person")
    .columns(["incident_id", "id"])
    .execute();
}

async function moreKindsOfSteps(db: AnyDatabase) {
  if (engineOf(db) === "postgres") {
    await db.schema.alterTable("incident_step").dropConstraint("incident_step_kind_known").execute();
    await db.schema
      .alterTable("incident_step")
      .addCheckConstraint("incident_step_kind_known", oneOf("kind", STEPS))
      .execute();
    return;
  }
  // SQLite changes no CHECK: the table is made again, under its name, with all that it held.
  const t = text(db);
  await createTable(db, "incident_step_made_again")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("incident_id", t, (c) => c.notNull().references("incident.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("happened_on", t, (c) => c.notNull())
    .addColumn("words", t)
    .addColumn("how", t)
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("recorded_by", t, (c) => c.references("user_account.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addCheckConstraint("incident_step_kind_known", oneOf("kind", STEPS))
    .addCheckConstraint("incident_step_day_is_day", isDay("happened_on"))
    .execute();
  await sql`insert into incident_step_made_again select id, partnership_id, incident_id, kind, happened_on, words, how,
    agency_id, recorded_by, recorded_at from incident_step`.execute(db);
  await db.schema.dropTable("incident_step").execute();
  await db.schema.alterTable("incident_step_made_again").renameTo("incident_step").execute();
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(name).on("incident_step").columns(columns).execute();
  await index("incident_step_by_incident", ["incident_id", "id"]);
  await index("incident_step_by_partnership", ["partnership_id"]);
  await index("incident_step_by_agency", ["agency_id"]);
  await index("incident_step_by_recorder", ["recorded_by"]);
  await appendOnly(db, "incident_step", "in-erasure-run");
}
