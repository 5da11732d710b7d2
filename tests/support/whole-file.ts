import { v7 as uuid } from "uuid";
import type { Executor } from "#db/transaction.ts";
import { anIncident, aReport, insert, type TestPartnership } from "../factories.ts";

/** As they stand of a file of comma-separated values of which no column was said. */
const READING = JSON.stringify({ format: "csv", encoding: "utf-8", delimiter: ",", sheets: [], sheet: null, hash: "" });
const COLUMNS = JSON.stringify({ hasHeadings: true, columns: {}, agencyId: null, system: null });
const AT = "2026-03-02T15:00:00.000Z";

/** A file of one incident that is loaded and has been gone through; it and its batch have one id. */
export async function aLoadedFile(
  db: Executor,
  p: TestPartnership,
  { userId, mark }: { userId: string; mark: (field: string) => string },
) {
  const [runId, partnership_id] = [uuid(), p.partnershipId];
  const made = { created_at: AT, created_by: userId };
  await insert(db, "import_batch", {
    ...made, id: runId, partnership_id, kind: "incidents", format: "1", content_hash: runId, status: "visible", row_count: 1,
  }); // prettier-ignore
  await insert(db, "import_run", {
    ...made, id: runId, partnership_id, kind: "incidents", status: "visible", batch_id: runId, stored_as: null, file_name: `${mark("file")}.csv`, file_size: 10,
    reading: READING, columns: COLUMNS, version_label: null, rows_read: 1, rows_loaded: 1, imported: 1, updated: 0, skipped: 0, possible_duplicates: 0,
    errors: 0, problem: null, held_by: null, held_until: null, group_id: null, ended_at: AT, version: 1,
  }); // prettier-ignore
  await insert(db, "import_follow_up", {
    batch_id: runId, partnership_id, recent_from: "2026-02-01", followed_to: null, done_at: AT, version: 1,
  }); // prettier-ignore
  const incident_id = await anIncident(db, p, { import_batch_id: runId, what_happened: mark("filed") });
  const report_id = await aReport(db, p, [incident_id], { import_batch_id: runId });
  await insert(db, "imported_incident", {
    incident_id, report_id, partnership_id, import_batch_id: runId, source_system: "Police log", source_reference: runId, type_words: null,
    opening_words: null, closing_words: null, status_words: null, reported_by: mark("filedby"), officer_words: null, closed_on: null, incidents: null,
    file_version: 1,
  }); // prettier-ignore
  return { runId, importedIncidentId: incident_id };
}
