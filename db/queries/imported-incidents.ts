import { type Insertable, sql, type Updateable } from "kysely";
import type { AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";

// Rows of incidents as files bring them: of whichever incident, set aside or not, for the loading of a file alone.

type Batch = { partnershipId: string; batchId: string };

/** Of these references of a system, the incidents that they have become, with what the file compares and when each last changed. */
export async function unsafeListImportedIncidents(
  db: Executor,
  { partnershipId, system }: { partnershipId: string; system: string },
  references: readonly string[],
) {
  if (references.length === 0) return [];
  return db
    .selectFrom("imported_incident")
    .innerJoin("incident", "incident.id", "imported_incident.incident_id")
    .innerJoin("import_batch", "import_batch.id", "imported_incident.import_batch_id")
    .selectAll("imported_incident")
    .select([
      "incident.reference",
      "incident.version",
      "incident.heading",
      "incident.asb_type_id",
      "incident.set_aside",
    ])
    .select(["incident.qualifier", "incident.status", "incident.ended_on", "incident.end_reason"])
    .select(["incident.earliest_day", "incident.earliest_time", "incident.latest_day", "incident.latest_time"])
    .select(["incident.what_happened", "import_batch.status as batchStatus"])
    .select(
      sql<number>`case when exists (select 1 from incident_case where incident_case.incident_id = incident.id)
        or exists (select 1 from referral_source_incident seen where seen.incident_id = incident.id)
        then 1 else 0 end`.as("isHeld"),
    )
    .where("imported_incident.partnership_id", "=", partnershipId)
    .where("imported_incident.source_system", "=", system)
    .where("imported_incident.source_reference", "in", references)
    .limit(references.length)
    .execute();
}
export type KnownIncident = Awaited<ReturnType<typeof unsafeListImportedIncidents>>[number];

/** Places of these UPRNs or names that are seen, or of the batch itself. */
export async function listPlacesLike(
  db: Executor,
  { partnershipId, batchId }: { partnershipId: string; batchId: string | null },
  { uprns, namesFolded }: { uprns: readonly string[]; namesFolded: readonly string[] },
) {
  const of = (column: "uprn" | "name_folded", values: readonly string[]) =>
    values.length === 0
      ? Promise.resolve([])
      : db
          .selectFrom("location")
          .select(["id", "uprn", "name_folded as nameFolded", "postcode", "latitude", "longitude"])
          .select(["beat_code as beatCode", "ward_code as wardCode", "lsoa_code as lsoaCode"])
          .where("partnership_id", "=", partnershipId)
          .where(column, "in", values)
          .where((eb) =>
            eb.or([eb("location.import_batch_id", "=", batchId), importIsVisible("location.import_batch_id")()]),
          )
          .orderBy("id")
          .limit(5000)
          .execute();
  return [...(await of("uprn", uprns)), ...(await of("name_folded", namesFolded))];
}

type Sought = { locationIds: readonly string[]; postcodes: readonly string[]; days: readonly string[] };

/** Incidents at these places, or in these postcodes, that ended on these days: seen, or of the batch itself; the oldest records first. */
export async function listIncidentsAlike(
  db: Executor,
  { partnershipId, batchId }: { partnershipId: string; batchId: string | null },
  { locationIds, postcodes, days }: Sought,
) {
  const of = (column: "location.id" | "location.postcode", values: readonly string[]) =>
    values.length === 0
      ? Promise.resolve([])
      : db
          .selectFrom("location")
          .innerJoin("incident", "incident.location_id", "location.id")
          .select(["incident.id", "incident.reference", "incident.latest_day as day", "incident.heading"])
          .select(["incident.location_id as locationId", "location.postcode", "incident.import_batch_id as batchId"])
          .where("location.partnership_id", "=", partnershipId)
          .where(column, "in", values)
          .where("incident.latest_day", "in", days)
          .where((eb) =>
            eb.or([eb("incident.import_batch_id", "=", batchId), importIsVisible("incident.import_batch_id")()]),
          )
          .orderBy("incident.id")
          .limit(5000)
          .execute();
  const found = [...(await of("location.id", locationIds)), ...(await of("location.postcode", postcodes))];
  return [...new Map(found.map((row) => [row.id, row])).values()];
}
export type AlikeIncident = {
  id: string;
  reference: string;
  day: string;
  heading: AsbHeading;
  locationId: string | null;
  postcode: string | null;
  batchId: string | null;
};

/** Everything that rows of a file become, table by table. */
export async function insertImportedIncidents(
  trx: Transaction,
  rows: {
    incidents: Insertable<Database["incident"]>[];
    strands: Insertable<Database["incident_hate_strand"]>[];
    reports: Insertable<Database["report"]>[];
    people: Insertable<Database["incident_person"]>[];
    imported: Insertable<Database["imported_incident"]>[];
  },
) {
  if (rows.incidents.length === 0) return;
  await trx.insertInto("incident").values(rows.incidents).execute();
  if (rows.strands.length > 0) await trx.insertInto("incident_hate_strand").values(rows.strands).execute();
  await trx.insertInto("report").values(rows.reports).execute();
  await trx
    .insertInto("report_incident")
    .values(
      rows.imported.map(({ report_id, incident_id, partnership_id }) => ({ report_id, incident_id, partnership_id })),
    )
    .execute();
  if (rows.people.length > 0)
    await trx
      .insertInto("incident_person")
      .values(rows.people)
      .onConflict((c) => c.columns(["incident_id", "person_id", "role"]).where("ended_on", "is", null).doNothing())
      .execute();
  await trx.insertInto("imported_incident").values(rows.imported).execute();
}

export async function insertMatches(trx: Transaction, rows: Insertable<Database["incident_match"]>[]) {
  if (rows.length > 0) await trx.insertInto("incident_match").values(rows).execute();
}

/** An incident as a file has it now; what it was stands in import_item. Gives the version that it has then. */
export async function updateImportedIncident(
  trx: Transaction,
  { id, version }: { id: string; version: number },
  change: Updateable<Database["incident"]>,
  said: Updateable<Database["imported_incident"]>,
) {
  await trx.updateTable("incident").set({ ...change, version: version + 1 }).where("id", "=", id).where("version", "=", version).execute(); // prettier-ignore
  await trx.updateTable("imported_incident").set({ ...said, file_version: version + 1 }).where("incident_id", "=", id).execute(); // prettier-ignore
}

/** The records of these ids that a batch has changed already. */
export async function listItemIds(db: Executor, batchId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom("import_item")
    .select("record_id as id")
    .where("batch_id", "=", batchId)
    .where("record_id", "in", ids)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function deleteItems(trx: Transaction, batchId: string, ids: readonly string[]) {
  if (ids.length === 0) return;
  await trx.deleteFrom("import_item").where("batch_id", "=", batchId).where("record_id", "in", ids).execute();
}

/** The versions at which these incidents stand. */
export async function unsafeListVersions(db: Executor, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db.selectFrom("incident").select(["id", "version"]).where("id", "in", ids).limit(ids.length).execute();
}

/** How many incidents a batch has changed that were changed again since, here or by a newer file. */
export async function countChangedSince(db: Executor, { batchId }: Batch): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`select count(*) as count from import_item
    inner join imported_incident on imported_incident.incident_id = import_item.record_id
    inner join incident on incident.id = import_item.record_id
    where import_item.batch_id = ${batchId} and (incident.version <> imported_incident.file_version or exists (
      select 1 from import_item newer inner join import_batch on import_batch.id = newer.batch_id
      where newer.record_id = import_item.record_id and newer.batch_id > import_item.batch_id
      and import_batch.status in ('visible', 'loading')))`.execute(db);
  return Number(rows[0]?.count);
}

/** What another system said of an incident that the caller has found visible. */
export function unsafeFindImportedIncident(db: Executor, incidentId: string) {
  return db
    .selectFrom("imported_incident")
    .innerJoin("import_batch", "import_batch.id", "imported_incident.import_batch_id")
    .select(["imported_incident.source_reference as sourceReference", "imported_incident.type_words as typeWords"])
    .select(["imported_incident.opening_words as openingWords", "imported_incident.closing_words as closingWords"])
    .select(["imported_incident.reported_by as reportedBy", "imported_incident.officer_words as officerWords"])
    .select(["imported_incident.incidents", "import_batch.created_at as importedAt"])
    .where("imported_incident.incident_id", "=", incidentId)
    .executeTakeFirst();
}
