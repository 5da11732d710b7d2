import { type Insertable, sql, type Updateable } from "kysely";
import { inPieces } from "../in-pieces.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";

// Premises as registers bring them: of whichever premises of the partnership, for the loading of a file alone.

/** Of these numbers, the premises that have them, also of a file that nobody sees yet. */
export async function unsafeListPremisesByNumber(db: Executor, partnershipId: string, numbers: readonly string[]) {
  if (numbers.length === 0) return [];
  return db
    .selectFrom("premises")
    .leftJoin("import_batch", "import_batch.id", "premises.import_batch_id")
    .selectAll("premises")
    .select("import_batch.status as batchStatus")
    .where("premises.partnership_id", "=", partnershipId)
    .where("premises.licence_number_folded", "in", numbers)
    .execute();
}
export type NumberedPremises = Awaited<ReturnType<typeof unsafeListPremisesByNumber>>[number];

export async function unsafeListActivitiesOf(db: Executor, premisesIds: readonly string[]) {
  if (premisesIds.length === 0) return [];
  return db
    .selectFrom("premises_activity")
    .select(["premises_id as premisesId", "name"])
    .where("premises_id", "in", premisesIds)
    .execute();
}

export async function unsafeListHoldersOf(db: Executor, premisesIds: readonly string[]) {
  if (premisesIds.length === 0) return [];
  return db
    .selectFrom("premises_holder")
    .select(["id", "version", "premises_id as premisesId", "role", "name"])
    .select(["from_day as fromDay", "until_day as untilDay"])
    .where("premises_id", "in", premisesIds)
    .execute();
}

export async function insertImportedPremises(trx: Transaction, rows: readonly Insertable<Database["premises"]>[]) {
  await inPieces(rows, (piece) => trx.insertInto("premises").values(piece).execute());
}

/** A location of this UPRN, or else of this name and postcode, that everybody sees. */
export async function findLocationOfPremises(
  db: Executor,
  partnershipId: string,
  { uprn, nameFolded, postcode }: { uprn: string | null; nameFolded: string; postcode: string | null },
) {
  const seen = () =>
    db
      .selectFrom("location")
      .select(["id", "beat_code as beatCode", "ward_code as wardCode"])
      .where("partnership_id", "=", partnershipId)
      .where(importIsVisible("location.import_batch_id"))
      .limit(1);
  const byUprn = uprn === null ? undefined : await seen().where("uprn", "=", uprn).executeTakeFirst();
  if (byUprn || postcode === null) return byUprn;
  return seen().where("name_folded", "=", nameFolded).where("postcode", "=", postcode).executeTakeFirst();
}

