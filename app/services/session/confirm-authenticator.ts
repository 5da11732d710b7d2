import type { LoggedActor } from "#app/domain/access/actor.ts";
import { acceptableSteps } from "#app/domain/access/totp-steps.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { endSessionsOf, findSessionById, takePendingSecret } from "#db/queries/sessions.ts";
import { findUserForSignIn, updateUserForSignIn } from "#db/queries/sign-in.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { completeSession, renewToken } from "./begin-session.ts";
import { issueRecoveryCodes } from "./recovery-codes.ts";
import { enrolmentOf, stepOfCode, unsealSecret } from "./totp.ts";
import { beginTry, forgetTry } from "./tries.ts";

type Context = { db: Executor; now: Date };
type Owner = { sessionId: string; userId: string };
type Result =
  { kind: "throttled" } | { kind: "refused" } | { kind: "gone" } | { kind: "done"; token: string; codes: string[] };

/** What to scan or type for the authenticator that this session is setting up; null when it is not. */
export async function findEnrolment(db: Executor, { sessionId, userId }: Owner) {
  const session = await findSessionById(db, sessionId);
  const user = await findUserForSignIn(db, userId);
  if (!user || !session?.pendingSecretSealed) return null;
  return enrolmentOf(unsealSecret(session.pendingSecretSealed, userId), user.email);
}

/**
 * The first code of a new authenticator puts it in place of the old one, ends the user's other sessions and gives
 * recovery codes. For somebody who is signing in for the first time it completes that.
 */
export async function confirmAuthenticator(
  { db, now }: Context,
  at: Owner & { address: string; code: string },
): Promise<Result> {
  const tries = await beginTry({ db, now }, `code ${at.userId}`, at.address);
  const failed = (event: string) => recordFailure({ db, now }, at, event);
  if (!tries) {
    await failed("sign-in.throttled");
    return { kind: "throttled" };
  }
  const user = await findUserForSignIn(db, at.userId);
  const session = await findSessionById(db, at.sessionId);
  const sealed = session?.pendingSecretSealed;
  if (user?.status !== "active" || !session || !sealed || session.stage === "code-due") return { kind: "gone" };
  const step = stepOfCode(unsealSecret(sealed, user.id), at.code, acceptableSteps(now, null));
  if (step === null) {
    await failed("new-code.failed");
    return { kind: "refused" };
  }

  const { sessionId } = at;
  const { id: userId, agencyId } = user;
  return inTransaction(db, async (trx): Promise<Result> => {
    if (!(await takePendingSecret(trx, sessionId, sealed))) return { kind: "gone" };
    let actor: LoggedActor = { id: userId, agencyId, partnershipId: session.partnershipId, sessionId };
    let token: string | null;
    if (session.stage === "complete") token = await renewToken(trx, sessionId);
    else {
      const done = await completeSession(trx, now, {
        sessionId,
        userId,
        agencyId,
        stage: "enrolment-due",
        by: "new authenticator",
      });
      token = done?.token ?? null;
      if (done) actor = done.actor;
    }
    if (token === null) return { kind: "gone" };
    await forgetTry(trx, tries);
    await endSessionsOf(trx, userId, now, sessionId);
    await updateUserForSignIn(trx, userId, {
      totp_secret_sealed: sealed,
      totp_confirmed_at: now.toISOString(),
      totp_last_step: step,
    });
    const codes = await issueRecoveryCodes(trx, userId);
    await insertAuditEvent(trx, actor, now, {
      category: "sign-in",
      event: "user.authenticator-set",
      objectKind: "user",
      objectId: userId,
      fields: ["authenticator", "recovery-codes"],
    });
    return { kind: "done", token, codes };
  });
}

/** Whoever tries codes here has the password already: in the log it stands beside a failed sign-in. */
function recordFailure({ db, now }: Context, { userId, sessionId }: Owner, event: string) {
  return inTransaction(db, async (trx) => {
    const agencyId = (await findUserForSignIn(trx, userId))?.agencyId ?? null;
    const actor: LoggedActor = { id: userId, agencyId, partnershipId: null, sessionId };
    await insertAuditEvent(trx, actor, now, { category: "sign-in", event, objectKind: "user", objectId: userId });
  });
}
