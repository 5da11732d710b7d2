import type { Actor } from "../access/actor.ts";
import { type Belonging, type CaseRight, mayInCase } from "../access/case-rights.ts";

export const ACTION_STATUS_NAMES = {
  open: "Open",
  done: "Done",
  "not-done": "Not done: the agency did not act",
  "not-possible": "Not possible: circumstances changed",
  "on-hold": "On hold",
  ended: "Ended",
} as const;
export type ActionStatus = keyof typeof ACTION_STATUS_NAMES;
export const ACTION_STATUSES = Object.keys(ACTION_STATUS_NAMES) as ActionStatus[];

/** As which an action can be finished; ended is another thing: nobody is to do it any more. */
export const OUTCOMES = ["done", "not-possible", "not-done"] as const satisfies readonly ActionStatus[];

export const PRIORITY_NAMES = { high: "High", normal: "Normal", low: "Low" } as const;
export type ActionPriority = keyof typeof PRIORITY_NAMES;
export const PRIORITIES = Object.keys(PRIORITY_NAMES) as [ActionPriority, ...ActionPriority[]];

/** What an action belongs to: one thing, never two. */
export type ActionContext = "case" | "premises" | "case-review" | "plan" | "group";

export type ActionState = {
  status: ActionStatus;
  raisedOn: string;
  originalDueOn: string;
  dueOn: string;
  holdUntil: string | null;
  finishedOn: string | null;
};

/**
 * From the day after the current due day (DOMAIN 11); while on hold only once the hold's own day has passed too.
 * Days are ISO text in London, so they compare as text. Its twin in SQL is isOverdueSql.
 */
export function isOverdue(action: Pick<ActionState, "status" | "dueOn" | "holdUntil">, today: string) {
  if (action.dueOn >= today) return false;
  return action.status === "open" || (action.status === "on-hold" && (action.holdUntil ?? "") < today);
}

export function isUnfinished({ status }: Pick<ActionState, "status">): boolean {
  return status === "open" || status === "on-hold";
}

/** On hold up to and with the hold's own day; after it, the action is as open as if nobody had held it. */
export function isHeld({ status, holdUntil }: Pick<ActionState, "status" | "holdUntil">, today: string): boolean {
  return status === "on-hold" && (holdUntil ?? "") >= today;
}

/** On time by the original due day (DOMAIN 11); by an extended day "late, agreed"; else late. Null while unfinished. */
export function punctuality(action: Pick<ActionState, "originalDueOn" | "dueOn" | "finishedOn">) {
  if (action.finishedOn === null) return null;
  if (action.finishedOn <= action.originalDueOn) return "on-time";
  return action.finishedOn <= action.dueOn ? "late-agreed" : "late";
}

export const PUNCTUALITY_NAMES = { "on-time": "On time", "late-agreed": "Late, agreed", late: "Late" } as const;

export type ActionRefusal<F extends string> = { field: F | null; message: string };

export function refuseNewAction(
  context: { isClosed: boolean; premisesId: string | null },
  dueOn: string,
  today: string,
): ActionRefusal<"dueOn"> | null {
  if (context.isClosed)
    return {
      field: null,
      message: context.premisesId
        ? "Premises that have closed take no new actions"
        : "A closed case takes no new actions",
    };
  return refuseDueDay(dueOn, today);
}

export function refuseDueDay(dueOn: string, today: string): ActionRefusal<"dueOn"> | null {
  return dueOn < today ? { field: "dueOn", message: "Due day must be today or later" } : null;
}

/** The owner; or whoever runs the work that it belongs to, in what they may see. Nobody with a conflict of interest in it. */
export function mayComplete(actor: Who, action: ActionBelonging & { ownerUserId: string | null; hasConflict?: 0 | 1 }) {
  if (action.hasConflict) return false;
  return actor.id === action.ownerUserId || mayInContext(actor, action, "actions:complete-any");
}

type Who = Pick<Actor, "id" | "memberships" | "duties" | "permissions">;

/** By what somebody is something to the case that an action belongs to, to the group whose own it is, or to its premises. */
export type ActionBelonging = Omit<Belonging, "groupId"> & { ofGroupId: string | null; premisesId: string | null };

const RIGHTS_AT_PREMISES: readonly CaseRight[] = ["actions:create", "actions:complete-any", "actions:change"];

/**
 * In the case or the group that the action belongs to, where the actor sees that by right; at premises, whoever records
 * what is done about them.
 */
export function mayInContext(
  actor: Who,
  { ofGroupId, premisesId, ...people }: ActionBelonging,
  right: CaseRight,
): boolean {
  if (premisesId !== null)
    return people.isByRight === 1 && RIGHTS_AT_PREMISES.includes(right) && actor.permissions.has("premises:record");
  return mayInCase(actor, { ...people, groupId: ofGroupId }, right);
}

export function refuseCompletion(
  action: Pick<ActionState, "status" | "raisedOn">,
  finishedOn: string,
  today: string,
): ActionRefusal<"finishedOn"> | null {
  if (!isUnfinished(action)) return { field: null, message: "This action is finished already" };
  if (finishedOn > today) return { field: "finishedOn", message: "Day it was finished must be today or in the past" };
  if (finishedOn < action.raisedOn)
    return { field: "finishedOn", message: "Day it was finished must be on or after the day the action was raised" };
  return null;
}
