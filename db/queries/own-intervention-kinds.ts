import type { Insertable, Updateable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** All of them, with how often each was recorded: for whoever keeps the list, who learns of no record. */
export function listOwnKindsWithUse(db: Executor, partnershipId: string) {
  return kinds(db, partnershipId)
    .select((eb) =>
      eb
        .selectFrom("intervention")
        .select((inner) => inner.fn.countAll<number>().as("times"))
        .whereRef("intervention.own_kind_id", "=", "own_intervention_kind.id")
        .as("times"),
    )
    .orderBy("name_folded")
    .limit(500)
    .execute();
}

export function findOwnKind(db: Executor, partnershipId: string, id: string) {
  return kinds(db, partnershipId).where("id", "=", id).executeTakeFirst();
}

export function findOwnKindByName(db: Executor, partnershipId: string, nameFolded: string) {
  return kinds(db, partnershipId).where("name_folded", "=", nameFolded).executeTakeFirst();
}

function kinds(db: Executor, partnershipId: string) {
  return db
    .selectFrom("own_intervention_kind")
    .select(["id", "name", "tier", "retired_on as retiredOn", "version"])
    .where("partnership_id", "=", partnershipId);
}

export async function insertOwnKind(trx: Transaction, row: Insertable<Database["own_intervention_kind"]>) {
  await trx.insertInto("own_intervention_kind").values(row).execute();
}

/** False when somebody changed it first. */
export async function updateOwnKind(
  trx: Transaction,
  key: { partnershipId: string; id: string; version: number },
  changes: Updateable<Database["own_intervention_kind"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("own_intervention_kind")
    .set({ ...changes, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
