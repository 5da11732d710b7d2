import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, oneOf, text } from "./portable.ts";

const FIELDS = ["when", "severity", "attribution", "mitigation", "objectives", "summary", "finding", "standing"];

/** Why a band moved: what an incident at premises was said to be before, and whose finding it is. */
export async function up(db: AnyDatabase) {
  const t = text(db);

  // Of what is recorded for licensing alone: the agency that found it, and its own number.
  await sql`alter table premises_incident add column finding_agency_id ${t} references agency (id)`.execute(db);
  await sql`alter table premises_incident add column finding_reference ${t}`.execute(db);
  await index("premises_incident_by_finding_agency", "premises_incident", ["finding_agency_id"]);
  // Brought by an incident that was found to be the same one, and taken back with it when the two are parted again.
  await sql`alter table premises_incident add column carried_from_id ${t} references premises_incident (id)`.execute(
    db,
  );
  await index("premises_incident_by_carried", "premises_incident", ["carried_from_id"]);

  // What waits for the meeting, which is little among years of incidents.
  await db.schema
    .createIndex("premises_incident_undecided")
    .on("premises_incident")
    .columns(["partnership_id", "attribution", "id"])
    .where(sql<boolean>`ended_on is null`)
    .execute();

  await createTable(db, "premises_incident_change")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("premises_incident_id", t, (c) => c.notNull().references("premises_incident.id"))
    .addColumn("field", t, (c) => c.notNull())
    // As codes, several with a comma between; of words and days, themselves.
    .addColumn("before_value", t)
    .addColumn("after_value", t)
    .addColumn("reason", t)
    // Where a meeting decided it.
    .addColumn("sitting_id", t, (c) => c.references("sitting.id"))
    .addColumn("changed_by", t, (c) => c.references("user_account.id"))
    .addColumn("changed_at", t, (c) => c.notNull())
    .addCheckConstraint("premises_incident_change_field_known", oneOf("field", FIELDS))
    .execute();
  await index("premises_incident_change_by_row", "premises_incident_change", ["premises_incident_id", "id"]);
  await index("premises_incident_change_by_partnership", "premises_incident_change", ["partnership_id"]);
  await index("premises_incident_change_by_sitting", "premises_incident_change", ["sitting_id"]);
  await index("premises_incident_change_by_changer", "premises_incident_change", ["changed_by"]);
  await appendOnly(db, "premises_incident_change", "in-erasure-run");

  async function index(name: string, table: string, columns: string[]) {
    await db.schema.createIndex(name).on(table).columns(columns).execute();
  }
}
