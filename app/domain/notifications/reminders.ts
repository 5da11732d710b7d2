import { plusDays } from "../dates/iso-day.ts";

/** Local policy: an owner hears a week before an action is due, and on the day. */
export const REMINDER_DAYS = 7;

type Due = { raisedOn: string; dueOn: string; status: string; holdUntil: string | null };

/**
 * What the owner of an unfinished action is reminded of today. The week's reminder is made up for when its day was
 * missed, and left out for an action that was given less than a week before it is due. Nobody is reminded while an
 * action is on hold, up to and including the hold's day. Its twin in SQL gives the rows between today and a week on.
 */
export function reminderOn(action: Due, today: string): "action-due-soon" | "action-due-today" | null {
  if (action.status === "on-hold" ? (action.holdUntil ?? "") >= today : action.status !== "open") return null;
  if (action.dueOn === today) return "action-due-today";
  const weekBefore = plusDays(action.dueOn, -REMINDER_DAYS);
  return action.dueOn > today && weekBefore <= today && action.raisedOn <= weekBefore ? "action-due-soon" : null;
}
