import { plusDays } from "../dates/iso-day.ts";

type Due = { raisedOn: string; dueOn: string; status: string; holdUntil: string | null };

/**
 * What the owner of an unfinished action is reminded of today: so many days before it is due (the setting
 * actions.remind-days-before, as it is today), and on the day. The first reminder is made up for when its day was missed,
 * and left out for an action that was given later than that. Nobody is reminded while an action is on hold, up to and
 * including the hold's day. Its twin in SQL gives the rows between today and so many days on.
 */
export function reminderOn(
  action: Due,
  today: string,
  daysBefore: number,
): "action-due-soon" | "action-due-today" | null {
  if (action.status === "on-hold" ? (action.holdUntil ?? "") >= today : action.status !== "open") return null;
  if (action.dueOn === today) return "action-due-today";
  const remindOn = plusDays(action.dueOn, -daysBefore);
  return action.dueOn > today && remindOn <= today && action.raisedOn <= remindOn ? "action-due-soon" : null;
}