export async function updateImportedPremises(
  trx: Transaction,
  { id, version }: { id: string; version: number },
  columns: Updateable<Database["premises"]>,
) {
  await trx
    .updateTable("premises")
    .set({ ...columns, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .execute();
}

/** Of what nobody sees yet: it stays as the file brought it, at its first version. */
export async function completeImportedPremises(
  trx: Transaction,
  id: string,
  columns: Updateable<Database["premises"]>,
) {
  await trx.updateTable("premises").set(columns).where("id", "=", id).execute();
}

/** The keys of all rows of a file, of those with errors too. */
export async function listRowKeys(db: Executor, runId: string): Promise<string[]> {
  const rows = await db.selectFrom("import_row").select("row_key as key").where("run_id", "=", runId).execute();
  return rows.flatMap(({ key }) => key ?? []);
}

/** Premises that a register ought to have: seen, not closed, not flagged yet, of a licence that stands; not of this batch. */
export function unsafeListRegistered(db: Executor, partnershipId: string, batchId: string) {
  return db
    .selectFrom("premises")
    .select(["id", "version", "kind", "name", "licence_number as licenceNumber", "licence_number_folded as number"])
    .where("partnership_id", "=", partnershipId)
    .where("closed_on", "is", null)
    .where("missing_since", "is", null)
    .where("status", "in", ["current", "suspended"])
    .where(sql<boolean>`(import_batch_id is null or import_batch_id <> ${batchId})`)
    .where(importIsVisible("premises.import_batch_id"))
    .orderBy("name_folded")
    .orderBy("id")
    .execute();
}

export async function findItem(db: Executor, batchId: string, recordId: string) {
  return db
    .selectFrom("import_item")
    .select("before")
    .where("batch_id", "=", batchId)
    .where("record_kind", "=", "premises")
    .where("record_id", "=", recordId)
    .executeTakeFirst();
}

/** In the role again, as before a file that met that version; one that was changed since has a version of its own. */
export async function reopenHolder(trx: Transaction, read: { id: string; version: number }, met: number) {
  await trx
    .updateTable("premises_holder")
    .set({ until_day: null, version: read.version === met + 1 ? met : read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .execute();
}

export async function deleteHolders(trx: Transaction, ids: readonly string[]) {
  if (ids.length > 0) await trx.deleteFrom("premises_holder").where("id", "in", ids).execute();
}

export async function deleteActivities(trx: Transaction, premisesId: string, folded: readonly string[]) {
  if (folded.length === 0) return;
  await trx
    .deleteFrom("premises_activity")
    .where("premises_id", "=", premisesId)
    .where("name_folded", "in", folded)
    .execute();
}

/** Some of the premises that a file brought, with what stands of them; 0 when none is left. */
export async function deletePremisesOfBatch(trx: Transaction, batchId: string, limit: number): Promise<number> {
  const some = await trx
    .selectFrom("premises")
    .select("id")
    .where("import_batch_id", "=", batchId)
    .limit(limit)
    .execute();
  if (some.length === 0) return 0;
  const ids = some.map(({ id }) => id);
  await trx.deleteFrom("premises_activity").where("premises_id", "in", ids).execute();
  await trx.deleteFrom("premises_holder").where("premises_id", "in", ids).execute();
  await trx.deleteFrom("premises").where("id", "in", ids).execute();
  return some.length;
}

type Count = { what: string; count: number };

/** Every table that names premises, with what its rows are called. Held to the schema by a test. */
export const PREMISES_REFERRERS: readonly (readonly [table: string, what: string])[] = [
  ["action", "actions"],
  ["agenda_item", "items on agendas"],
  ["document", "documents"],
  ["licensing_step", "steps about the licence"],
  ["premises_activity", "activities"],
  ["premises_condition", "conditions of the licence"],
  ["premises_contact", "contacts"],
  ["premises_grade", "grades"],
  ["premises_holder", "licence holders and supervisors"],
  ["premises_incident", "incidents"],
  ["premises_meeting", "meetings"],
  ["premises_plan", "plans"],
  ["premises_prompt_answer", "answers to prompts"],
];

/** What has been done since with the premises that a file brought, and keeps it from being taken back. */
export async function countReferrersOfPremises(db: Executor, batchId: string): Promise<Count[]> {
  const own = sql`(select id from premises where import_batch_id = ${batchId})`;
  const counted = async (query: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ count: number | string }>`select count(*) as count from ${query}`.execute(db);
    return Number(rows[0]?.count);
  };
  const found: Count[] = [
    {
      what: "premises that were changed since",
      count: await counted(sql`premises where import_batch_id = ${batchId} and version > 1`),
    },
    {
      what: "premises that a later file has changed",
      count:
        (await counted(sql`import_item inner join import_batch on import_batch.id = import_item.batch_id
          and import_batch.status in ('visible', 'loading') where import_item.record_id in ${own}`)) +
        (await counted(sql`import_item inner join import_batch as mine on mine.id = import_item.batch_id
          where import_item.batch_id = ${batchId} and exists (
            select 1 from import_item as newer inner join import_batch on import_batch.id = newer.batch_id
            where newer.record_id = import_item.record_id and import_batch.status in ('visible', 'loading')
            and (import_batch.created_at > mine.created_at
              or (import_batch.created_at = mine.created_at and import_batch.id > mine.id)))`)),
    },
  ];
  for (const [table, what] of PREMISES_REFERRERS) {
    if (table === "premises_activity") continue;
    const byHand = table === "premises_holder" ? sql`and (created_by is not null or version > 1)` : sql``;
    const count = await counted(sql`${sql.table(table)} where premises_id in ${own} ${byHand}`);
    found.push({ what, count });
  }
  return found.filter(({ count }) => count > 0);
}
