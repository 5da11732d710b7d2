import { type ExpressionBuilder, type Insertable, type SqlBool, sql } from "kysely";
import { type OutboxStatus, SERVER_FAULTS } from "#app/domain/notifications/outbox.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertOutboxEmail(trx: Transaction, row: Insertable<Database["outbox_email"]>) {
  await trx.insertInto("outbox_email").values(row).execute();
}

/** Whether there is anything to send, or anything left lying by a process that is no more. */
export async function anyEmailDue(db: Executor, now: Date, lostBefore: Date): Promise<boolean> {
  const row = await db
    .selectFrom("outbox_email")
    .select("id")
    .where((eb) =>
      eb.or([
        eb.and([eb("status", "=", "waiting"), eb("next_attempt_at", "<=", now.toISOString())]),
        eb.and([eb("status", "=", "sending"), eb("claimed_at", "<=", lostBefore.toISOString())]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Marked as being sent before the mail server is spoken to, for this process alone. */
export async function claimNextEmail(trx: Transaction, now: Date) {
  const due = await trx
    .selectFrom("outbox_email")
    .innerJoin("user_account", "user_account.id", "outbox_email.user_id")
    .select(["outbox_email.id", "outbox_email.kind", "outbox_email.reference", "outbox_email.path"])
    .select(["outbox_email.message_id as messageId", "outbox_email.attempts"])
    .select(["outbox_email.waiting_since as waitingSince", "user_account.email", "user_account.status as userStatus"])
    .where("outbox_email.status", "=", "waiting")
    .where("outbox_email.next_attempt_at", "<=", now.toISOString())
    .orderBy("outbox_email.next_attempt_at")
    .orderBy("outbox_email.id")
    .limit(1)
    .executeTakeFirst();
  if (!due) return null;
  const result = await trx
    .updateTable("outbox_email")
    .set({ status: "sending", claimed_at: now.toISOString(), attempts: due.attempts + 1 })
    .where("id", "=", due.id)
    .where("status", "=", "waiting")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n ? { ...due, attempts: due.attempts + 1 } : null;
}

/** A message that was taken for lost is sent after all when the answer comes late. */
export async function markEmailSent(trx: Transaction, id: string, now: Date) {
  await trx
    .updateTable("outbox_email")
    .set({ status: "sent", sent_at: now.toISOString(), last_error: null })
    .where("id", "=", id)
    .where("status", "in", ["sending", "unknown"])
    .execute();
}

export async function markEmailUnsent(
  trx: Transaction,
  id: string,
  status: "waiting" | "failed" | "given-up" | "unknown",
  { code, nextAttemptAt }: { code: string; nextAttemptAt?: Date },
) {
  await trx
    .updateTable("outbox_email")
    .set({ status, last_error: code, ...(nextAttemptAt ? { next_attempt_at: nextAttemptAt.toISOString() } : {}) })
    .where("id", "=", id)
    .where("status", "=", "sending")
    .execute();
}

/** What a process was sending when it died: the mail server may have it. Gives how many. */
export async function markLostEmails(trx: Transaction, lostBefore: Date): Promise<number> {
  const result = await trx
    .updateTable("outbox_email")
    .set({ status: "unknown", last_error: "cut-short" })
    .where("status", "=", "sending")
    .where("claimed_at", "<=", lostBefore.toISOString())
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** After the first message has gone again: what waited because of the server, and not of itself, waits no longer. */
export async function bringEmailsForward(trx: Transaction, now: Date) {
  await trx
    .updateTable("outbox_email")
    .set({ next_attempt_at: now.toISOString() })
    .where("status", "=", "waiting")
    .where("next_attempt_at", ">", now.toISOString())
    .where((eb) => eb.or(SERVER_FAULTS.map((pattern) => eb("last_error", "like", pattern))))
    .execute();
}

const TROUBLED = ["waiting", "sending", "failed", "given-up", "unknown"] as const;

/** What does not go by itself any more: somebody has to say what becomes of it. */
const STUCK = ["failed", "given-up", "unknown"] as const;
type Page = { after?: string; isStuck?: boolean; limit: number };

/** Of this partnership, and of nobody's but to a user of it: what has not been sent, oldest first. */
export function listUnsentEmails(db: Executor, partnershipId: string, { after = "", isStuck = false, limit }: Page) {
  return db
    .selectFrom("outbox_email")
    .innerJoin("user_account", "user_account.id", "outbox_email.user_id")
    .select(["outbox_email.id", "outbox_email.kind", "outbox_email.status", "outbox_email.attempts"])
    .select(["outbox_email.created_at as createdAt", "outbox_email.next_attempt_at as nextAttemptAt"])
    .select(["outbox_email.last_error as lastError", "user_account.name as userName"])
    .where(emailOf(partnershipId))
    .where("outbox_email.status", "in", isStuck ? STUCK : TROUBLED)
    .where("outbox_email.id", ">", after)
    .orderBy("outbox_email.id")
    .limit(limit)
    .execute();
}

/** As many as listUnsentEmails lists of those that are stuck. */
export async function countStuckEmails(db: Executor, partnershipId: string): Promise<number> {
  const row = await db
    .selectFrom("outbox_email")
    .select((eb) => eb.fn.countAll<number>().as("emails"))
    .where(emailOf(partnershipId))
    .where("outbox_email.status", "in", STUCK)
    .executeTakeFirstOrThrow();
  return Number(row.emails);
}

export function countEmailsByStatus(
  db: Executor,
  partnershipId: string,
): Promise<{ status: OutboxStatus; emails: number }[]> {
  return db
    .selectFrom("outbox_email")
    .select(["status", (eb) => eb.fn.countAll<number>().as("emails")])
    .where(emailOf(partnershipId))
    .groupBy("status")
    .execute();
}

export function findEmailToSettle(db: Executor, partnershipId: string, id: string) {
  return db
    .selectFrom("outbox_email")
    .select(["id", "status", "user_id as userId"])
    .where(emailOf(partnershipId))
    .where("id", "=", id)
    .executeTakeFirst();
}

/** False when it is not in that status any more. */
export async function settleEmail(
  trx: Transaction,
  { id, status }: { id: string; status: OutboxStatus },
  to: "waiting" | "dropped",
  now: Date,
): Promise<boolean> {
  const at = now.toISOString();
  const result = await trx
    .updateTable("outbox_email")
    .set(to === "waiting" ? { status: to, attempts: 0, waiting_since: at, next_attempt_at: at } : { status: to })
    .where("id", "=", id)
    .where("status", "=", status)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whatever became of it; what still waits is younger. */
export async function deleteEmailsBefore(trx: Transaction, instant: string): Promise<number> {
  const result = await trx.deleteFrom("outbox_email").where("created_at", "<", instant).executeTakeFirst();
  return Number(result.numDeletedRows);
}

function emailOf(partnershipId: string) {
  return (eb: ExpressionBuilder<Database, "outbox_email">) =>
    eb.or([
      eb("outbox_email.partnership_id", "=", partnershipId),
      eb.and([
        eb("outbox_email.partnership_id", "is", null),
        eb.exists(
          eb
            .selectFrom("user_account as receiver")
            .innerJoin("partnership_agency as part", "part.agency_id", "receiver.agency_id")
            .select(sql<SqlBool>`1`.as("one"))
            .whereRef("receiver.id", "=", "outbox_email.user_id")
            .where("part.partnership_id", "=", partnershipId),
        ),
      ]),
    ]);
}
