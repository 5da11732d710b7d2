import type { Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { premisesVisibleTo } from "../visibility/premises.ts";

export function findPremises(db: Executor, actor: Actor, id: string) {
  return db
    .selectFrom("premises")
    .select([
      ...(["premises.id", "premises.reference", "premises.version", "premises.kind", "premises.status"] as const),
      ...(["premises.name", "premises.postcode", "premises.uprn", "premises.capacity", "premises.hours"] as const),
      "premises.licence_number as licenceNumber",
      "premises.licensed_from as licensedFrom",
      "premises.address_words as addressWords",
      "premises.location_id as locationId",
      "premises.beat_code as beatCode",
      "premises.ward_code as wardCode",
      "premises.closed_on as closedOn",
      "premises.closed_reason as closedReason",
      "premises.missing_since as missingSince",
      "premises.agreed_band as agreedBand",
      "premises.agreed_on as agreedOn",
      "premises.agreed_grade_id as agreedGradeId",
      "premises.last_contact_on as lastContactOn",
      "premises.contact_from_on as contactFromOn",
    ])
    .where(premisesVisibleTo(actor))
    .where("premises.id", "=", id)
    .executeTakeFirst();
}
export type FoundPremises = NonNullable<Awaited<ReturnType<typeof findPremises>>>;

export async function insertPremises(trx: Transaction, row: Insertable<Database["premises"]>) {
  await trx.insertInto("premises").values(row).execute();
}

/** Others who write something of these premises wait until this transaction has ended. */
export async function holdPremises(trx: Transaction, id: string) {
  await trx
    .updateTable("premises")
    .set((eb) => ({ reference: eb.ref("reference") }))
    .where("id", "=", id)
    .execute();
}

/** Whether the row was still as read. */
export async function updatePremises(
  trx: Transaction,
  read: { id: string; version: number },
  changes: Omit<Updateable<Database["premises"]>, "id" | "version" | "partnership_id">,
): Promise<boolean> {
  const result = await trx
    .updateTable("premises")
    .set({ ...changes, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Which premises of the partnership have this licence number, also of a file that nobody sees yet: the number is taken. */
export async function unsafeFindPremisesByNumber(db: Executor, partnershipId: string, key: string) {
  const found = await db
    .selectFrom("premises")
    .leftJoin("import_batch", "import_batch.id", "premises.import_batch_id")
    .select(["premises.id", "premises.name", "premises.reference", "premises.import_batch_id as batchId"])
    .select("import_batch.status as batchStatus")
    .where("premises.partnership_id", "=", partnershipId)
    .where("premises.licence_number_folded", "=", key)
    .executeTakeFirst();
  if (!found) return undefined;
  const { id, name, reference, batchId, batchStatus } = found;
  return { id, name, reference, isVisible: batchId === null || batchStatus === "visible" };
}

/** As it stands, for what a file has changed of it to be put back. */
export function unsafeFindPremises(db: Executor, id: string) {
  return db.selectFrom("premises").selectAll().where("id", "=", id).executeTakeFirst();
}
