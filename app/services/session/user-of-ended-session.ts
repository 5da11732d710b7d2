import { isSessionAlive } from "#app/domain/access/session-limits.ts";
import { findSessionById } from "#db/queries/sessions.ts";
import type { Executor } from "#db/transaction.ts";

/**
 * Whose a session was that is over by now, as somebody signed out of it in another tab, while it might still have gone on
 * that day; null of any other. It decides to whom an unsent form is offered, and nothing else.
 */
export async function userOfEndedSession({ db, now }: { db: Executor; now: Date }, id: string): Promise<string | null> {
  const session = await findSessionById(db, id);
  if (!session || session.stage !== "complete" || isSessionAlive(session, now)) return null;
  return now.toISOString() < session.expiresAt ? session.userId : null;
}
