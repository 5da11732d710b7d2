import type { Insertable } from "kysely";
import { madeOnce } from "../made-once.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertCredentialReset(trx: Transaction, row: Insertable<Database["credential_reset"]>) {
  await trx.insertInto("credential_reset").values(row).execute();
}

/** Of one user, since that instant: for the rule that keeps the two factors apart. */
export function listResetsSince(trx: Transaction, userId: string, since: string) {
  return trx
    .selectFrom("credential_reset")
    .select(["kind", "made_by as madeBy", "made_at as madeAt"])
    .where("user_id", "=", userId)
    .where("made_at", ">", since)
    .orderBy("made_at", "desc")
    .limit(100)
    .execute();
}

/** What the user has not been told of, or has not said that they know; the newest first. */
export function listUnacknowledgedResets(db: Executor, userId: string) {
  return unacknowledgedResets(db, { userId });
}

const unacknowledgedResets = madeOnce((db, { userId }: { userId: string }) =>
  db
    .selectFrom("credential_reset")
    .leftJoin("user_account", "user_account.id", "credential_reset.made_by")
    .select([
      "credential_reset.id",
      "credential_reset.kind",
      "credential_reset.made_at as madeAt",
      "user_account.name as madeBy",
    ])
    .where("credential_reset.user_id", "=", userId)
    .where("credential_reset.acknowledged_at", "is", null)
    .orderBy("credential_reset.made_at", "desc")
    .orderBy("credential_reset.id", "desc")
    .limit(10),
);

/** The user's own alone, each once; gives how many. */
export async function acknowledgeResets(
  trx: Transaction,
  userId: string,
  ids: readonly string[],
  at: string,
): Promise<number> {
  if (ids.length === 0) return 0;
  const result = await trx
    .updateTable("credential_reset")
    .set({ acknowledged_at: at })
    .where("user_id", "=", userId)
    .where("id", "in", ids)
    .where("acknowledged_at", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
