import type { BankHolidays } from "../dates/bank-holidays.ts";
import { longDay, plusDays } from "../dates/iso-day.ts";
import { isWeekend, plusWorkingDays } from "../dates/working-days.ts";
import type { Settings } from "../settings/definitions.ts";
import { type Band, compareBands } from "./bands.ts";

export type MeetingState = "under-way" | "held" | "not-held";
/** The band for which premises are met with. */
export type MetBand = "amber" | "red";

export function meetingState(meeting: { heldOn: string | null; notHeldReason: string | null }): MeetingState {
  if (meeting.heldOn !== null) return "held";
  return meeting.notHeldReason === null ? "under-way" : "not-held";
}

type Asked = {
  band: Band;
  /** What stood before; of a correction, what it corrects. */
  previousBand: Band | null;
  latest: { state: MeetingState; band: MetBand } | null;
  isCorrection?: boolean;
};

/**
 * What an agreed grade asks of the meeting with the premises (SRC 003, DOMAIN 3.3 and 3.4, local policy): Red and Amber a
 * meeting, of which never two are under way. One under way for Amber is raised to Red. Held, it is not asked for again
 * while the band stays or falls; not held, it is by the next sitting, which the correction of a grade is not.
 */
export function meetingAsked({ band, previousBand, latest, isCorrection = false }: Asked): "none" | "new" | "raise" {
  if (band === "green") return "none";
  if (latest?.state === "under-way") return band === "red" && latest.band === "amber" ? "raise" : "none";
  const isWorse = compareBands(band, previousBand) > 0;
  return (latest?.state === "held" || (latest !== null && isCorrection)) && !isWorse ? "none" : "new";
}

export function meetingWorkingDays(band: MetBand, settings: Settings): number {
  return settings[band === "red" ? "premises.red-meeting-working-days" : "premises.amber-meeting-working-days"];
}

/**
 * By when: so many working days after the grade. Where the bank holidays are not loaded, weekends alone are left out, so
 * that the day is too early rather than too late; it is the partnership's own limit and not one of the law.
 */
export function meetingDueOn(gradedOn: string, workingDays: number, holidays: BankHolidays): string {
  const counted = plusWorkingDays(gradedOn, workingDays, holidays);
  if (counted.kind === "known") return counted.value;
  let day = gradedOn;
  for (let left = workingDays; left > 0;) {
    day = plusDays(day, 1);
    if (!isWeekend(day) && !holidays.days.has(day)) left -= 1;
  }
  return day;
}

export function conveneWords(name: string): string {
  return `Convene the meeting with the premises: ${name}`;
}

/** Why what was pending has ended by itself. */
export function endedByGreen(gradedOn: string): string {
  return `Graded Green on ${longDay(gradedOn)}`;
}
