import { isCalledAsThisMachine, type Listening, reachedFromElsewhere } from "#app/domain/access/only-this-machine.ts";
import { isBornAsDemonstration } from "#app/services/demonstration/born-as-demonstration.ts";
import { listDemonstrationCards } from "#app/services/demonstration/list-cards.ts";
import type { Executor } from "#db/transaction.ts";

let listening: Listening | null = null;

/** At the moment at which the server begins to listen; null when it does not. */
export function useListening(at: Listening | null) {
  listening = at;
}

/** Whether nobody at another machine can reach this server. */
export function isForThisMachineAlone(): boolean {
  return listening !== null && reachedFromElsewhere(listening) === null;
}

/** Why the sign-in cards of a demonstration are not shown, or null. */
export function whyWithoutCards(): string | null {
  return listening ? reachedFromElsewhere(listening) : "it does not listen yet";
}

/**
 * Whether somebody may sign in by a card, without password and code: the database says that it was born as a demonstration,
 * and the server is reached from this machine alone. A request that says it was passed on is from elsewhere, and one that
 * calls the server by another name comes from a page of somebody else's that had its own name lead here.
 */
export async function maySignInByCard(db: Executor, request: Request): Promise<boolean> {
  const isPassedOn = ["forwarded", "x-forwarded-for", "x-forwarded-host"].some((name) => request.headers.has(name));
  const host = request.headers.get("host") ?? new URL(request.url).host;
  return !isPassedOn && isCalledAsThisMachine(host) && isForThisMachineAlone() && (await isBornAsDemonstration(db));
}

type Shown = { db: Executor; request: Request; isSignedIn: boolean };

/** What every page of a demonstration says that it is, and whom one may sign in as; null in every other database. */
export async function demonstrationFor({ db, request, isSignedIn }: Shown) {
  if (!(await isBornAsDemonstration(db))) return null;
  const hasCards = !isSignedIn && (await maySignInByCard(db, request));
  return { cards: hasCards ? await listDemonstrationCards(db) : [] };
}
