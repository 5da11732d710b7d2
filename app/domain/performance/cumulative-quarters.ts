import { compareQuarters, type Period, type Quarter, quarterPeriod, quarterReportedTo, yearBefore } from "./quarter.ts";

type Counted = Period & { batchId: string; crimes: number };
/** The year to the end of a quarter, and what the quarter itself adds: cumulative less cumulative. */
export type QuarterColumn = {
  quarter: Quarter;
  /** The day to which the figure was drawn up: some days before or after the quarter's end; null where none is loaded. */
  to: string | null;
  current: number | null;
  previous: number | null;
  discrete: number | null;
  /** Less than nothing: a figure was restated in between, or drawn up otherwise. Said, and never shown as crimes (DOMAIN 6.1). */
  isRestated: boolean;
};

/** Columns that are cumulative though the source heads them as quarters; the counts come newest import first. */
export function cumulativeQuarters(counts: readonly Counted[], year: number): QuarterColumn[] {
  const columns: QuarterColumn[] = [];
  for (const number of [1, 2, 3, 4] as const) {
    const quarter = { year, number };
    const found = countOf(counts, quarter);
    const previous = found ? previousOf(counts, found) : null;
    const before = columns.at(-1);
    const added =
      found && (number === 1 ? found.crimes : before?.current == null ? null : found.crimes - before.current);
    columns.push({
      ...{ quarter, to: found?.to ?? null, current: found?.crimes ?? null, previous },
      discrete: added != null && added >= 0 ? added : null,
      isRestated: added != null && added < 0,
    });
  }
  return columns;
}

/** To the quarter's last day, else to the nearest day that reports on it. */
function countOf(counts: readonly Counted[], quarter: Quarter): Counted | undefined {
  const from = `${quarter.year}-04-01`;
  const { to } = quarterPeriod(quarter);
  const fitting = counts.filter((c) => c.from === from && compareQuarters(quarterReportedTo(c.to), quarter) === 0);
  const exact = fitting.find((c) => c.to === to);
  return exact ?? fitting.reduce<Counted | undefined>((late, c) => (late && late.to >= c.to ? late : c), undefined);
}

function previousOf(counts: readonly Counted[], found: Counted): number | null {
  const { from, to } = yearBefore(found);
  const before = counts.filter((c) => c.from === from && c.to === to);
  return (before.find((c) => c.batchId === found.batchId) ?? before[0])?.crimes ?? null;
}

/** Q1, Q1–Q2, Q1–Q3, Q1–Q4 */
export function upToQuarter(number: Quarter["number"]) {
  return number === 1 ? "Q1" : `Q1–Q${number}`;
}
