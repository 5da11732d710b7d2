import { type ActionState, isOverdue, punctuality } from "../actions/action.ts";

export type FinishedAs = "actions-not-done" | `actions-${NonNullable<ReturnType<typeof punctuality>>}`;

/** The measure under which a finished action counts, or null while unfinished. Only what was done can be on time. */
export function finishedAs(action: ActionState): FinishedAs | null {
  if (action.finishedOn === null) return null;
  if (action.status !== "done") return "actions-not-done";
  const when = punctuality(action);
  return when && `actions-${when}`;
}

/** By the end of the day, on the record as it stands now: what was finished later was open then. */
export function wasOpenOn(action: ActionState, day: string) {
  return action.raisedOn <= day && (action.finishedOn === null || action.finishedOn > day);
}

/** Of an action finished since then no hold is known any more: it counts as if there had been none. */
export function wasOverdueOn(action: ActionState, day: string) {
  const status = action.finishedOn === null ? action.status : "open";
  return wasOpenOn(action, day) && isOverdue({ ...action, status }, day);
}
