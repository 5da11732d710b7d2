import { longDay } from "../dates/iso-day.ts";
import { type AgendaRefusal, refuseAgendaChange } from "./agenda.ts";
import type { SittingStatus } from "./sitting.ts";

type Facts = {
  hasItems: boolean;
  /** The days for which papers of this meeting went out: the day on which it was then to be. */
  sentFor: readonly string[];
};

/** Why the papers of a meeting do not go out: it is off or over, has nothing on its agenda, or they went out for that day. */
export function refusePapers(
  { day, status }: { day: string; status: SittingStatus },
  { hasItems, sentFor }: Facts,
  today: string,
): AgendaRefusal | null {
  const shut = refuseAgendaChange({ day, status }, today);
  if (shut) return shut;
  if (!hasItems) return { field: null, message: "Nothing is on the agenda yet" };
  return sentFor.includes(day) ? { field: null, message: `The papers for ${longDay(day)} went out already` } : null;
}

/**
 * Whether the papers are to go out by themselves: from their day on until the meeting. `dueOn`: so many working days before
 * the meeting; of a meeting that was moved nearer than that it lies behind.
 */
export function arePapersDue(dueOn: string, day: string, today: string): boolean {
  return dueOn <= today && today <= day;
}
