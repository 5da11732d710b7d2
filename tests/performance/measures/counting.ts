import { v7 as uuid } from "uuid";
import { expect } from "vitest";
import { measureNamed } from "#app/domain/performance/measures/all.ts";
import { countOf, type Filter, medianOf, valuesOf } from "#app/domain/performance/measures/cells.ts";
import type { DimensionId } from "#app/domain/performance/measures/dimensions.ts";
import type { Measure } from "#app/domain/performance/measures/measure.ts";
import type { SettingKey } from "#app/domain/settings/definitions.ts";
import type { Scope } from "#db/queries/measures/behind.ts";
import { cellsOf, rowsBehind } from "#db/queries/measures/cells.ts";
import type { Executor } from "#db/transaction.ts";
import { insert, type TestPartnership } from "../../factories.ts";

export const named = (id: string): Measure => measureNamed(id) ?? expect.fail(`No measure is called ${id}`);

/** The number of a measure; of days, their median. */
export async function numberOf(db: Executor, id: string, scope: Scope, filter: Filter = {}) {
  const measure = named(id);
  const cells = await cellsOf(db, measure, scope);
  return measure.unit === "days" ? medianOf(cells, filter) : countOf(cells, filter);
}

/** Each value that occurs with its number, which together are all of them. */
export async function told(db: Executor, id: string, scope: Scope, by: DimensionId): Promise<Record<string, number>> {
  const cells = await cellsOf(db, named(id), scope);
  const parts = valuesOf(cells, by).map((is) => [is, countOf(cells, { by, is })] as const);
  expect(parts.reduce((sum, [, count]) => sum + count, 0)).toBe(countOf(cells));
  return Object.fromEntries(parts);
}

type Row = { row_id: string; record_id: string; group_id: string | null; day: string; amount: number | null };

/** The rows behind a number, by their day and id. */
export async function rowsOfNumber(db: Executor, id: string, scope: Scope, filter: Filter = {}): Promise<Row[]> {
  const { rows } = await db.executeQuery<Row>(rowsBehind(named(id), scope, filter).compile(db));
  return [...rows].sort((a, b) => (a.day + a.row_id < b.day + b.row_id ? -1 : 1));
}

/** A file that was loaded, or taken back since. */
export async function aFile(db: Executor, p: TestPartnership, status: "visible" | "undone" = "visible") {
  const id = uuid();
  await insert(db, "import_batch", {
    ...{
      id,
      partnership_id: p.partnershipId,
      kind: "incidents",
      format: "csv",
      content_hash: id,
      status,
      row_count: 1,
    },
    ...{ created_at: "2026-03-01T09:00:00.000Z", created_by: "somebody" },
  });
  return id;
}

/** A setting that the partnership has changed from a day on. */
export async function aSetting(db: Executor, p: TestPartnership, key: SettingKey, value: string, from_day: string) {
  await insert(db, "setting_change", {
    ...{ id: uuid(), partnership_id: p.partnershipId, key, value, from_day, reason: "Agreed" },
    recorded_at: `${from_day}T09:00:00.000Z`,
  });
}
