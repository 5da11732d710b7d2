import { format, lastDayOfMonth, parseISO } from "date-fns";
import { longDay } from "../dates/iso-day.ts";
import { plainText, type PrintedDay, printedDay } from "./printed-figures.ts";
import { dayAYearBefore, type Period, quarterOf } from "./quarter.ts";

/** Where in the table each meaning stands; a column that is not there is null. */
export type CrimeTableColumns = {
  crimeType: number;
  previous: number | null;
  current: number;
  percent: number | null;
  difference: number | null;
  positions: { column: number; asAt: string }[];
};

export type ColumnsRefusal = { column: string | null; message: string };

type Meaning = "crimeType" | "target" | "position" | "percent" | "difference" | "total" | "other";

/** The first that fits. */
const MEANINGS: [Meaning, RegExp][] = [
  ["other", /\brate\b|per 1,?000|movement|direction|change in (family|position|rank)/],
  ["target", /target/],
  ["position", /family group|similar|msf?g|\bposition|\brank/],
  ["crimeType", /^(crime|offence)( ?(type|category|group))?$|^(type|category)( of (crime|offence))?$|^type of /],
  ["percent", /%|per ?cent|performance|variance/],
  ["difference", /^\+ ?\/ ?-$|\bdiff|\bchange/],
  [
    "total",
    /total|crimes?\b|offences|count|number|recorded|as at|last year|this year|previous|current|^\W*(\d|[a-z]{3,9}\W*\d)/,
  ],
];

function meaningOf(text: string): Meaning {
  const words = plainText(text).toLowerCase();
  return MEANINGS.find(([, shape]) => shape.test(words))?.[0] ?? "other";
}

/** Whether a row can be the heading: it names the type of crime and at least one total. */
export function isHeading(cells: readonly string[]) {
  const meanings = cells.map(meaningOf);
  return meanings.includes("crimeType") && meanings.includes("total");
}

/** As printed, or the letter of a spreadsheet's column. */
export function headingOf(cells: readonly string[], column: number) {
  return plainText(cells[column] ?? "") || `column ${String.fromCharCode(65 + (column % 26))}`;
}

/** Reads the heading by its words, in any order. Totals are told apart by their days, which must be those of the period. */
export function crimeTableColumns(cells: readonly string[], period: Period): CrimeTableColumns | ColumnsRefusal {
  const of = (meaning: Meaning) => cells.flatMap((text, column) => (meaningOf(text) === meaning ? [column] : []));
  const single = { crimeType: of("crimeType"), percent: of("percent"), difference: of("difference") };
  const doubled = Object.values(single).find((columns) => columns.length > 1)?.[1];
  if (doubled !== undefined) {
    return { column: headingOf(cells, doubled), message: "Two columns have this meaning: leave one of them out" };
  }
  const totals = totalColumns(cells, of("total"), period);
  if ("message" in totals) return totals;
  const positions = of("position").map((column) => ({ column, asAt: asAtOf(cells[column] ?? "", period) }));
  const twice = positions.find((p, index) => positions.findIndex((other) => other.asAt === p.asAt) < index);
  if (twice)
    return {
      column: headingOf(cells, twice.column),
      message: `Two columns give the position at ${longDay(twice.asAt)}`,
    };
  const [crimeType = 0] = single.crimeType;
  return {
    crimeType,
    ...totals,
    percent: single.percent[0] ?? null,
    difference: single.difference[0] ?? null,
    positions,
  };
}

export type Which = "previous" | "current";
type Total = { column: number; day: PrintedDay | null; which: Which | null };

function totalColumns(
  cells: readonly string[],
  columns: number[],
  period: Period,
): (Record<"current", number> & { previous: number | null }) | ColumnsRefusal {
  const days = { previous: dayAYearBefore(period.to), current: period.to };
  const refuse = (column: number | undefined, message: string) => ({
    column: column === undefined ? null : headingOf(cells, column),
    message,
  });
  if (columns.length > 2)
    return refuse(columns[2], "More than two columns could be totals: keep the two that are compared");

  const totals = toldApart(
    columns.map((column) => ({ column, day: printedDay(cells[column] ?? ""), which: wordOf(cells[column] ?? "") })),
    days,
  );
  for (const { column, day, which } of totals) {
    const expected = which ? longDay(days[which]) : `${longDay(days.previous)} or ${longDay(days.current)}`;
    if (day && !(which ? fits(day, days[which]) : fits(day, days.current) || fits(day, days.previous))) {
      return refuse(column, `The heading should be of ${expected}, as the last day given is ${longDay(period.to)}`);
    }
    if (!which) return refuse(column, "The heading does not say of which year this total is: add its day");
  }
  const [first, second] = totals;
  if (first && second && first.which === second.which) return refuse(second.column, "Both totals are of the same year");
  const current = totals.find((t) => t.which === "current");
  if (!current) return refuse(undefined, `No column gives the totals at ${longDay(days.current)}`);
  return { current: current.column, previous: totals.find((t) => t.which === "previous")?.column ?? null };
}

/** By a word, by which of two days is the later, by the day that fits one year alone, or as the other of two. */
function toldApart(totals: Total[], days: Record<Which, string>): Total[] {
  const [first, second] = totals;
  if (first?.day && second?.day && !first.which && !second.which && inOrder(first.day) !== inOrder(second.day)) {
    const firstIsLater = inOrder(first.day) > inOrder(second.day);
    return [
      { ...first, which: firstIsLater ? "current" : "previous" },
      { ...second, which: firstIsLater ? "previous" : "current" },
    ];
  }
  const known = totals.map((total) => {
    const fitting = (["previous", "current"] as const).filter((which) => total.day && fits(total.day, days[which]));
    return { ...total, which: total.which ?? (fitting.length === 1 ? (fitting[0] ?? null) : null) };
  });
  const other = known.find((t) => t.which)?.which;
  return known.map((t) =>
    t.which || t.day || !other ? t : { ...t, which: other === "current" ? "previous" : "current" },
  );
}

export function wordOf(text: string): Which | null {
  const words = plainText(text).toLowerCase();
  if (/\b(previous|prior|last year|year before)\b/.test(words)) return "previous";
  return /\b(current|this year)\b/.test(words) ? "current" : null;
}

/** A year alone may be the calendar's or, as in 2022/23, the financial year's first. */
export function fits({ year, month, day }: PrintedDay, wanted: string) {
  if (day !== null) return day === wanted;
  if (month !== null) return wanted.startsWith(monthText(year, month));
  return year === Number(wanted.slice(0, 4)) || year === quarterOf(wanted).year;
}

function inOrder({ year, month, day }: PrintedDay) {
  return year * 10_000 + (month ?? 0) * 100 + Number(day?.slice(8) ?? 0);
}

/** "Family Group Position Sept 2023" is as at the last day of the month; in the period's last month, of the period. */
function asAtOf(text: string, period: Period) {
  const printed = printedDay(text);
  if (printed?.day) return printed.day;
  if (!printed || printed.month === null) return period.to;
  const month = monthText(printed.year, printed.month);
  return period.to.startsWith(month) ? period.to : format(lastDayOfMonth(parseISO(`${month}-01`)), "yyyy-MM-dd");
}

function monthText(year: number, month: number) {
  return `${year}-${String(month).padStart(2, "0")}`;
}
