import { setImmediate as breathe } from "node:timers/promises";
import { emailText } from "#app/domain/notifications/email-text.ts";
import { claimsLostBefore, nextTry, type SendFault } from "#app/domain/notifications/outbox.ts";
import {
  bringEmailsForward,
  claimNextEmail,
  markEmailSent,
  markEmailUnsent,
  markLostEmails,
} from "#db/queries/outbox.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import type { SendEmail } from "./send-email.ts";

type Context = { db: Executor; clock: () => Date; isStopping: () => boolean };
type Claimed = NonNullable<Awaited<ReturnType<typeof claimNextEmail>>>;

/**
 * Sends what is due, one after the other. Each message is claimed in a transaction of its own before the mail server is
 * spoken to, and marked in another afterwards: at most once. What was claimed when a process died may or may not have
 * gone, and waits for an administrator as "may have been sent". A fault of the server ends the run: the rest would meet
 * the same.
 */
export async function sendOutbox(
  { db, clock, isStopping }: Context,
  { send, origin }: { send: SendEmail; origin: string },
): Promise<Record<string, number>> {
  const counts = { sent: 0, unsent: 0, lost: 0 };
  counts.lost = await inTransaction(db, (trx) => markLostEmails(trx, claimsLostBefore(clock())));
  while (!isStopping()) {
    const email = await inTransaction(db, (trx) => claimNextEmail(trx, clock()));
    if (!email) break;
    const fault = await sendOne(email, send, origin);
    await inTransaction(db, (trx) => settle(trx, email, fault, clock()));
    if (fault) counts.unsent += 1;
    else counts.sent += 1;
    if (fault?.of === "server" || fault?.of === "silence") break;
    // The first that goes shows that the server is there again.
    if (!fault && counts.sent === 1) await inTransaction(db, (trx) => bringEmailsForward(trx, clock()));
    await breathe();
  }
  return counts;
}

async function sendOne(email: Claimed, send: SendEmail, origin: string): Promise<SendFault | null> {
  if (email.userStatus !== "active") return { of: "message-for-good", code: "no-account" };
  return send({ to: email.email, messageId: email.messageId, ...emailText(email, origin) });
}

async function settle(trx: Transaction, email: Claimed, fault: SendFault | null, now: Date) {
  if (!fault) return markEmailSent(trx, email.id, now);
  const { code } = fault;
  if (fault.of === "silence") return markEmailUnsent(trx, email.id, "unknown", { code });
  if (fault.of === "message-for-good") return markEmailUnsent(trx, email.id, "failed", { code });
  const nextAttemptAt = nextTry(email.attempts, new Date(email.waitingSince), now);
  if (!nextAttemptAt) return markEmailUnsent(trx, email.id, "given-up", { code });
  return markEmailUnsent(trx, email.id, "waiting", { code, nextAttemptAt });
}
