import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertVictimDuty(trx: Transaction, row: Insertable<Database["victim_duty"]>) {
  await trx.insertInto("victim_duty").values(row).execute();
}

/** The duties to tell one person about the case review, newest first; `ids` are all records of the person. */
export function listVictimDuties(db: Executor, ids: readonly string[], limit: number) {
  return db
    .selectFrom("victim_duty")
    .leftJoin("user_account", "user_account.id", "victim_duty.told_by")
    .select(["victim_duty.id", "victim_duty.arose_on as aroseOn", "victim_duty.due_on as dueOn", "victim_duty.version"])
    .select(["victim_duty.told_on as toldOn", "victim_duty.told_how as toldHow", "user_account.name as toldByName"])
    .where("victim_duty.person_id", "in", ids)
    .orderBy("victim_duty.arose_on", "desc")
    .orderBy("victim_duty.id", "desc")
    .limit(limit)
    .execute();
}

/** False when somebody has recorded it first. */
export async function markVictimTold(
  trx: Transaction,
  { id, version, partnershipId }: { id: string; version: number; partnershipId: string },
  told: { on: string; how: string; by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("victim_duty")
    .set({ told_on: told.on, told_how: told.how, told_by: told.by, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("told_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
