import { v7 as uuid } from "uuid";
import { isAreaHeading } from "#app/domain/performance/area-table-columns.ts";
import type { FigureSource } from "#app/domain/performance/figure-source.ts";
import { areaFactsOf, judgeAreaEntries, type JudgedAreaEntry } from "#app/domain/performance/judge-area-entries.ts";
import { type Period, yearBefore } from "#app/domain/performance/quarter.ts";
import { type AreaEntry, readAreaTable } from "#app/domain/performance/read-area-table.ts";
import type { LineError } from "#app/domain/performance/read-crime-table.ts";
import { listAreaCounts, listAreaLines, listCountsWithoutArea } from "#db/queries/crime-shown.ts";
import { listAreas } from "#db/queries/areas.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertFigures, lockImportsOf } from "#db/queries/crime-figures.ts";
import { listOwnCrimeTypes } from "#db/queries/own-crime-types.ts";
import { findPartnership } from "#db/queries/partnerships.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { type FigureBatch, figureBatch } from "./figure-batch.ts";
import { readDelimited } from "./read-delimited.ts";

type Asked = { text: string; kind: "beat" | "ward"; period: Period; dryRun: boolean; source: FigureSource };
type Read = { rows: JudgedAreaEntry[]; passedOver: string[] };
export type AreaTableImport =
  | { kind: "refused"; errors: LineError[] }
  | ({ kind: "checked" | "unchanged" } & Read)
  | ({ kind: "done"; batchId: string } & Read);

/** A table by beat or ward for a period: all of its figures or none, those that it counts in no area among them. */
export async function importAreaTable(at: AdminContext, asked: Asked): Promise<AreaTableImport> {
  const { db, actor, now } = at;
  const { partnershipId } = actor;
  const { period, kind, source } = asked;
  const own = await listOwnCrimeTypes(db, partnershipId);
  const { lines, errors: cutErrors } = readDelimited(asked.text, (cells) => isAreaHeading(cells, own));
  if (cutErrors.length > 0) return { kind: "refused", errors: cutErrors };
  const areas = await listAreas(db, partnershipId, kind);
  const wholeName = (await findPartnership(db, partnershipId))?.name ?? "";
  const { entries, passedOver, errors } = readAreaTable(lines, period, { kind, areas, own, wholeName });
  if (errors.length > 0) return { kind: "refused", errors };
  if (asked.dryRun) {
    const rows = judgeAreaEntries(entries, await recordedAreaEntries(db, partnershipId, period, kind));
    return { kind: "checked", rows, passedOver };
  }
  return inTransaction(db, async (trx) => {
    await lockImportsOf(trx, partnershipId);
    const rows = judgeAreaEntries(entries, await recordedAreaEntries(trx, partnershipId, period, kind));
    if (rows.every((row) => row.fate === "same")) return { kind: "unchanged", rows, passedOver };
    const batch = figureBatch(at, {
      format: "areas",
      facts: [period.from, period.to, kind, ...entries.map(areaFactsOf)],
      rows: entries.length,
      source: { ...source, asAt: source.asAt ?? period.to },
    });
    await insertFigures(trx, batch, rowsOf(batch, entries, period, kind));
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "import.crime",
      objectKind: "import-batch",
      objectId: batch.id,
      resultCount: entries.length,
      detail: { format: batch.format, areas: kind, ...period, ...source },
    });
    return { kind: "done", batchId: batch.id, rows, passedOver };
  });
}

/** As the newest import of the period has each figure. */
async function recordedAreaEntries(
  db: Executor,
  partnershipId: string,
  period: Period,
  kind: "beat" | "ward",
): Promise<AreaEntry[]> {
  const before = yearBefore(period);
  const current = await listAreaCounts(db, partnershipId, kind, period);
  const previous = byKey(await listAreaCounts(db, partnershipId, kind, before), areaKey);
  const lines = byKey(await listAreaLines(db, partnershipId, kind, period), areaKey);
  const without = await listCountsWithoutArea(db, partnershipId, kind, period);
  const withoutBefore = byKey(await listCountsWithoutArea(db, partnershipId, kind, before), withoutKey);
  return [
    ...newest(current, ({ areaId, crimeType }) => `${areaId} ${crimeType}`).map((row) => ({
      ...{ areaId: row.areaId, printed: row.code, crimeType: row.crimeType, current: row.crimes },
      previous: previous.get(areaKey(row))?.crimes ?? null,
      printedPercent: lines.get(areaKey(row))?.printedPercent ?? null,
    })),
    ...newest(without, ({ printed, crimeType }) => `${printed} ${crimeType}`).map((row) => ({
      ...{ areaId: null, printed: row.printed, crimeType: row.crimeType, current: row.crimes },
      ...{ previous: withoutBefore.get(withoutKey(row))?.crimes ?? null, printedPercent: row.printedPercent },
    })),
  ];
}

type InBatch = { batchId: string; crimeType: string };
const areaKey = (row: InBatch & { areaId: string }) => `${row.batchId} ${row.areaId} ${row.crimeType}`;
const withoutKey = (row: InBatch & { printed: string }) => `${row.batchId} ${row.printed} ${row.crimeType}`;

function byKey<R>(rows: readonly R[], keyOf: (row: R) => string) {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** The first of each, as the newest import comes first. */
function newest<R>(rows: readonly R[], keyOf: (row: R) => string): R[] {
  const found = new Map<string, R>();
  for (const row of rows) if (!found.has(keyOf(row))) found.set(keyOf(row), row);
  return [...found.values()];
}

function rowsOf(
  { id: batch_id, partnership_id }: FigureBatch,
  entries: readonly AreaEntry[],
  period: Period,
  area_kind: "beat" | "ward",
) {
  const row = ({ crimeType }: AreaEntry) => ({ id: uuid(), partnership_id, batch_id, crime_type: crimeType });
  const days = ({ from, to }: Period) => ({ from_day: from, to_day: to });
  const both = entries.flatMap((entry) => [
    { entry, ...days(period), crimes: entry.current, printed_percent: entry.printedPercent },
    ...(entry.previous === null
      ? []
      : [{ entry, ...days(yearBefore(period)), crimes: entry.previous, printed_percent: null }]),
  ]);
  return {
    counts: both.flatMap(({ entry, from_day, to_day, crimes }) =>
      entry.areaId === null ? [] : [{ ...row(entry), area_id: entry.areaId, from_day, to_day, crimes }],
    ),
    withoutArea: both.flatMap(({ entry, ...figures }) =>
      entry.areaId === null ? [{ ...row(entry), area_kind, printed: entry.printed, ...figures }] : [],
    ),
    lines: entries.flatMap((entry, index) =>
      entry.areaId === null
        ? []
        : [
            {
              ...{ ...row(entry), area_id: entry.areaId, ...days(period), ordinal: index + 1 },
              ...{ printed_percent: entry.printedPercent, printed_difference: null },
            },
          ],
    ),
  };
}
