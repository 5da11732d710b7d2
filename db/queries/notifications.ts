import type { Insertable } from "kysely";
import type { NotificationKind } from "#app/domain/notifications/kinds.ts";
import type { Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** Gives the id of what was written: nothing when the user has been told of it for that day already. */
export async function insertNotification(trx: Transaction, row: Insertable<Database["notification"]>) {
  const written = await trx
    .insertInto("notification")
    .values(row)
    .onConflict((c) => c.columns(["user_id", "kind", "object_id", "for_day"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return written?.id;
}

/** Null for somebody who has not chosen; undefined for somebody whose account is not in use. */
export async function findEmailChoice(trx: Transaction, userId: string, kind: NotificationKind) {
  const row = await trx
    .selectFrom("user_account")
    .leftJoin("notification_choice as choice", (join) =>
      join.onRef("choice.user_id", "=", "user_account.id").on("choice.kind", "=", kind),
    )
    .select("choice.by_email as byEmail")
    .where("user_account.id", "=", userId)
    .where("user_account.status", "=", "active")
    .executeTakeFirst();
  if (!row) return undefined;
  return row.byEmail === null ? null : row.byEmail === 1;
}
