import { sql } from "kysely";
import type { Executor } from "../transaction.ts";
import { countChangedSince } from "./imported-incidents.ts";
import { countRows, type Referrer, REFERRERS } from "./imported-cases.ts";

type Count = { what: string; count: number };

/** Every table that names an incident or a report. Held to the schema by a test. */
export const INCIDENT_REFERRERS: readonly Referrer[] = [
  ["case_review_report", "report_id", "report", "case reviews"],
  ["imported_incident", "report_id", "report", "reports of other files"],
  ["incident", "same_as_id", "incident", "incidents that were joined to those of this file"],
  ["incident_case", "incident_id", "incident", "links to cases"],
  ["incident_case_change", "incident_id", "incident", "links to cases"],
  ["incident_match", "other_id", "incident", "incidents of other files that may be the same"],
  ["incident_person", "incident_id", "incident", "people who were added"],
  ["incident_step", "incident_id", "incident", "steps recorded of the incidents"],
  ["intervention_breach", "incident_id", "incident", "breaches of interventions"],
  ["person_address", "report_id", "report", "addresses of those who reported"],
  ["person_alias", "report_id", "report", "other names of those who reported"],
  ["person_contact", "report_id", "report", "contacts of those who reported"],
  ["person_marker", "report_id", "report", "warnings about those who reported"],
  ["person_relationship", "report_id", "report", "relationships of those who reported"],
  ["person_safe_contact", "report_id", "report", "safe contacts of those who reported"],
  ["premises_incident", "incident_id", "incident", "incidents at licensed premises"],
  ["problem_change", "incident_id", "incident", "problems"],
  ["referral_source", "incident_id", "incident", "referrals"],
  ["referral_source_incident", "incident_id", "incident", "referrals"],
  ["report_incident", "incident_id", "incident", "other reports of the incidents"],
  ["report_incident", "report_id", "report", "reports that were joined to other incidents"],
  ["victim_duty", "report_id", "report", "victims who were told"],
];

/**
 * What has been done since with what a file of incidents brought, and keeps it from being taken back: incidents that were
 * changed, matches that were decided, and rows from outside it. Duties that nobody has done yet go with it.
 */
export async function countReferrersOfIncidents(
  db: Executor,
  { partnershipId, batchId }: { partnershipId: string; batchId: string },
): Promise<Count[]> {
  const found: Count[] = [];
  const changed = await sql<{ count: number | string }>`select count(*) as count from incident
    inner join imported_incident on imported_incident.incident_id = incident.id
    where incident.import_batch_id = ${batchId} and incident.version <> imported_incident.file_version`.execute(db);
  if (Number(changed.rows[0]?.count) > 0)
    found.push({ what: "incidents that were changed since", count: Number(changed.rows[0]?.count) });
  const later = await sql<{ count: number | string }>`select count(*) as count from import_item
    inner join import_batch on import_batch.id = import_item.batch_id and import_batch.status in ('visible', 'loading')
    where import_item.record_id in (select id from incident where import_batch_id = ${batchId})`.execute(db);
  if (Number(later.rows[0]?.count) > 0)
    found.push({ what: "incidents that a later file has changed", count: Number(later.rows[0]?.count) });
  const again = await countChangedSince(db, { partnershipId, batchId });
  if (again > 0) found.push({ what: "changes of this file that were changed again", count: again });
  const all = [...INCIDENT_REFERRERS, ...REFERRERS.filter(([, , of]) => of === "person" || of === "location")];
  return [...found, ...(await countRows(db, batchId, all, (table, column) => ownOf(table, column, batchId)))];
}

const ofBatch = (batchId: string) => sql`(import_batch_id is null or import_batch_id <> ${batchId})`;

/** Of the tables that the file itself fills, only the rows of others count. */
function ownOf(table: string, column: string, batchId: string) {
  const incidents = sql`(select id from incident where import_batch_id = ${batchId})`;
  const reports = sql`(select id from report where import_batch_id = ${batchId})`;
  switch (table) {
    case "incident":
    case "report":
    case "imported_incident":
    case "incident_match":
    case "imported_person":
    case "person_source_reference":
      return sql`and ${ofBatch(batchId)}`;
    case "incident_person":
      // Who was added to an incident of the file by somebody, or changed in it; and where its people were named elsewhere.
      return column === "incident_id"
        ? sql`and (created_by is not null or version > 1)`
        : sql`and incident_id not in ${incidents}`;
    case "report_incident":
      return column === "incident_id" ? sql`and report_id not in ${reports}` : sql`and incident_id not in ${incidents}`;
    case "victim_duty":
      return sql`and not (told_on is null and report_id in ${reports})`;
    default:
      return sql``;
  }
}
