import { insertRows, type NewRow } from "#db/queries/rows-in-bulk.ts";
import type { Transaction } from "#db/transaction.ts";

type Reported = { incident: NewRow<"incident">; report: NewRow<"report"> };

/** Incidents, each with the one report that tells of it. */
export async function insertReported(trx: Transaction, rows: readonly Reported[]) {
  await insertRows(trx, "incident", rows.map(({ incident }) => incident)); // prettier-ignore
  await insertRows(trx, "report", rows.map(({ report }) => report)); // prettier-ignore
  const links = rows.map(({ incident, report }) => ({ report_id: report.id, incident_id: incident.id, partnership_id: incident.partnership_id })); // prettier-ignore
  await insertRows(trx, "report_incident", links);
}
