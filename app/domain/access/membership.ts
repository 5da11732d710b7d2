import { longDay, plusDays } from "../dates/iso-day.ts";
import type { LoggedActor } from "./actor.ts";
import type { GroupRole } from "./roles.ts";

/** From the first day to the last, both included; without a last day for good. Days are ISO text. */
export type Term = { fromDay: string; untilDay: string | null };
export type Ending = { ends: "never" | "on" | "now"; untilDay: string | null };
export type MembershipRefusal = {
  field: "fromDay" | "untilDay" | "ends" | "role" | "groupId" | "duty" | "userId";
  message: string;
};

/** Issue 2: nobody changes their own roles or groups; local policy: nor their own account. */
export function isOwn(actor: Pick<LoggedActor, "id">, userId: string): boolean {
  return actor.id === userId;
}

/** What begins in the past would say that somebody had access when they had none. */
export function refuseNewTerm(term: Term, today: string): MembershipRefusal | null {
  if (term.fromDay < today) return { field: "fromDay", message: "First day must be today or in the future" };
  return refuseOrder(term);
}

function refuseOrder(term: Term): MembershipRefusal | null {
  if (term.untilDay === null || term.untilDay >= term.fromDay) return null;
  return { field: "untilDay", message: "Last day must be the same as or after the first day" };
}

/** DESIGN 5: a guest's membership has an end. */
export function refuseRole(role: GroupRole, term: Term): MembershipRefusal | null {
  if (role !== "guest" || term.untilDay !== null) return null;
  return { field: "untilDay", message: "Enter the last day: a guest's membership must end" };
}

/** One role in a group, and a duty once, on any day. */
export function refuseOverlap(
  term: Term,
  held: readonly Term[],
  field: "groupId" | "userId" | "duty",
): MembershipRefusal | null {
  const other = held.find(
    (h) =>
      (h.untilDay === null || h.untilDay >= term.fromDay) && (term.untilDay === null || term.untilDay >= h.fromDay),
  );
  if (!other) return null;
  const what = field === "duty" ? "has this duty" : "is in this group";
  const until = other.untilDay === null ? "" : ` to ${longDay(other.untilDay)}`;
  return { field, message: `The user already ${what} from ${longDay(other.fromDay)}${until}. Change that instead` };
}

/** What has ended is history: it stays as it was. */
export function isOver(term: Term, today: string): boolean {
  return term.untilDay !== null && term.untilDay < today;
}

export function isInForceOn(term: Term, day: string): boolean {
  return term.fromDay <= day && (term.untilDay === null || term.untilDay >= day);
}

export function refuseEnding(term: Term, ending: Ending, today: string): MembershipRefusal | null {
  if (isOver(term, today))
    return { field: "ends", message: "This has ended and is kept as it was. Add a new one instead" };
  if (ending.ends !== "on") return null;
  if (ending.untilDay !== null && ending.untilDay < today)
    return { field: "untilDay", message: "Last day must be today or in the future" };
  return refuseOrder({ fromDay: term.fromDay, untilDay: ending.untilDay });
}

/**
 * The term after its ending. "Now" takes effect at once: the last day was yesterday, and what began today or has not
 * begun never was (null).
 */
export function endedTerm(term: Term, ending: Ending, today: string): Term | null {
  if (ending.ends === "never") return { ...term, untilDay: null };
  if (ending.ends === "on") return { ...term, untilDay: ending.untilDay };
  return term.fromDay >= today ? null : { ...term, untilDay: plusDays(today, -1) };
}

/**
 * Another role from today on. The role until now stays on the record; one that began today or has not begun is changed
 * itself, and then `before` is null.
 */
export function changedRole(term: Term, today: string): { before: Term | null; fromDay: string } {
  if (term.fromDay >= today) return { before: null, fromDay: term.fromDay };
  return { before: { ...term, untilDay: plusDays(today, -1) }, fromDay: today };
}
