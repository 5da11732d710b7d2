import type { Updateable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** Those that are offered on that day, by name. */
export function listOfferedOutcomes(db: Executor, partnershipId: string, today: string) {
  return outcomes(db, partnershipId)
    .where((eb) => eb.or([eb("retired_on", "is", null), eb("retired_on", ">", today)]))
    .orderBy("name_folded")
    .limit(200)
    .execute();
}

/** All of them, with how often each was used: for whoever keeps the list. */
export function listOutcomes(db: Executor, partnershipId: string) {
  return outcomes(db, partnershipId)
    .select((eb) =>
      eb
        .selectFrom("case_closure")
        .select((inner) => inner.fn.countAll<number>().as("times"))
        .whereRef("case_closure.outcome_id", "=", "case_outcome.id")
        .as("times"),
    )
    .orderBy("name_folded")
    .limit(500)
    .execute();
}

export function findOutcome(db: Executor, partnershipId: string, id: string) {
  return outcomes(db, partnershipId).where("id", "=", id).executeTakeFirst();
}

export function findOutcomeByName(db: Executor, partnershipId: string, nameFolded: string) {
  return outcomes(db, partnershipId).where("name_folded", "=", nameFolded).executeTakeFirst();
}

function outcomes(db: Executor, partnershipId: string) {
  return db
    .selectFrom("case_outcome")
    .select(["id", "name", "retired_on as retiredOn", "version"])
    .where("partnership_id", "=", partnershipId);
}

type Key = { partnershipId: string; id: string; version: number };

export async function updateOutcome(trx: Transaction, key: Key, changes: Updateable<Database["case_outcome"]>) {
  const result = await trx
    .updateTable("case_outcome")
    .set({ ...changes, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
