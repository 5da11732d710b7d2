import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** Who works with the people of a case that the caller has found visible, now, wherever that was recorded. */
export function unsafeListWorkers(db: Executor, caseId: string) {
  return db
    .selectFrom("person_worker")
    .innerJoin("person", "person.id", "person_worker.person_id")
    .innerJoin("user_account", "user_account.id", "person_worker.user_id")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["person_worker.id", "person_worker.work", "person_worker.from_day as fromDay", "person_worker.version"])
    .select(["person_worker.user_id as userId", "person_worker.person_id as personId"])
    .select(["person.given_names as givenNames", "person.family_name as familyName"])
    .select(["user_account.name", "agency.name as agencyName"])
    .where("person_worker.ended_at", "is", null)
    .where("person_worker.person_id", "in", (eb) =>
      eb.selectFrom("case_link").select("case_link.person_id").where("case_link.case_id", "=", caseId),
    )
    .orderBy("person.name_folded")
    .orderBy("person_worker.id")
    .limit(200)
    .execute();
}

export async function insertWorker(trx: Transaction, row: Insertable<Database["person_worker"]>) {
  await trx.insertInto("person_worker").values(row).execute();
}

/** False when somebody ended it first. */
export async function endWorker(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  end: { ended_at: string; ended_by: string; ended_reason: string },
): Promise<boolean> {
  const result = await trx
    .updateTable("person_worker")
    .set({ ...end, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
