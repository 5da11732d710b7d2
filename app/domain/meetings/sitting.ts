import { type Actor, groupsOf } from "../access/actor.ts";
import { plusMonths } from "../dates/periods.ts";

export const SITTING_STATUSES = ["planned", "moved", "cancelled", "held"] as const;
export type SittingStatus = (typeof SITTING_STATUSES)[number];

export const SITTING_STATUS_NAMES: Record<SittingStatus, string> = {
  planned: "Planned",
  moved: "Moved",
  cancelled: "Cancelled",
  held: "Held",
};

/** What people do to one meeting after it stands in the calendar. */
export const SITTING_CHANGE_NAMES = {
  moved: "Moved",
  cancelled: "Cancelled",
  reinstated: "Takes place after all",
} as const;
export type SittingChangeKind = keyof typeof SITTING_CHANGE_NAMES;

/** Local policy: a day further off is more likely a slip of the pen. */
export const FURTHEST_MONTHS = 24;

export type SittingRefusal = { field: "day" | "form"; message: string };

/** Whether the group still means to meet, or has met, on that day. */
export function isComing(status: SittingStatus): boolean {
  return status !== "cancelled";
}

/** As lists call it: a meeting that stood in the calendar and whose day is over was held, as the count of attendance has it. */
export function statusOn({ status, day }: { status: SittingStatus; day: string }, today: string): SittingStatus {
  return status === "planned" && day < today ? "held" : status;
}

/** Its members and guests, and administrators. */
export function mayReadMeetings(actor: Pick<Actor, "memberships" | "duties">, groupId: string): boolean {
  return actor.duties.has("administrator") || groupsOf(actor).includes(groupId);
}

/** The chair and coordinators of that group, and administrators. */
export function mayPlanMeetings(actor: Pick<Actor, "memberships" | "duties">, groupId: string): boolean {
  return actor.duties.has("administrator") || groupsOf(actor, ["chair", "coordinator"]).includes(groupId);
}

type Group = { hasMeetings: 0 | 1; endedOn: string | null };

export function refusePlanning({ hasMeetings, endedOn }: Group, today: string): SittingRefusal | null {
  if (endedOn !== null && endedOn <= today)
    return { field: "form", message: "This group has ended, so it has no more meetings" };
  if (hasMeetings === 0)
    return {
      field: "form",
      message: "This group has no meetings. An administrator can change that on the group’s page",
    };
  return null;
}

/** For a meeting that is added or moved to that day. `taken`: the days on which the group meets already. */
export function refuseDay(day: string, today: string, taken: readonly string[]): SittingRefusal | null {
  if (day < today) return { field: "day", message: "Day of the meeting must be today or in the future" };
  if (day > plusMonths(today, FURTHEST_MONTHS))
    return { field: "day", message: `Day of the meeting must be within ${FURTHEST_MONTHS} months from today` };
  if (taken.includes(day)) return { field: "day", message: "The group already meets on that day" };
  return null;
}

type Changing = { status: SittingStatus; day: string; isGraded?: boolean; hasMinutes?: boolean };

/**
 * Only what lies ahead and stands can be moved or cancelled, and nothing at which the premises group has agreed grades or of
 * which minutes are made already: those say on which day it was.
 */
export function refuseChange(
  { status, day, isGraded = false, hasMinutes = false }: Changing,
  today: string,
): SittingRefusal | null {
  if (status === "cancelled") return { field: "form", message: "This meeting is cancelled already" };
  if (status === "held" || day < today) return { field: "form", message: "This meeting is over" };
  if (isGraded) return { field: "form", message: "Grades of licensed premises were agreed at this meeting" };
  return hasMinutes ? { field: "form", message: "There are minutes of this meeting already" } : null;
}

/** Only what was cancelled and lies ahead. Its day itself is judged as for a meeting that is added. */
export function refuseReinstatement(
  { status, day }: { status: SittingStatus; day: string },
  today: string,
): SittingRefusal | null {
  if (status !== "cancelled") return { field: "form", message: "This meeting is not cancelled" };
  if (day < today) return { field: "form", message: "The day of this meeting has passed, so it cannot be reinstated" };
  return null;
}

/** On another day than its pattern gave it, it was moved there before it was cancelled. */
export function statusWhenReinstated({ day, seriesDay }: { day: string; seriesDay: string | null }): SittingStatus {
  return seriesDay !== null && seriesDay !== day ? "moved" : "planned";
}

type When = { day: string; startTime: string; place: string | null };

export function refuseSame(before: When, after: When): SittingRefusal | null {
  const isSame = before.day === after.day && before.startTime === after.startTime && before.place === after.place;
  return isSame ? { field: "day", message: "Enter another day, time or place for the meeting" } : null;
}
