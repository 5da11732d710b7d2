import { isDay, longDay, plusDays } from "../dates/iso-day.ts";

/** A quarter of the financial year that begins on 1 April of `year` (DOMAIN 6.1). */
export type Quarter = { year: number; number: 1 | 2 | 3 | 4 };
/** Days as ISO text, both included. */
export type Period = { from: string; to: string };

const DAYS = {
  1: { from: "04-01", to: "06-30" },
  2: { from: "07-01", to: "09-30" },
  3: { from: "10-01", to: "12-31" },
  4: { from: "01-01", to: "03-31" },
} as const;

/** A table may be drawn up a few days after the quarter that it reports on: "as at 2 January" is of Quarter 3. */
const DRAWN_UP_WITHIN_DAYS = 14;

export function quarterOf(day: string): Quarter {
  const [year = 0, month = 0] = day.split("-").map(Number);
  if (month <= 3) return { year: year - 1, number: 4 };
  return { year, number: (Math.ceil(month / 3) - 1) as 1 | 2 | 3 };
}

/** The quarter on which figures to that day report. */
export function quarterReportedTo(day: string): Quarter {
  return quarterOf(plusDays(day, -DRAWN_UP_WITHIN_DAYS));
}

export function quarterPeriod({ year, number }: Quarter): Period {
  const calendarYear = number === 4 ? year + 1 : year;
  return { from: `${calendarYear}-${DAYS[number].from}`, to: `${calendarYear}-${DAYS[number].to}` };
}

/** The financial year that begins on 1 April of `year`. */
export function yearPeriod(year: number): Period {
  return yearToDate({ year, number: 4 });
}

/** From 1 April to the end of the quarter. */
export function yearToDate(quarter: Quarter): Period {
  return { from: `${quarter.year}-04-01`, to: quarterPeriod(quarter).to };
}

export function plusQuarters({ year, number }: Quarter, quarters: number): Quarter {
  const count = year * 4 + (number - 1) + quarters;
  return { year: Math.floor(count / 4), number: ((count % 4) + 1) as Quarter["number"] };
}

/** Negative when the first is earlier. */
export function compareQuarters(a: Quarter, b: Quarter) {
  return a.year - b.year || a.number - b.number;
}

/** 2023/24 */
export function financialYearText(year: number) {
  return `${year}/${String((year + 1) % 100).padStart(2, "0")}`;
}

/** For addresses: 2023-24-Q2. */
export function quarterId({ year, number }: Quarter) {
  return `${financialYearText(year).replace("/", "-")}-Q${number}`;
}

export function parseQuarter(id: string): Quarter | null {
  const [, year, , number] = /^(20\d\d)-(\d\d)-Q([1-4])$/.exec(id) ?? [];
  if (!year || !number) return null;
  const quarter: Quarter = { year: Number(year), number: Number(number) as Quarter["number"] };
  return quarterId(quarter) === id ? quarter : null;
}

export function quarterName({ year, number }: Quarter) {
  return `Quarter ${number} ${financialYearText(year)}`;
}

/** Quarter 2 2023/24: 1 July to 30 September */
export function quarterLabel(quarter: Quarter) {
  const { from, to } = quarterPeriod(quarter);
  return `${quarterName(quarter)}: ${withoutYear(from)} to ${withoutYear(to)}`;
}

export function periodLabel({ from, to }: Period) {
  return `${from.slice(0, 4) === to.slice(0, 4) ? withoutYear(from) : longDay(from)} to ${longDay(to)}`;
}

function withoutYear(day: string) {
  return longDay(day).replace(/ \d{4}$/, "");
}

/** The same day of the year before; 29 February answers 28 February (DOMAIN 6.1). */
export function dayAYearBefore(day: string) {
  const earlier = `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4)}`;
  return isDay(earlier) ? earlier : `${earlier.slice(0, 8)}28`;
}

export function yearBefore({ from, to }: Period): Period {
  return { from: dayAYearBefore(from), to: dayAYearBefore(to) };
}
