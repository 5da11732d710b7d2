import { sql } from "kysely";
import type { Transaction } from "../transaction.ts";
import { deletePeopleAndPlaces } from "./imported-cases.ts";

/** Deletes some of what a file of incidents brought, what points to others first; 0 when none is left. */
export async function deleteIncidentsOfBatch(trx: Transaction, batchId: string, limit: number): Promise<number> {
  await trx.deleteFrom("import_follow_up").where("batch_id", "=", batchId).execute();
  const some = await trx
    .selectFrom("imported_incident")
    .innerJoin("incident", "incident.id", "imported_incident.incident_id")
    .select(["imported_incident.incident_id as incidentId", "imported_incident.report_id as reportId"])
    .where("imported_incident.import_batch_id", "=", batchId)
    // Those first that were joined to others of the same file.
    .orderBy(sql`case when incident.same_as_id is null then 1 else 0 end`)
    .limit(limit)
    .execute();
  if (some.length === 0) return (await deleteReferences(trx, batchId)) || deletePeopleAndPlaces(trx, batchId, limit);
  const incidents = some.map(({ incidentId }) => incidentId);
  const reports = some.map(({ reportId }) => reportId);
  await trx.deleteFrom("incident_match").where((eb) => eb.or([eb("incident_id", "in", incidents), eb("other_id", "in", incidents)])).execute(); // prettier-ignore
  await trx.deleteFrom("victim_duty").where("report_id", "in", reports).where("told_on", "is", null).execute();
  await trx.deleteFrom("report_incident").where((eb) => eb.or([eb("report_id", "in", reports), eb("incident_id", "in", incidents)])).execute(); // prettier-ignore
  await trx.deleteFrom("incident_person").where("incident_id", "in", incidents).execute();
  await trx.deleteFrom("incident_hate_strand").where("incident_id", "in", incidents).execute();
  await trx.deleteFrom("imported_incident").where("incident_id", "in", incidents).execute();
  await trx.deleteFrom("report").where("id", "in", reports).execute();
  await trx.deleteFrom("incident").where("id", "in", incidents).execute();
  return some.length;
}

/** References by which the file names people who stand here already. */
async function deleteReferences(trx: Transaction, batchId: string): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("person_source_reference")
    .where("import_batch_id", "=", batchId)
    .where("person_id", "not in", (eb) => eb.selectFrom("person").select("id").where("import_batch_id", "=", batchId))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
