import { v7 as uuid } from "uuid";
import { type Period, yearBefore } from "#app/domain/performance/quarter.ts";
import type { Executor } from "#db/transaction.ts";
import { insert, type TestPartnership } from "../factories.ts";

type Row = [type: string, previous: number | null, current: number | null, printedPercent?: string, position?: string];
type Table = { period: Period; rows: Row[]; areaId?: string | null; at?: string; publisher?: string | null };

/** A table as an import leaves it: a batch, its counts of both years, its lines as printed, its positions. */
export async function aLoadedTable(db: Executor, p: TestPartnership, table: Table) {
  const { period, rows, areaId = null, at = "2026-11-01T09:00:00.000Z", publisher = "Leicestershire Police" } = table;
  const batch_id = await aBatch(db, p, { at, publisher, asAt: period.to, rows: rows.length });
  const row = (crime_type: string) => ({ id: uuid(), partnership_id: p.partnershipId, batch_id, crime_type });
  for (const [index, [type, previous, current, printed, position]] of rows.entries()) {
    for (const [{ from, to }, crimes] of [
      [period, current],
      [yearBefore(period), previous],
    ] as const)
      if (crimes !== null)
        await insert(db, "crime_count", { ...row(type), area_id: areaId, from_day: from, to_day: to, crimes });
    await insert(db, "crime_table_line", {
      ...row(type),
      ...{ from_day: period.from, to_day: period.to, ordinal: index + 1, area_id: areaId },
      ...{ printed_percent: printed ?? null, printed_difference: null },
    });
    if (position) {
      const [place, group_size] = position.split("/").map(Number);
      const isPlace = Number.isInteger(place) && Number.isInteger(group_size);
      await insert(db, "crime_position", {
        ...row(type),
        ...{ as_at: period.to, position: isPlace ? place : null, group_size: isPlace ? group_size : null },
        printed: position,
      });
    }
  }
  return batch_id;
}

type Batch = { at: string; publisher?: string | null; asAt?: string | null; rows?: number; kind?: string };

export async function aBatch(
  db: Executor,
  p: TestPartnership,
  { at, publisher = null, asAt = null, rows = 1, kind = "crime" }: Batch,
) {
  const id = uuid();
  await insert(db, "import_batch", {
    ...{ id, partnership_id: p.partnershipId, kind, format: "table", content_hash: id, status: "visible" },
    ...{ row_count: rows, created_at: at, created_by: "system:test", publisher, as_at: asAt },
    ...{ published_on: asAt, undone_at: null, undone_by: null },
  });
  return id;
}

export async function aBeat(
  db: Executor,
  p: TestPartnership,
  code: string,
  name = code,
  kind: "beat" | "ward" = "beat",
) {
  const id = uuid();
  await insert(db, "area", {
    id,
    partnership_id: p.partnershipId,
    kind,
    code,
    name,
    version: 1,
    import_batch_id: null,
  });
  return id;
}
