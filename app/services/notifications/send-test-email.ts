import type { Actor } from "#app/domain/access/actor.ts";
import { testEmailText } from "#app/domain/notifications/email-text.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findOwnAccount } from "#db/queries/own-account.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { mailSettings } from "./mail-settings.ts";
import { emailSender } from "./send-email.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Result = { kind: "no-mail" } | { kind: "sent" } | { kind: "failed"; code: string };

/** To the actor's own address, at once and outside the outbox, so that what the mail server says is seen. */
export async function sendTestEmail({ db, actor, now }: Context): Promise<Result> {
  const mail = mailSettings();
  const account = await findOwnAccount(db, actor.id);
  if (!mail || !account) return { kind: "no-mail" };
  const fault = await emailSender(mail)({ to: account.email, ...testEmailText(mail.origin) });
  await inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "email.tested",
      objectKind: "user",
      objectId: actor.id,
      purpose: fault?.code ?? "sent",
    }),
  );
  return fault ? { kind: "failed", code: fault.code } : { kind: "sent" };
}
