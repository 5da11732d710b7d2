import { type Actor, groupsOf } from "../access/actor.ts";
import { longDay } from "../dates/iso-day.ts";
import type { ItemState, StandingSubject } from "./agenda-item.ts";
import type { SittingStatus } from "./sitting.ts";

/** Whoever is in the group; an administrator sees when it meets and not what it hears. */
export function mayOpenAgenda(actor: Pick<Actor, "memberships">, groupId: string): boolean {
  return groupsOf(actor).includes(groupId);
}

/** Its chair and coordinators. */
export function mayRunMeeting(actor: Pick<Actor, "memberships">, groupId: string): boolean {
  return groupsOf(actor, ["chair", "coordinator"]).includes(groupId);
}

export type AgendaRefusal = { field: string | null; message: string };

/**
 * Why what the group has is not put on the agenda of a meeting: the meeting is off or over, or another comes before it, to
 * which what was left open belongs.
 */
export function refuseBuilding(
  { day, status }: { day: string; status: SittingStatus },
  nextDay: string | null,
  today: string,
): AgendaRefusal | null {
  const shut = refuseAgendaChange({ day, status }, today);
  if (shut) return shut;
  if (nextDay === null || nextDay >= day) return null;
  return { field: null, message: `The group meets before that, on ${longDay(nextDay)}: that agenda comes first` };
}

/** The agenda of a meeting that is off is not changed; nor that of one long over, whose minutes say what was heard. */
export function refuseAgendaChange(
  { day, status }: { day: string; status: SittingStatus },
  today: string,
): AgendaRefusal | null {
  if (status === "cancelled") return { field: null, message: "This meeting is cancelled" };
  return day < today ? { field: null, message: "This meeting is over" } : null;
}

type Added = { what: "matter" | "case"; title: string | null };

/** `found`: the case that the actor sees, of the group or for which it is the working group; `isThere`: whether it stands on the agenda already. */
export function refuseAddedItem(
  { what, title }: Added,
  groupId: string,
  {
    found,
    isThere,
  }: { found: { groupId: string; workingGroupId: string | null; status: string } | undefined; isThere: boolean },
): AgendaRefusal | null {
  if (what === "matter") return title === null ? { field: "title", message: "Enter what it is about" } : null;
  const isOfGroup = found?.groupId === groupId || found?.workingGroupId === groupId;
  if (!found || !isOfGroup || found.status === "closed")
    return { field: "caseId", message: "Select an open case of the group" };
  return isThere ? { field: "caseId", message: "This case is on the agenda already" } : null;
}

/** A standing item that opens the list of a beat names the beat. */
export function refuseStandingItem({
  subject,
  beatCode,
}: {
  subject: StandingSubject | null;
  beatCode: string | null;
}): AgendaRefusal | null {
  return subject === "beat" && beatCode === null ? { field: "beatCode", message: "Enter the beat" } : null;
}

/** What became of an item of a meeting whose items are still written of (refuseMinuting). Nothing is lost without a reason. */
export function refuseItemState(
  { state, reason }: { state: ItemState; reason: string | null },
  { day }: { day: string },
  today: string,
): AgendaRefusal | null {
  if (state === "done" && day > today)
    return { field: "state", message: `The meeting is on ${longDay(day)}, so nothing has been taken in it yet` };
  if ((state === "deferred" || state === "closed") && reason === null)
    return {
      field: "reason",
      message: state === "closed" ? "Enter why it is not carried over" : "Enter why it is deferred",
    };
  return null;
}
