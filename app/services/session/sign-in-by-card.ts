import { findUserForSignIn } from "#db/queries/sign-in.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { listDemonstrationCards } from "../demonstration/list-cards.ts";
import { beginSession, type Browser, completeSession } from "./begin-session.ts";
import { handOverUnsentForm } from "./unsent-form.ts";

type Context = { db: Executor; now: Date };
type Picked = { userId: string; unsentKey: string | null };

/**
 * In a demonstration one of the users on the cards is signed in without password and code. Null for anybody else, and in
 * every database that was not born as one. That the server is reached from this machine alone is for the caller to know.
 */
export function signInByCard({ db, now }: Context, { userId, unsentKey }: Picked, browser: Browser) {
  return inTransaction(db, async (trx): Promise<{ token: string; sessionId: string; userId: string } | null> => {
    const cards = await listDemonstrationCards(trx);
    const user = cards.some((card) => card.userId === userId) ? await findUserForSignIn(trx, userId) : undefined;
    if (!user) return null;
    const { id: sessionId, stage } = await beginSession(trx, now, user, browser);
    const by = "card of the demonstration";
    const done = await completeSession(trx, now, { sessionId, userId, agencyId: user.agencyId, stage, by });
    if (!done) return null;
    if (unsentKey) await handOverUnsentForm(trx, now, { userId, key: unsentKey, sessionId });
    return { token: done.token, sessionId, userId };
  });
}
