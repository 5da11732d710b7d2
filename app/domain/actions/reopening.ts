import { type ActionRefusal, type ActionState, isUnfinished, refuseDueDay } from "./action.ts";

type Context = { isClosed: boolean; caseId: string | null; premisesId: string | null };

/**
 * Opened again after it was finished or ended by mistake or too early. It needs a due day from today on; the original one
 * stays, so that it counts as late where it was finished after that in the end (DOMAIN 11). Null: it can be.
 */
export function refuseReopening(
  action: Pick<ActionState, "status">,
  context: Context,
  dueOn: string,
  today: string,
): ActionRefusal<"dueOn"> | null {
  return cannotReopen(action, context) ?? refuseDueDay(dueOn, today);
}

/** Whatever day it were given. */
export function cannotReopen(
  action: Pick<ActionState, "status">,
  { isClosed, caseId, premisesId }: Context,
): ActionRefusal<never> | null {
  if (isUnfinished(action)) return { field: null, message: "This action is not finished" };
  if (!isClosed) return null;
  const closed = caseId ? "The case is closed" : premisesId ? "The premises have closed" : "The group has ended";
  return { field: null, message: `${closed}, so its actions cannot be opened again` };
}

type Owner = { ownerUserId: string | null };

/** Whoever owned it, while they can still open what it belongs to; else its agency is to name somebody. */
export function ownerOfReopened({ ownerUserId }: Owner, users: readonly { id: string }[]): string | null {
  return users.some(({ id }) => id === ownerUserId) ? ownerUserId : null;
}
