import { plusDays } from "../dates/iso-day.ts";
import { londonInstant } from "../dates/london-hours.ts";
import type { SittingStatus } from "./sitting.ts";

const DAYS_BACK = 30;
const DAYS_AHEAD = 366;

/** The days of which a calendar has the meetings, both included: a month back and a year ahead. */
export function calendarDays(today: string): { from: string; until: string } {
  return { from: plusDays(today, -DAYS_BACK), until: plusDays(today, DAYS_AHEAD) };
}

export type CalendarSitting = {
  id: string;
  groupName: string;
  day: string;
  startTime: string;
  place: string | null;
  status: SittingStatus;
  /** 1 when it was planned, one more with each change. */
  version: number;
  /** When it was changed last, or planned. */
  changedAt: string;
};

type Choice = {
  /** Without the name of the group and the place, for a calendar that others see. */
  hasNeutralTitles: boolean;
  /** How long the partnership's meetings last. */
  minutes: number;
  /** Of this installation: https://joint-action.example.org */
  origin: string;
};

/** An entry of a calendar, as RFC 5545 has it: what is changed keeps its UID and gets the next SEQUENCE. Instants in UTC. */
export function calendarEntry(sitting: CalendarSitting, { hasNeutralTitles, minutes, origin }: Choice) {
  const { id, groupName, day, startTime, place, status, version, changedAt } = sitting;
  return {
    uid: `${id}@${new URL(origin).hostname}`,
    sequence: version - 1,
    title: hasNeutralTitles ? "Meeting" : onOneLine(groupName),
    place: hasNeutralTitles || place === null ? null : onOneLine(place),
    start: londonInstant(day, startTime),
    minutes,
    isOff: status === "cancelled",
    changedAt: new Date(changedAt),
    url: `${origin}/groups/meetings/${id}`,
  };
}

/** A line break of whichever kind would begin another property of the entry. */
function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
export type CalendarEntry = ReturnType<typeof calendarEntry>;
