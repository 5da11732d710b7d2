import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertProblem(trx: Transaction, row: Insertable<Database["problem"]>) {
  await trx.insertInto("problem").values(row).execute();
}

export function findProblem(db: Executor, partnershipId: string, id: string) {
  return db
    .selectFrom("problem")
    .select(["id", "reference", "title", "location_id as locationId", "opened_on as openedOn"])
    .select(["closed_on as closedOn", "case_id as caseId", "version"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function listProblems(db: Executor, partnershipId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("problem")
    .select(["id", "reference", "title"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .where("closed_on", "is", null)
    .orderBy("reference")
    .limit(20)
    .execute();
}
