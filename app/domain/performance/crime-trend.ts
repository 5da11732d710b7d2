import { directionOf } from "./change.ts";
import { financialYearText, type Period, quarterOf, yearBefore } from "./quarter.ts";

/** How many years the partnership looks back over (DOMAIN 6.4). */
const TREND_YEARS = 7;

/** The same days of each year, the oldest first; every figure is of the year to date, though a column bears a year's name. */
export function sameDays(period: Period, years = TREND_YEARS): Period[] {
  const periods = [period];
  for (let [earliest] = periods; earliest && periods.length < years; [earliest] = periods)
    periods.unshift(yearBefore(earliest));
  return periods;
}

/** 2023/24 */
export function yearName(period: Period) {
  return financialYearText(quarterOf(period.from).year);
}

type Counted = Period & { crimes: number };
export type TrendPoint = { period: Period; crimes: number | null; loadedBefore: number[] };

/** Of each year the newest figure that was loaded, with the others that were: they come newest import first. */
export function trendOf(counts: readonly Counted[], periods: readonly Period[]): TrendPoint[] {
  return periods.map((period) => {
    const of = counts.filter((count) => count.from === period.from && count.to === period.to).map((c) => c.crimes);
    const [crimes = null] = of;
    return { period, crimes, loadedBefore: [...new Set(of.filter((count) => count !== crimes))] };
  });
}

/** From the first year with a figure to the last, in a sentence. */
export function trendInWords(what: string, points: readonly TrendPoint[]): string {
  const known = points.flatMap(({ period, crimes }) => (crimes === null ? [] : [{ year: yearName(period), crimes }]));
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return `No figures of ${what} are recorded for these years.`;
  if (known.length === 1) return `${what} is recorded for ${first.year} only.`;
  const words = { up: "rose", down: "fell", same: "stayed the same" }[directionOf(first.crimes, last.crimes)];
  const [from, to] = [first, last].map(({ crimes }) => crimes.toLocaleString("en-GB"));
  return first.crimes === last.crimes
    ? `${what} ${words} at ${from ?? ""} between ${first.year} and ${last.year}, in the same days of each year.`
    : `${what} ${words} from ${from ?? ""} in ${first.year} to ${to ?? ""} in ${last.year}, in the same days of each year.`;
}
