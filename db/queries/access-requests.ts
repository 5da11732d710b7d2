import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** Who waits to be let into a case that the caller has found visible. */
export function unsafeListWaitingRequests(db: Executor, caseId: string) {
  return db
    .selectFrom("access_request")
    .innerJoin("user_account", "user_account.id", "access_request.requested_by")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["access_request.id", "access_request.reason", "access_request.requested_at as requestedAt"])
    .select(["access_request.requested_by as requestedBy", "access_request.version"])
    .select(["user_account.name", "agency.name as agencyName"])
    .where("access_request.case_id", "=", caseId)
    .where("access_request.answer", "is", null)
    .orderBy("access_request.id")
    .limit(50)
    .execute();
}

/** False when the same user waits for an answer already. */
export async function insertAccessRequest(trx: Transaction, row: Insertable<Database["access_request"]>) {
  const waiting = await trx
    .selectFrom("access_request")
    .select("id")
    .where("case_id", "=", row.case_id)
    .where("requested_by", "=", row.requested_by)
    .where("answer", "is", null)
    .executeTakeFirst();
  if (waiting) return false;
  await trx.insertInto("access_request").values(row).execute();
  return true;
}

type Answer = { answer: "named" | "refused"; answer_reason: string; answered_by: string; answered_at: string };

/** False when somebody answered first. */
export async function answerRequest(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  answer: Answer,
): Promise<boolean> {
  const result = await trx
    .updateTable("access_request")
    .set({ ...answer, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("answer", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
