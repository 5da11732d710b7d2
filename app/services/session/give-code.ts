import type { AuditEvent } from "#app/domain/audit/event-content.ts";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { foldRecoveryCode } from "#app/domain/access/recovery-codes.ts";
import { acceptableSteps } from "#app/domain/access/totp-steps.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { markRecoveryCodeUsed } from "#db/queries/recovery-codes.ts";
import { findUserForSignIn, takeTotpStep, type UserForSignIn } from "#db/queries/sign-in.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { takeEmailCode } from "#db/queries/email-codes.ts";
import { completeSession } from "./begin-session.ts";
import { hasEmailCode, hashEmailCode } from "./email-code.ts";
import { hashRecoveryCode } from "./recovery-codes.ts";
import { stepOfCode, unsealSecret } from "./totp.ts";
import { beginTry, forgetTry } from "./tries.ts";

type Context = { db: Executor; now: Date };
type HalfWay = { sessionId: string; userId: string; agencyId: string; address: string };
type Given = { kind: "authenticator" | "recovery" | "email"; code: string };

const WAYS = {
  authenticator: { by: "authenticator code", failed: "code.failed" },
  recovery: { by: "recovery code", failed: "recovery-code.failed" },
  email: { by: "code by e-mail", failed: "email-code.failed" },
} as const;
export type CodeResult =
  { kind: "throttled" } | { kind: "refused" } | { kind: "gone" } | { kind: "done"; token: string };

/** The second half of signing in. A code opens once, and so does a recovery code. */
export async function giveCode({ db, now }: Context, at: HalfWay, given: Given): Promise<CodeResult> {
  const actor: LoggedActor = { id: at.userId, agencyId: at.agencyId, partnershipId: null, sessionId: at.sessionId };
  const log = (trx: Transaction, event: string) =>
    insertAuditEvent(trx, actor, now, {
      category: "sign-in",
      event,
      objectKind: "user",
      objectId: at.userId,
    } satisfies AuditEvent);

  const tries = await beginTry({ db, now }, `code ${at.userId}`, at.address);
  if (!tries) {
    await inTransaction(db, (trx) => log(trx, "sign-in.throttled"));
    return { kind: "throttled" };
  }
  const user = await findUserForSignIn(db, at.userId);
  if (!user || user.status !== "active") return { kind: "gone" };

  return inTransaction(db, async (trx): Promise<CodeResult> => {
    if (!(await isTaken(trx, now, user, at.sessionId, given))) {
      await log(trx, WAYS[given.kind].failed);
      return { kind: "refused" };
    }
    const done = await completeSession(trx, now, { ...at, stage: "code-due", by: WAYS[given.kind].by });
    if (!done) return { kind: "gone" };
    await forgetTry(trx, tries);
    return { kind: "done", token: done.token };
  });
}

async function isTaken(
  trx: Transaction,
  now: Date,
  user: UserForSignIn,
  sessionId: string,
  { kind, code }: Given,
): Promise<boolean> {
  if (kind === "email") {
    if (!(await hasEmailCode({ db: trx, now }, user.id))) return false;
    return takeEmailCode(trx, sessionId, hashEmailCode(sessionId, code), now);
  }
  if (kind === "recovery")
    return markRecoveryCodeUsed(trx, user.id, hashRecoveryCode(user.id, foldRecoveryCode(code)), now.toISOString());
  if (!user.totpSecretSealed) return false;
  const step = stepOfCode(unsealSecret(user.totpSecretSealed, user.id), code, acceptableSteps(now, user.totpLastStep));
  return step !== null && (await takeTotpStep(trx, user.id, step));
}
