import type { Actor } from "../access/actor.ts";
import { plusDays } from "../dates/iso-day.ts";
import {
  type ActionBelonging,
  type ActionRefusal,
  type ActionState,
  isHeld,
  isOverdue,
  isUnfinished,
  mayInContext,
  refuseDueDay,
} from "./action.ts";

type Who = Pick<Actor, "id" | "agencyId" | "memberships" | "permissions" | "duties">;
type Belonging = ActionBelonging & {
  ownerUserId: string | null;
  ownerAgencyId: string;
  /** Of the agency that owns it, for escalation. */
  contactUserId: string | null;
  /** Whether the actor has a conflict of interest in its case. */
  hasConflict?: 0 | 1;
};
type State = Pick<ActionState, "status" | "dueOn" | "holdUntil">;
type Refusal<F extends string> = ActionRefusal<F> | null;

/** Whoever runs the work that the action belongs to holds it, ends it and says how much it matters. */
export function mayRun(actor: Who, action: Belonging): boolean {
  return mayInContext(actor, action, "actions:change");
}

/** Managers too, who see of it its days and its owner. */
export function mayChangeDueDay(actor: Who, action: Belonging): boolean {
  return mayRun(actor, action) || actor.duties.has("manager");
}

/** Managers too; the agency's contact; and while nobody is named, anybody of the agency who sees what it belongs to. */
export function mayChangeOwner(actor: Who, action: Belonging): boolean {
  return mayChangeDueDay(actor, action) || mayNameWithin(actor, action) || isToHandOver(actor, action);
}

/** An owner with a conflict of interest reads nothing of it, and gives it back to their agency, which names another. */
export function isToHandOver(actor: Pick<Who, "id">, action: Pick<Belonging, "ownerUserId" | "hasConflict">): boolean {
  return action.hasConflict === 1 && actor.id === action.ownerUserId;
}

function mayNameWithin(actor: Who, action: Belonging): boolean {
  if (action.hasConflict) return false;
  if (actor.id === action.contactUserId) return true;
  return action.ownerUserId === null && action.isByRight === 1 && actor.agencyId === action.ownerAgencyId;
}

/** The owner, the agency's contact, and whoever runs the work. */
export function mayGiveLateReason(actor: Who, action: Belonging): boolean {
  return actor.id === action.ownerUserId || actor.id === action.contactUserId || mayRun(actor, action);
}

type Agency = { id: string };
type User = { id: string; agencyId: string };

/**
 * To whom the actor may give it, of the agencies of the partnership and the people who can open what it belongs to. Who
 * does not see that is not told who does: a manager gives it to an agency, and a contact to a colleague.
 */
export function ownersOpenTo<A extends Agency, U extends User>(
  actor: Who,
  action: Belonging,
  { agencies, users }: { agencies: readonly A[]; users: readonly U[] },
): { agencies: A[]; users: U[] } {
  if (mayRun(actor, action)) return { agencies: [...agencies], users: [...users] };
  const within = mayNameWithin(actor, action);
  const isManager = actor.duties.has("manager");
  return {
    agencies: agencies.filter((agency) => isManager || agency.id === action.ownerAgencyId),
    users: within ? users.filter((user) => user.agencyId === action.ownerAgencyId) : [],
  };
}

const FINISHED = { field: null, message: "This action is finished already" } as const;

export function refuseDueChange(action: State, dueOn: string, today: string): Refusal<"dueOn"> {
  if (!isUnfinished(action)) return FINISHED;
  if (dueOn === action.dueOn) return { field: "dueOn", message: "Enter another day than the one it has" };
  return refuseDueDay(dueOn, today);
}

type Owner = { ownerAgencyId: string; ownerUserId: string | null };

export function refuseOwnerChange(action: State & Owner, to: Owner): Refusal<"ownerUserId"> {
  if (!isUnfinished(action)) return FINISHED;
  const isSame = action.ownerAgencyId === to.ownerAgencyId && action.ownerUserId === to.ownerUserId;
  return isSame ? { field: "ownerUserId", message: "Select another owner than the one it has" } : null;
}

type HoldLimits = { longestDays: number; most: number };

/** A day ahead, within the longest hold; not while it is held; and no more often than the settings say. */
export function refuseHold(
  action: State,
  { holdUntil, heldBefore }: { holdUntil: string; heldBefore: number },
  { longestDays, most }: HoldLimits,
  today: string,
): Refusal<"holdUntil"> {
  if (!isUnfinished(action)) return FINISHED;
  if (isHeld(action, today)) return { field: null, message: "This action is on hold already" };
  if (heldBefore >= most)
    return {
      field: null,
      message: `This action has been on hold ${times(most)}. Change its due day, or end it`,
    };
  if (holdUntil <= today) return { field: "holdUntil", message: "Last day of the hold must be in the future" };
  if (holdUntil > plusDays(today, longestDays))
    return { field: "holdUntil", message: `Last day of the hold must be within ${longestDays} days from today` };
  return null;
}

function times(count: number) {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}

export function refuseResumption(action: State, today: string): Refusal<never> {
  if (!isUnfinished(action)) return FINISHED;
  return isHeld(action, today) ? null : { field: null, message: "This action is not on hold" };
}

export function refuseEnding(action: State): Refusal<never> {
  return isUnfinished(action) ? null : FINISHED;
}

export function refusePriority(action: State & { priority: string }, priority: string): Refusal<"priority"> {
  if (!isUnfinished(action)) return FINISHED;
  return priority === action.priority ? { field: "priority", message: "Select another priority than it has" } : null;
}

export function refuseLateReason(
  action: State & { lateReason: string | null },
  lateReason: string,
  today: string,
): Refusal<"lateReason"> {
  if (!isUnfinished(action)) return FINISHED;
  if (!isOverdue(action, today)) return { field: null, message: "This action is not overdue" };
  if (lateReason === action.lateReason)
    return { field: "lateReason", message: "Select another reason than the one that is recorded" };
  return null;
}
