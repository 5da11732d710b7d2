import type { Actor } from "#app/domain/access/actor.ts";
import { refusePassword } from "#app/domain/access/refuse-password.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { endSessionsOf } from "#db/queries/sessions.ts";
import { findUserForSignIn, setPasswordHash } from "#db/queries/sign-in.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { renewToken } from "./begin-session.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { wordsOf } from "./set-password.ts";
import { beginTry, forgetTry } from "./tries.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Wrong = { kind: "throttled" } | { kind: "wrong-password" };
type Changed = Wrong | { kind: "gone" } | { kind: "refused"; message: string } | { kind: "done"; token: string };

/** Somebody at a screen that was left open is not its user: before a change of factor the password is asked again. */
export async function confirmOwnPassword(
  { db, actor, now }: Context,
  address: string,
  password: string,
): Promise<Wrong | { kind: "right" }> {
  const user = await findUserForSignIn(db, actor.id);
  if (!user) return { kind: "wrong-password" };
  const tries = await beginTry({ db, now }, `password ${user.emailFolded}`, address);
  const isRight = tries !== null && (await isPassword(password, user.passwordHash));
  return inTransaction(db, async (trx) => {
    if (tries && isRight) {
      await forgetTry(trx, tries);
      return { kind: "right" };
    }
    const event = tries ? "sign-in.failed" : "sign-in.throttled";
    await insertAuditEvent(trx, actor, now, { category: "sign-in", event, objectKind: "user", objectId: actor.id });
    return { kind: tries ? "wrong-password" : "throttled" };
  });
}

/** Ends the user's other sessions; this one goes on under a new token. */
export async function changeOwnPassword(
  { db, actor, now }: Context,
  address: string,
  typed: { currentPassword: string; newPassword: string },
): Promise<Changed> {
  const confirmed = await confirmOwnPassword({ db, actor, now }, address, typed.currentPassword);
  if (confirmed.kind !== "right") return confirmed;
  const user = await findUserForSignIn(db, actor.id);
  if (!user) return { kind: "gone" };
  const message = refusePassword(typed.newPassword, await wordsOf({ db, now }, user));
  if (message) return { kind: "refused", message };

  const hash = await hashPassword(typed.newPassword);
  return inTransaction(db, async (trx): Promise<Changed> => {
    const token = await renewToken(trx, actor.sessionId);
    if (!token || !(await setPasswordHash(trx, actor.id, hash, now.toISOString()))) return { kind: "gone" };
    await endSessionsOf(trx, actor.id, now, actor.sessionId);
    await insertAuditEvent(trx, actor, now, {
      category: "sign-in",
      event: "user.password-changed",
      objectKind: "user",
      objectId: actor.id,
      fields: ["password"],
    });
    return { kind: "done", token };
  });
}
