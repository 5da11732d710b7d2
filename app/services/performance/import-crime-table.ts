import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { isHeading } from "#app/domain/performance/crime-table-columns.ts";
import { factsOf, judgeEntries, type JudgedEntry } from "#app/domain/performance/import-crime-table.ts";
import { type Period, yearBefore } from "#app/domain/performance/quarter.ts";
import { type CrimeTableEntry, type LineError, readCrimeTable } from "#app/domain/performance/read-crime-table.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertCrimeTable, lockImportsOf } from "#db/queries/crime-figures.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { recordedEntries } from "./crime-table-facts.ts";
import { readDelimited } from "./read-delimited.ts";

type Context = { db: Executor; actor: LoggedActor & { partnershipId: string }; now: Date };
type Asked = { text: string; period: Period; dryRun: boolean };

export type CrimeTableImport =
  | { kind: "refused"; errors: LineError[] }
  /** "checked": nothing is written, because it was only asked; "unchanged": because all of it is recorded already. */
  | { kind: "checked" | "unchanged"; rows: JudgedEntry[] }
  | { kind: "done"; batchId: string; rows: JudgedEntry[] };

/** The partnership's crime table for a period: all of its rows or none. A revision is kept beside what it revises. */
export async function importCrimeTable(
  { db, actor, now }: Context,
  { text, period, dryRun }: Asked,
): Promise<CrimeTableImport> {
  const { lines, errors: cutErrors } = readDelimited(text, isHeading);
  const { entries, errors } = cutErrors.length > 0 ? { entries: [], errors: cutErrors } : readCrimeTable(lines, period);
  if (errors.length > 0) return { kind: "refused", errors };
  if (dryRun)
    return { kind: "checked", rows: judgeEntries(entries, await recordedEntries(db, actor.partnershipId, period)) };

  return inTransaction(db, async (trx) => {
    await lockImportsOf(trx, actor.partnershipId);
    const rows = judgeEntries(entries, await recordedEntries(trx, actor.partnershipId, period));
    if (rows.every((row) => row.fate === "same")) return { kind: "unchanged", rows };
    const batch = batchOf(actor, entries, period, now);
    await insertCrimeTable(trx, batch, rowsOf(batch, entries, period));
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "import.crime",
      objectKind: "import-batch",
      objectId: batch.id,
      resultCount: entries.length,
      detail: { format: batch.format, ...period, types: entries.map((entry) => entry.crimeType) },
    });
    return { kind: "done", batchId: batch.id, rows };
  });
}

function batchOf(actor: Context["actor"], entries: readonly CrimeTableEntry[], period: Period, now: Date) {
  return {
    id: uuid(),
    partnership_id: actor.partnershipId,
    kind: "crime",
    format: "table",
    content_hash: createHash("sha256")
      .update([period.from, period.to, ...entries.map(factsOf)].join("\n"))
      .digest("hex"),
    status: "visible" as const,
    row_count: entries.length,
    created_at: now.toISOString(),
    created_by: actor.id,
  };
}

function rowsOf(
  { id: batch_id, partnership_id }: { id: string; partnership_id: string },
  entries: readonly CrimeTableEntry[],
  period: Period,
) {
  const row = ({ crimeType }: CrimeTableEntry) => ({ id: uuid(), partnership_id, batch_id, crime_type: crimeType });
  const count = (entry: CrimeTableEntry, { from, to }: Period, crimes: number | null) =>
    crimes === null ? [] : [{ ...row(entry), area_id: null, from_day: from, to_day: to, crimes }];
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
      from_day: period.from,
      to_day: period.to,
      ordinal: index + 1,
      printed_percent: entry.printedPercent,
      printed_difference: entry.printedDifference,
    })),
  };
}
