import { v7 as uuid } from "uuid";
import { isHeading } from "#app/domain/performance/crime-table-columns.ts";
import type { FigureSource } from "#app/domain/performance/figure-source.ts";
import { factsOf, judgeEntries, type JudgedEntry } from "#app/domain/performance/import-crime-table.ts";
import { type Period, yearBefore } from "#app/domain/performance/quarter.ts";
import { type CrimeTableEntry, type LineError, readCrimeTable } from "#app/domain/performance/read-crime-table.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertFigures, lockImportsOf } from "#db/queries/crime-figures.ts";
import { listOwnCrimeTypes } from "#db/queries/own-crime-types.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { recordedEntries } from "./crime-table-facts.ts";
import { type FigureBatch, figureBatch } from "./figure-batch.ts";
import { readDelimited } from "./read-delimited.ts";

const NOT_SAID: FigureSource = { publisher: null, asAt: null, publishedOn: null };

/** `areaId`: of one beat or ward, and of the whole borough without it. */
type Of = { period: Period; dryRun: boolean; areaId?: string | null; source?: FigureSource };

export type CrimeTableImport =
  | { kind: "refused"; errors: LineError[] }
  /** "checked": nothing is written, because it was only asked; "unchanged": because all of it is recorded already. */
  | { kind: "checked" | "unchanged"; rows: JudgedEntry[] }
  | { kind: "done"; batchId: string; rows: JudgedEntry[] };

/** The partnership's crime table for a period: all of its rows or none. A revision is kept beside what it revises. */
export async function importCrimeTable(at: AdminContext, asked: Of & { text: string }): Promise<CrimeTableImport> {
  const { lines, errors: cutErrors } = readDelimited(asked.text, isHeading);
  if (cutErrors.length > 0) return { kind: "refused", errors: cutErrors };
  const own = await listOwnCrimeTypes(at.db, at.actor.partnershipId);
  const { entries, errors } = readCrimeTable(lines, asked.period, own);
  if (errors.length > 0) return { kind: "refused", errors };
  if (asked.areaId && entries.some((entry) => entry.positions.length > 0)) {
    const message = "Positions are of the whole borough: leave their column out of the table of one area";
    return { kind: "refused", errors: [{ line: lines[0]?.line ?? 1, column: null, message }] };
  }
  return importEntries(at, { ...asked, entries });
}

/** The same of rows that were typed or read already. */
export async function importEntries(
  at: AdminContext,
  { entries, period, dryRun, areaId = null, source = NOT_SAID }: Of & { entries: readonly CrimeTableEntry[] },
): Promise<CrimeTableImport> {
  const { db, actor, now } = at;
  const { partnershipId } = actor;
  if (dryRun)
    return { kind: "checked", rows: judgeEntries(entries, await recordedEntries(db, partnershipId, period, areaId)) };

  return inTransaction(db, async (trx) => {
    await lockImportsOf(trx, partnershipId);
    const rows = judgeEntries(entries, await recordedEntries(trx, partnershipId, period, areaId));
    if (rows.every((row) => row.fate === "same")) return { kind: "unchanged", rows };
    const batch = figureBatch(at, {
      format: "table",
      facts: [period.from, period.to, areaId ?? "", ...entries.map(factsOf)],
      rows: entries.length,
      source: { ...source, asAt: source.asAt ?? period.to },
    });
    await insertFigures(trx, batch, rowsOf(batch, entries, period, areaId));
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "import.crime",
      objectKind: "import-batch",
      objectId: batch.id,
      resultCount: entries.length,
      detail: { format: batch.format, ...period, areaId, types: entries.map((entry) => entry.crimeType), ...source },
    });
    return { kind: "done", batchId: batch.id, rows };
  });
}

function rowsOf(
  { id: batch_id, partnership_id }: FigureBatch,
  entries: readonly CrimeTableEntry[],
  period: Period,
  area_id: string | null,
) {
  const row = ({ crimeType }: CrimeTableEntry) => ({ id: uuid(), partnership_id, batch_id, crime_type: crimeType });
  const count = (entry: CrimeTableEntry, { from, to }: Period, crimes: number | null) =>
    crimes === null ? [] : [{ ...row(entry), area_id, from_day: from, to_day: to, crimes }];
  return {
    counts: entries.flatMap((entry) => [
      ...count(entry, period, entry.current),
      ...count(entry, yearBefore(period), entry.previous),
    ]),
    positions: entries.flatMap((entry) =>
      entry.positions.map((p) => ({
        ...row(entry),
        as_at: p.asAt,
        position: p.position,
        group_size: p.groupSize,
        printed: p.printed,
      })),
    ),
    lines: entries.map((entry, index) => ({
      ...row(entry),
      area_id,
      from_day: period.from,
      to_day: period.to,
      ordinal: index + 1,
      printed_percent: entry.printedPercent,
      printed_difference: entry.printedDifference,
    })),
  };
}
