import type { LoggedActor } from "#app/domain/access/actor.ts";
import { foldEmail } from "#app/domain/access/email.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findUserByEmail } from "#db/queries/sign-in.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { beginSession, type Browser } from "./begin-session.ts";
import { isPassword } from "./password-hash.ts";
import { beginTry, forgetTry } from "./tries.ts";
import { handOverUnsentForm } from "./unsent-form.ts";

type Context = { db: Executor; now: Date };
type Typed = { email: string; password: string; unsentKey: string | null };
type Result =
  { kind: "throttled" } | { kind: "refused" } | { kind: "done"; token: string; stage: "code-due" | "enrolment-due" };

/** Whoever is not yet known. */
const NOBODY: LoggedActor = { id: "anonymous", agencyId: null, partnershipId: null, sessionId: null };

/**
 * A right password of an active account begins a session that waits for its code. Every other combination, known
 * address or not, takes the same path and gets the same answer. What was typed as an address is not written down: it
 * may be a password in the wrong field.
 */
export async function signIn({ db, now }: Context, typed: Typed, browser: Browser): Promise<Result> {
  const email = foldEmail(typed.email);
  const tries = await beginTry({ db, now }, `password ${email}`, browser.address);
  if (!tries) {
    const event = { category: "sign-in", event: "sign-in.throttled", objectKind: "user", objectId: null } as const;
    await inTransaction(db, (trx) => insertAuditEvent(trx, NOBODY, now, event));
    return { kind: "throttled" };
  }
  const user = await findUserByEmail(db, email);
  const isRight = await isPassword(typed.password, user?.status === "active" ? user.passwordHash : null);
  return inTransaction(db, async (trx): Promise<Result> => {
    if (!user || !isRight) {
      const event = {
        category: "sign-in",
        event: "sign-in.failed",
        objectKind: "user",
        objectId: user?.id ?? null,
      } as const;
      await insertAuditEvent(trx, { ...NOBODY, agencyId: user?.agencyId ?? null }, now, event);
      return { kind: "refused" };
    }
    await forgetTry(trx, tries);
    const session = await beginSession(trx, now, user, browser);
    if (typed.unsentKey)
      await handOverUnsentForm(trx, now, { userId: user.id, key: typed.unsentKey, sessionId: session.id });
    return { kind: "done", token: session.token, stage: session.stage };
  });
}
