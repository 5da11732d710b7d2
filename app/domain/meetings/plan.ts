import { plusMonths } from "../dates/periods.ts";
import { type Series, seriesDays } from "./pattern.ts";
import { isComing, type SittingStatus } from "./sitting.ts";

/** Meetings stand in the calendar this far ahead. */
export const MONTHS_AHEAD = 12;

export type PlannedSitting = {
  id: string;
  seriesId: string | null;
  seriesDay: string | null;
  day: string;
  status: SittingStatus;
  /** Why somebody changed it; null for what stands as it was planned. */
  reason: string | null;
  /** Whether something stands on its agenda, or somebody has said whether they come: then it is moved or cancelled by hand. */
  isInUse?: boolean;
};

/** What is to be done so that the calendar says what the patterns say. */
export type Plan = {
  insert: { seriesId: string; day: string }[];
  /** Another series has taken over from the one it belonged to, and gives it the same day. */
  adopt: { id: string; seriesId: string }[];
  /** Planned by a pattern that no longer gives that day. */
  remove: string[];
};

/**
 * From today to twelve months ahead. What is past, and what people have moved, cancelled, reinstated, held, put on an agenda
 * or added by hand, stays as it is; a day on which the group already meets gets no second meeting.
 */
export function planSittings(
  series: readonly Series[],
  sittings: readonly PlannedSitting[],
  { today, endedOn }: { today: string; endedOn: string | null },
): Plan {
  const plan: Plan = { insert: [], adopt: [], remove: [] };
  const last = lastDayAhead(today, endedOn);
  const kept = new Set<string>();
  for (const one of series) {
    for (const day of seriesDays(one, today, last)) {
      const ofDay =
        sittings.find((s) => s.seriesDay === day && s.seriesId === one.id) ?? sittings.find((s) => s.seriesDay === day);
      if (ofDay) {
        kept.add(ofDay.id);
        if (ofDay.seriesId !== one.id) plan.adopt.push({ id: ofDay.id, seriesId: one.id });
      } else if (!sittings.some((s) => s.day === day && (isComing(s.status) || s.seriesId === null))) {
        plan.insert.push({ seriesId: one.id, day });
      }
    }
  }
  plan.remove = sittings
    .filter((s) => s.status === "planned" && s.reason === null && s.isInUse !== true)
    .filter((s) => s.seriesDay !== null && s.seriesDay >= today && !kept.has(s.id))
    .map((s) => s.id);
  return plan;
}

function lastDayAhead(today: string, endedOn: string | null): string {
  const last = plusMonths(today, MONTHS_AHEAD);
  return endedOn !== null && endedOn < last ? endedOn : last;
}
