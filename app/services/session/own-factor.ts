import type { Actor } from "#app/domain/access/actor.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { updateSession } from "#db/queries/sessions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { renewToken } from "./begin-session.ts";
import { confirmOwnPassword } from "./own-password.ts";
import { issueRecoveryCodes } from "./recovery-codes.ts";
import { newAuthenticatorSecret, sealSecret } from "./totp.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** The old authenticator works until a code of the new one has been given. */
export async function beginNewAuthenticator(context: Context, address: string, password: string) {
  const confirmed = await confirmOwnPassword(context, address, password);
  if (confirmed.kind !== "right") return confirmed;
  const { db, actor } = context;
  const pending_secret_sealed = sealSecret(newAuthenticatorSecret(), actor.id);
  await inTransaction(db, (trx) => updateSession(trx, actor.sessionId, { pending_secret_sealed }));
  return { kind: "done" as const };
}

export async function replaceOwnRecoveryCodes(context: Context, address: string, password: string) {
  const confirmed = await confirmOwnPassword(context, address, password);
  if (confirmed.kind !== "right") return confirmed;
  const { db, actor, now } = context;
  return inTransaction(db, async (trx) => {
    const token = await renewToken(trx, actor.sessionId);
    if (!token) return { kind: "gone" as const };
    const codes = await issueRecoveryCodes(trx, actor.id);
    const event = {
      category: "sign-in",
      event: "user.recovery-codes-replaced",
      objectKind: "user",
      objectId: actor.id,
      fields: ["recovery-codes"],
    } as const;
    await insertAuditEvent(trx, actor, now, event);
    return { kind: "done" as const, token, codes };
  });
}
