import { longDay } from "../dates/iso-day.ts";
import { type MeetingState, meetingState } from "./meeting-asked.ts";

type Meeting = { heldOn: string | null; notHeldReason: string | null; gradedOn: string | null };
type Refusal<F extends string> = { field: F | null; message: string } | null;

const OVER: Record<Exclude<MeetingState, "under-way">, string> = {
  held: "This meeting has been held already",
  "not-held": "It has been recorded that this meeting is not held",
};

/** What has been held, or is not, is history. */
export function cannotChange(meeting: Meeting): Refusal<never> {
  const state = meetingState(meeting);
  return state === "under-way" ? null : { field: null, message: OVER[state] };
}

/** A meeting is arranged for a day that is still to come, today included. */
export function refuseArrangement(meeting: Meeting, day: string, today: string): Refusal<"day"> {
  if (day < today) return { field: "day", message: "Day of the meeting must be today or in the future" };
  return cannotChange(meeting);
}

/** What has happened, on a day since the grade that asked for it and not in the future. */
export function refusePastDay<F extends string>(
  meeting: Pick<Meeting, "gradedOn">,
  { field, what, day }: { field: F; what: string; day: string | null },
  today: string,
): Refusal<F> {
  if (day === null) return null;
  if (day > today) return { field, message: `${what} must be today or in the past` };
  if (meeting.gradedOn !== null && day < meeting.gradedOn)
    return { field, message: `${what} must be on or after the day of the grade, ${longDay(meeting.gradedOn)}` };
  return null;
}
