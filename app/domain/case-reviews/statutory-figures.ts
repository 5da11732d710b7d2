import { isDay, longDay } from "../dates/iso-day.ts";
import { lastDayBeginningWith } from "../dates/periods.ts";

/** The four numbers that must be published (ASBCPA 2014 s104(9); DOMAIN 1.6), in the Act's order, and what each counts. */
export const FIGURES = {
  applications: {
    letter: "a",
    name: "Applications for case reviews made",
    note: "By the day on which each was received. A further application about the same problem counts, unless the same person repeats the same request. An appeal is not an application",
  },
  thresholdNotMet: {
    letter: "b",
    name: "Times the threshold was decided not to be met",
    note: "By the day of the decision. A decision that was overturned on appeal stays a decision",
  },
  reviewsCarriedOut: {
    letter: "c",
    name: "Case reviews carried out",
    note: "By the day on which the outcome was first sent. A review held again after an appeal is the same review",
  },
  reviewsWithRecommendations: {
    letter: "d",
    name: "Case reviews carried out that resulted in recommendations",
    note: "By the day on which an outcome with recommendations was first sent",
  },
} as const;
export type Figure = keyof typeof FIGURES;
export const FIGURE_IDS = Object.keys(FIGURES) as [Figure, ...Figure[]];

/** What was done with one application or review on a day. `reviewId`: whose it is, to open. */
export type FigureEvent =
  | { kind: "application"; reviewId: string; day: string; counts: boolean }
  | { kind: "not-met"; reviewId: string; day: string }
  | { kind: "outcome"; reviewId: string; day: string; recommendations: number };
export type CountedRow = { reviewId: string; day: string };
export type PeriodOfFigures = { from: string; to: string };

/** What each number counts in a period, row by row, so that a number and the list behind it are one. Both days count. */
export function rowsOfFigures(
  events: readonly FigureEvent[],
  { from, to }: PeriodOfFigures,
): Record<Figure, CountedRow[]> {
  const inPeriod = ({ day }: CountedRow) => from <= day && day <= to;
  const rows = (of: readonly FigureEvent[]) => of.map(({ reviewId, day }) => ({ reviewId, day })).filter(inPeriod);
  const outcomes = events.filter((event) => event.kind === "outcome");
  return {
    applications: rows(events.filter((event) => event.kind === "application" && event.counts)),
    thresholdNotMet: rows(events.filter((event) => event.kind === "not-met")),
    reviewsCarriedOut: rows(firstOfEach(outcomes)),
    reviewsWithRecommendations: rows(firstOfEach(outcomes.filter((event) => event.recommendations > 0))),
  };
}

function firstOfEach<E extends CountedRow>(events: readonly E[]): E[] {
  const first = new Map<string, E>();
  for (const event of events) {
    const known = first.get(event.reviewId);
    if (!known || event.day < known.day) first.set(event.reviewId, event);
  }
  return [...first.values()];
}

/** Further ahead no day can be reckoned with: ISO days have four digits of a year. */
const LAST_DAY = "2199-12-31";

type Refusal = { field: "from" | "to"; message: string };

/** A reporting period is of 12 months at most (s105(4)), both days counted. It may still be running. */
export function refuseFigurePeriod({ from, to }: PeriodOfFigures): Refusal | null {
  if (!isDay(from)) return { field: "from", message: "Enter the first day" };
  if (!isDay(to)) return { field: "to", message: "Enter the last day" };
  if (from > LAST_DAY) return { field: "from", message: `First day must be on or before ${longDay(LAST_DAY)}` };
  if (to > LAST_DAY) return { field: "to", message: `Last day must be on or before ${longDay(LAST_DAY)}` };
  if (to < from) return { field: "to", message: "Last day must be on or after the first day" };
  const longest = lastDayBeginningWith(from, { count: 12, unit: "months" });
  return to <= longest
    ? null
    : { field: "to", message: `Last day must be on or before ${longDay(longest)}: a reporting period is of 12 months at most` }; // prettier-ignore
}

/** The reporting year in which a day lies: from 1 April, or the calendar year. */
export function reportingYearOf(day: string, kind: "april" | "january"): PeriodOfFigures {
  const year = Number(day.slice(0, 4));
  if (kind === "january") return { from: `${year}-01-01`, to: `${year}-12-31` };
  const first = day.slice(5) >= "04-01" ? year : year - 1;
  return { from: `${first}-04-01`, to: `${first + 1}-03-31` };
}
