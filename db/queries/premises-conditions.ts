import type { Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { premisesVisibleTo } from "../visibility/premises.ts";

type Condition = Database["premises_condition"];

/** Conditions of the licence by their numbers, ended ones among them. */
export function listLicenceConditions(db: Executor, actor: Actor, premisesId: string, limit = 1000) {
  return db
    .selectFrom("premises_condition")
    .innerJoin("premises", "premises.id", "premises_condition.premises_id")
    .select([
      ...(["premises_condition.id", "premises_condition.version", "premises_condition.number"] as const),
      ...(["premises_condition.source", "premises_condition.words"] as const),
      "premises_condition.from_day as fromDay",
      "premises_condition.until_day as untilDay",
      "premises_condition.end_reason as endReason",
    ])
    .where(premisesVisibleTo(actor))
    .where("premises_condition.premises_id", "=", premisesId)
    .orderBy("premises_condition.number")
    .limit(limit)
    .execute();
}
export type ListedCondition = Awaited<ReturnType<typeof listLicenceConditions>>[number];

export async function insertLicenceConditions(trx: Transaction, rows: readonly Insertable<Condition>[]) {
  if (rows.length > 0) await trx.insertInto("premises_condition").values(rows).execute();
}

/** Whether the row was still as read. */
export async function updateLicenceCondition(
  trx: Transaction,
  read: { id: string; version: number },
  changes: Omit<Updateable<Condition>, "id" | "version" | "partnership_id">,
): Promise<boolean> {
  const result = await trx
    .updateTable("premises_condition")
    .set({ ...changes, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
