import { dayAYearBefore, type Period, type Quarter, quarterPeriod, yearBefore, yearToDate } from "../quarter.ts";
import { lastDayShown } from "../quarter-shown.ts";
import type { Measure } from "./measure.ts";

/** The quarter and the year to its end, each beside the same days a year before (DOMAIN 6.1). */
export const SPANS = ["quarter", "quarter-before", "year", "year-before"] as const;
export type Span = (typeof SPANS)[number];

/** What stood on a day has that day and the same day a year before. */
export function spansOf({ span }: Pick<Measure, "span">): readonly Span[] {
  return span === "last-day" ? ["quarter", "quarter-before"] : SPANS;
}

/** The days of which a measure is counted; while the quarter runs, to today. Of what stood on a day, that day twice. */
export function daysOf({ span: kind }: Pick<Measure, "span">, quarter: Quarter, span: Span, today: string): Period {
  const to = lastDayShown(quarter, today);
  const isBefore = span === "quarter-before" || span === "year-before";
  if (kind === "last-day") {
    const day = isBefore ? dayAYearBefore(to) : to;
    return { from: day, to: day };
  }
  const { from } = span === "quarter" || span === "quarter-before" ? quarterPeriod(quarter) : yearToDate(quarter);
  return isBefore ? yearBefore({ from, to }) : { from, to };
}
