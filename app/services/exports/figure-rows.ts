import type { Actor } from "#app/domain/access/actor.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { FigureRow } from "#app/domain/exports/columns.ts";
import { type MeasureCount, measureOf, NO_GROUP, RISK_COLUMN_NAMES } from "#app/domain/performance/measures.ts";
import { periodLabel, type Quarter, quarterPeriod, yearToDate } from "#app/domain/performance/quarter.ts";
import { lastDayShown } from "#app/domain/performance/quarter-shown.ts";
import type { Executor } from "#db/transaction.ts";
import { quarterFigures } from "../performance/quarter-figures.ts";

/** The numbers of a quarter as its page has them, one a row: over the whole partnership, whoever asks (DESIGN 5). */
export async function figureRows(db: Executor, actor: Actor, quarter: Quarter, today: string): Promise<FigureRow[]> {
  const figures = await quarterFigures(db, actor, quarter, today);
  const groupName = (id: string) =>
    id === NO_GROUP ? "No group" : (figures.groups.find((group) => group.id === id)?.name ?? "Another group");
  const rows = (counts: readonly MeasureCount[], days: string) =>
    counts
      .filter((c) => c.count > 0)
      .map((c) => ({
        measure: measureOf(c.measure).name,
        days,
        group: groupName(c.group),
        risk: c.risk ? RISK_COLUMN_NAMES[c.risk] : "",
        count: c.count,
      }));
  return [
    ...rows(figures.quarter, periodLabel(quarterPeriod(quarter))),
    ...rows(figures.year, periodLabel(yearToDate(quarter))),
    ...rows(figures.lastDay, `On ${longDay(lastDayShown(quarter, today))}`),
  ];
}
