import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { LineError } from "#app/domain/performance/read-crime-table.ts";
import { type PositionEntry, readPositions } from "#app/domain/performance/read-positions.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertFigures, listCrimePositions, lockImportsOf } from "#db/queries/crime-figures.ts";
import { listOwnCrimeTypes } from "#db/queries/own-crime-types.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { figureBatch } from "./figure-batch.ts";
import { readDelimited } from "./read-delimited.ts";

type Given = {
  publisher: string | null;
  publishedOn: string | null;
  dayOfPositions: string | null;
  groupSize: number | null;
  table: string;
};
type Recorded = { kind: "refused"; errors: LineError[] } | { kind: "unchanged" } | { kind: "done"; batchId: string };

/** Positions as they were published, without a crime table around them: imported, and never computed (DOMAIN 6.3). */
export async function recordPositions(at: AdminContext, given: Given): Promise<Recorded> {
  const { db, actor, now } = at;
  const { partnershipId } = actor;
  const own = await listOwnCrimeTypes(db, partnershipId);
  const { lines, errors: cutErrors } = readDelimited(given.table, (cells) => cells.length > 1);
  if (cutErrors.length > 0) return { kind: "refused", errors: cutErrors };
  const known = { asAt: given.dayOfPositions, groupSize: given.groupSize, own, today: londonDay(now) };
  const { entries, errors } = readPositions(lines, known);
  if (errors.length > 0) return { kind: "refused", errors };
  const days = entries.map(({ asAt }) => asAt).sort();
  const [from = "", to = ""] = [days[0], days.at(-1)];
  return inTransaction(db, async (trx) => {
    await lockImportsOf(trx, partnershipId);
    const recorded = await listCrimePositions(trx, partnershipId, { from, to });
    const before = (entry: PositionEntry) =>
      recorded.find((row) => row.crimeType === entry.crimeType && row.asAt === entry.asAt);
    if (entries.every((entry) => factsOf(entry) === factsOf(before(entry)))) return { kind: "unchanged" };
    const batch = figureBatch(at, {
      format: "positions",
      facts: entries.map(factsOf),
      rows: entries.length,
      source: { publisher: given.publisher, asAt: to, publishedOn: given.publishedOn },
    });
    await insertFigures(trx, batch, {
      positions: entries.map(({ crimeType, asAt, position, groupSize, printed }) => ({
        ...{ id: uuid(), partnership_id: partnershipId, batch_id: batch.id, crime_type: crimeType, as_at: asAt },
        ...{ position, group_size: groupSize, printed },
      })),
    });
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "import.crime",
      objectKind: "import-batch",
      objectId: batch.id,
      resultCount: entries.length,
      detail: { format: batch.format, from, to, types: entries.map((entry) => entry.crimeType) },
    });
    return { kind: "done", batchId: batch.id };
  });
}

function factsOf(entry: Pick<PositionEntry, "crimeType" | "asAt" | "position" | "groupSize" | "printed"> | undefined) {
  return entry ? JSON.stringify([entry.crimeType, entry.asAt, entry.position, entry.groupSize, entry.printed]) : "none";
}
