import type { Actor, LoggedActor } from "#app/domain/access/actor.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { endSession, endSessionOf, endSessionsOf } from "#db/queries/sessions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** One of the actor's own sessions, or all but the one that asks. False when the one named is over, or somebody else's. */
export function endOwnSessions({ db, actor, now }: Context, which: string): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    if (which === "others") await endSessionsOf(trx, actor.id, now, actor.sessionId);
    else if (!(await endSessionOf(trx, actor.id, which, now))) return false;
    const ended =
      which === "others"
        ? { event: "user.other-sessions-ended", objectKind: "user", objectId: actor.id }
        : { event: "session.ended", objectKind: "session", objectId: which };
    await insertAuditEvent(trx, actor, now, { category: "sign-in", ...ended });
    return true;
  });
}

/** Signing out, at whatever stage. */
export function signOut({ db, now }: { db: Executor; now: Date }, actor: LoggedActor & { sessionId: string }) {
  return inTransaction(db, async (trx) => {
    await endSession(trx, actor.sessionId, now);
    await insertAuditEvent(trx, actor, now, {
      category: "sign-in",
      event: "user.signed-out",
      objectKind: "user",
      objectId: actor.id,
    });
  });
}
