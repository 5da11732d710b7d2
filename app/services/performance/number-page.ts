import type { Actor } from "#app/domain/access/actor.ts";
import type { After, NumberAsked } from "#app/domain/performance/measures/address.form.ts";
import { daysOf } from "#app/domain/performance/measures/spans.ts";
import { cellsOf } from "#db/queries/measures/cells.ts";
import { countRowsSeen, listRowsSeen, type RowBehind } from "#db/queries/measures/rows.ts";
import type { Executor } from "#db/transaction.ts";
import { countOf, medianOf } from "#app/domain/performance/measures/cells.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { countText } from "#app/domain/performance/change.ts";
import { compareQuarters, periodLabel, quarterOf } from "#app/domain/performance/quarter.ts";
import { filterNames, maySeeNumber, namesOfTheme } from "./theme-page.ts";
import { OPENED_BY } from "#app/domain/performance/measures/records.ts";

const PAGE = 50;

export type NumberPage = {
  /** How many rows the number has, whoever asks; and the median of days, where it is one. */
  total: number;
  median: number | null;
  /** How many of them this actor may open; the others are only counted. */
  visible: number;
  rows: RowBehind[];
  /** The row after which the next page begins. */
  next: After | null;
};

/** The rows behind a number. Somebody who may open no such record anywhere is shown none. */
export async function numberPage(
  { db, actor, today }: { db: Executor; actor: Actor; today: string },
  { measure, quarter, span, filter }: NumberAsked,
  after: After | null,
): Promise<NumberPage> {
  const scope = { partnershipId: actor.partnershipId, ...daysOf(measure, quarter, span, today) };
  const cells = await cellsOf(db, measure, scope);
  const number = { total: countOf(cells, filter), median: measure.unit === "days" ? medianOf(cells, filter) : null };
  if (!actor.permissions.has(OPENED_BY[measure.record].permission))
    return { ...number, visible: 0, rows: [], next: null };
  const visible = await countRowsSeen(db, actor, measure, scope, filter);
  const found = await listRowsSeen(db, actor, { measure, scope, filter }, { after, limit: PAGE + 1 });
  const rows = found.slice(0, PAGE);
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  return { ...number, visible, rows, next: last ? { day: last.day, rowId: last.rowId } : null };
}

/** What a number says, to begin an action with; null to whoever may not see it. */
export async function wordsOfNumber(
  { db, actor, today }: { db: Executor; actor: Actor; today: string },
  { measure, quarter, span, filter }: NumberAsked,
): Promise<string | null> {
  const maySee = actor.permissions.has("performance:own-groups") && (await maySeeNumber(db, actor, filter));
  if (!maySee || compareQuarters(quarter, quarterOf(today)) > 0) return null;
  const days = daysOf(measure, quarter, span, today);
  const cells = await cellsOf(db, measure, { partnershipId: actor.partnershipId, ...days });
  const names = await namesOfTheme(db, actor.partnershipId, measure.theme);
  const number = measure.unit === "days" ? `${medianOf(cells, filter) ?? 0} days` : countText(countOf(cells, filter));
  const when = measure.span === "last-day" ? `on ${longDay(days.to)}` : periodLabel(days);
  return `${[measure.name, ...filterNames(filter, names)].join(", ")}, ${when}: ${number}. `;
}
