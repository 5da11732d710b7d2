import {
  compareQuarters,
  type Period,
  plusQuarters,
  type Quarter,
  quarterOf,
  quarterPeriod,
  quarterReportedTo,
  yearToDate,
} from "./quarter.ts";

/** What a quarter is counted to: its last day, or today while it runs. */
export function lastDayShown(quarter: Quarter, today: string) {
  const { to } = quarterPeriod(quarter);
  return to < today ? to : today;
}

/** The partnership's table for the quarter: from 1 April to the quarter's last day, else the nearest day drawn up about then. */
export function tableOf(quarter: Quarter, tables: readonly Period[]): Period | null {
  const { to } = yearToDate(quarter);
  const fitting = tablesOf(quarter, tables);
  const exact = fitting.find((t) => t.to === to);
  if (exact) return exact;
  return fitting.reduce<Period | null>((latest, t) => (latest && latest.to >= t.to ? latest : t), null);
}

/** Every table that reports on the quarter, drawn up to whichever day. */
export function tablesOf(quarter: Quarter, tables: readonly Period[]): Period[] {
  const { from } = yearToDate(quarter);
  return tables.filter((t) => t.from === from && compareQuarters(quarterReportedTo(t.to), quarter) === 0);
}

/** Newest first: every quarter since the first record of any kind, and those that a table reports on. */
export function quartersToChoose(tables: readonly Period[], firstRecord: string | null, today: string): Quarter[] {
  const current = quarterOf(today);
  const reported = tables.map((t) => quarterReportedTo(t.to)).filter((q) => compareQuarters(q, current) <= 0);
  const first = firstRecord === null || firstRecord > today ? current : quarterOf(firstRecord);
  const own: Quarter[] = [];
  for (let q = current; compareQuarters(q, first) >= 0 && own.length < MOST_QUARTERS; q = plusQuarters(q, -1))
    own.push(q);
  const older = reported.filter((q) => !own.some((o) => compareQuarters(o, q) === 0));
  const unique = older.filter((q, index) => older.findIndex((o) => compareQuarters(o, q) === 0) === index);
  return [...own, ...unique].sort((a, b) => compareQuarters(b, a));
}

const MOST_QUARTERS = 80;

/** Unless one is asked for: the newest that a table reports on, else the one that runs. */
export function quarterByDefault(tables: readonly Period[], today: string): Quarter {
  const reported = tables.map((t) => quarterReportedTo(t.to)).sort(compareQuarters);
  return reported.at(-1) ?? quarterOf(today);
}
