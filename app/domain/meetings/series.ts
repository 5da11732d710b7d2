import { plusDays } from "../dates/iso-day.ts";
import { plusMonths } from "../dates/periods.ts";
import { type Pattern, type Series, seriesDays } from "./pattern.ts";
import { FURTHEST_MONTHS } from "./sitting.ts";

export type SeriesRefusal = { field: "fromDay" | "form"; message: string };

/** What a form remembers of the patterns that it was filled in beside, to notice that somebody changed them since. */
export function seenSeries(series: readonly { id: string; version: number }[]): string {
  const last = series.at(-1);
  return last ? `${last.id}.${last.version}` : "none";
}

export function refuseSeries({ fromDay }: { fromDay: string }, today: string): SeriesRefusal | null {
  if (fromDay < today) return { field: "fromDay", message: "First day of the pattern must be today or in the future" };
  if (fromDay > plusMonths(today, FURTHEST_MONTHS))
    return {
      field: "fromDay",
      message: `First day of the pattern must be within ${FURTHEST_MONTHS} months from today`,
    };
  return null;
}

/** A quarterly fifth weekday can be a year away; more years than these show no more. */
const YEARS_LOOKED_AHEAD = 8;

/** The first meetings that a pattern gives, for somebody who is about to choose it. */
export function firstDays(
  pattern: Pattern,
  { fromDay, untilDay }: { fromDay: string; untilDay: string | null },
  count: number,
): string[] {
  const last = plusDays(plusMonths(fromDay, 12 * YEARS_LOOKED_AHEAD), -1);
  return seriesDays({ pattern, fromDay, untilDay }, fromDay, last).slice(0, count);
}

/** The patterns as they would stand: what there is ends the day before, and the new one, if any, follows. */
export function seriesAfter(
  series: readonly Series[],
  { fromDay, untilDay }: { fromDay: string; untilDay: string | null },
  added: { id: string; pattern: Pattern } | null,
): Series[] {
  const last = plusDays(fromDay, -1);
  const ended = series
    .filter((one) => one.fromDay <= last)
    .map((one) => (one.untilDay === null || one.untilDay > last ? { ...one, untilDay: last } : one));
  return added ? [...ended, { ...added, fromDay, untilDay }] : ended;
}
