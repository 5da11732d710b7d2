import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertFollowUp(trx: Transaction, row: Insertable<Database["import_follow_up"]>) {
  await trx.insertInto("import_follow_up").values(row).execute();
}

/** A file, of whichever partnership, of whose recent reports the victims have not all been looked at: for the job. */
export function unsafeFindFollowUp(db: Executor) {
  return db
    .selectFrom("import_follow_up")
    .innerJoin("import_batch", "import_batch.id", "import_follow_up.batch_id")
    .select(["import_follow_up.batch_id as batchId", "import_follow_up.partnership_id as partnershipId"])
    .select(["import_follow_up.recent_from as recentFrom", "import_follow_up.followed_to as followedTo"])
    .select(["import_follow_up.version", "import_batch.created_by as createdBy"])
    .where("import_follow_up.done_at", "is", null)
    .where("import_batch.status", "=", "visible")
    .orderBy("import_follow_up.batch_id")
    .limit(1)
    .executeTakeFirst();
}

/** The next reports of a file that were made on that day or later, and for whom each was made. */
export function unsafeListRecentReports(
  db: Executor,
  { batchId, recentFrom, followedTo }: { batchId: string; recentFrom: string; followedTo: string | null },
  limit: number,
) {
  return db
    .selectFrom("report")
    .select(["id", "for_person_id as forId"])
    .where("import_batch_id", "=", batchId)
    .where("reported_on", ">=", recentFrom)
    .where("for_person_id", "is not", null)
    .where("id", ">", followedTo ?? "")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** False when another process was first. */
export async function advanceFollowUp(
  trx: Transaction,
  { batchId, version }: { batchId: string; version: number },
  change: { followed_to?: string; done_at?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("import_follow_up")
    .set({ ...change, version: version + 1 })
    .where("batch_id", "=", batchId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
