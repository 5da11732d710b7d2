import { crimeFacts, type ImportedFigures } from "#app/domain/performance/crime-facts.ts";
import type { CrimeTableEntry } from "#app/domain/performance/read-crime-table.ts";
import type { CrimeFacts } from "#app/domain/performance/crime-table.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { type Period, yearBefore } from "#app/domain/performance/quarter.ts";
import { listCrimeCounts, listCrimePositions, listCrimeTableLines } from "#db/queries/crime-figures.ts";
import type { Executor } from "#db/transaction.ts";

/** How far back a position is held to be the one before, and how long after the period one may be published. */
const POSITIONS_BACK_DAYS = 3 * 366;
const POSITIONS_AFTER_DAYS = 92;

/** What stands recorded for the crime table of a period. */
export async function crimeTableFacts(db: Executor, partnershipId: string, period: Period): Promise<CrimeFacts[]> {
  return crimeFacts(await importedFigures(db, partnershipId, period), period);
}

/** As the newest import of the period has it, row by row, for telling what another import of it would change. */
export async function recordedEntries(
  db: Executor,
  partnershipId: string,
  period: Period,
  areaId: string | null = null,
): Promise<CrimeTableEntry[]> {
  const { current, previous, lines, positions } = await importedFigures(db, partnershipId, period, areaId);
  const newest = current.filter((row, index) => current.findIndex((r) => r.crimeType === row.crimeType) === index);
  return newest.map(({ batchId, crimeType, crimes }) => {
    const same = (row: { batchId: string; crimeType: string }) =>
      row.batchId === batchId && row.crimeType === crimeType;
    const line = lines.find(same);
    return {
      crimeType,
      current: crimes,
      previous: previous.find(same)?.crimes ?? null,
      printedPercent: line?.printedPercent ?? null,
      printedDifference: line?.printedDifference ?? null,
      positions: positions
        .filter(same)
        .map(({ asAt, position, groupSize, printed }) => ({ asAt, position, groupSize, printed })),
    };
  });
}

/** Everything that is loaded for a period, each list newest import first. */
export async function importedFigures(
  db: Executor,
  partnershipId: string,
  period: Period,
  areaId: string | null = null,
): Promise<ImportedFigures> {
  const known = { from: plusDays(period.from, -POSITIONS_BACK_DAYS), to: plusDays(period.to, POSITIONS_AFTER_DAYS) };
  const current = await listCrimeCounts(db, partnershipId, period, areaId);
  const previous = await listCrimeCounts(db, partnershipId, yearBefore(period), areaId);
  const lines = await listCrimeTableLines(db, partnershipId, period, areaId);
  const positions = await listCrimePositions(db, partnershipId, known);
  return { current, previous, lines, positions };
}
