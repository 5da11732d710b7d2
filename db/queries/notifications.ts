import type { ExpressionBuilder, Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { MOST_UNREAD } from "#app/domain/notifications/unread.ts";
import type { NotificationKind } from "#app/domain/notifications/kinds.ts";
import { madeOnce } from "../made-once.ts";
import type { Executor, Transaction } from "../transaction.ts";
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

type Own = Pick<Actor, "id" | "partnershipId">;
type Page = { before?: string; limit: number };

/** Newest first. */
export function listNotifications(db: Executor, actor: Own, { before, limit }: Page) {
  return db
    .selectFrom("notification")
    .select(["id", "kind", "reference", "for_day as forDay", "created_at as createdAt", "read_at as readAt"])
    .where(isOwn(actor))
    .$if(before !== undefined, (q) => q.where("id", "<", before ?? ""))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Never more than MOST_UNREAD: it is shown on every page. */
export async function countUnread(db: Executor, { id, partnershipId }: Own): Promise<number> {
  const [row] = await unreadOf(db, { id, partnershipId });
  return row?.unread ?? 0;
}

const unreadOf = madeOnce((db, actor: Own) => {
  const unread = db
    .selectFrom("notification")
    .select("id")
    .where(isOwn(actor))
    .where("read_at", "is", null)
    .limit(MOST_UNREAD);
  return db.selectFrom(unread.as("unread")).select((eb) => eb.fn.countAll<number>().as("unread"));
});

export function findNotification(db: Executor, actor: Own, id: string) {
  return db
    .selectFrom("notification")
    .select(["id", "object_kind as objectKind", "object_id as objectId"])
    .where(isOwn(actor))
    .where("id", "=", id)
    .executeTakeFirst();
}

/** One, or all of the user's up to now. */
export async function markRead(trx: Transaction, actor: Own, now: Date, id?: string) {
  await trx
    .updateTable("notification")
    .set({ read_at: now.toISOString() })
    .where(isOwn(actor))
    .where("read_at", "is", null)
    .$if(id !== undefined, (q) => q.where("id", "=", id ?? ""))
    .execute();
}

function isOwn(actor: Own) {
  return (eb: ExpressionBuilder<Database, "notification">) =>
    eb.and([
      eb("notification.user_id", "=", actor.id),
      eb.or([
        eb("notification.partnership_id", "=", actor.partnershipId),
        eb("notification.partnership_id", "is", null),
      ]),
    ]);
}

export function listEmailChoices(db: Executor, userId: string) {
  return db
    .selectFrom("notification_choice")
    .select(["kind", "by_email as byEmail"])
    .where("user_id", "=", userId)
    .orderBy("kind")
    .limit(100)
    .execute();
}

export async function replaceEmailChoices(
  trx: Transaction,
  userId: string,
  choices: readonly { kind: NotificationKind; byEmail: boolean }[],
) {
  await trx.deleteFrom("notification_choice").where("user_id", "=", userId).execute();
  const rows = choices.map(({ kind, byEmail }) => ({
    user_id: userId,
    kind,
    by_email: byEmail ? (1 as const) : (0 as const),
  }));
  if (rows.length > 0) await trx.insertInto("notification_choice").values(rows).execute();
}

type Before = { before: string; after: { at: string; id: string }; limit: number };

/** The oldest first. */
export function listNotificationsBefore(db: Executor, partnershipId: string, { before, after, limit }: Before) {
  return db
    .selectFrom("notification")
    .select(["id", "created_at as at"])
    .where("partnership_id", "=", partnershipId)
    .where("created_at", "<", before)
    .where("created_at", ">=", after.at)
    .where((eb) => eb.or([eb("created_at", ">", after.at), eb("id", ">", after.id)]))
    .orderBy("created_at")
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function deleteNotifications(trx: Transaction, ids: readonly string[]): Promise<number> {
  const result = await trx.deleteFrom("notification").where("id", "in", ids).executeTakeFirst();
  return Number(result.numDeletedRows);
}
