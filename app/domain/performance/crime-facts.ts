import type { CrimeFacts } from "./crime-table.ts";
import { TABLE_CRIME_TYPES, type CrimeType } from "./crime-types.ts";
import type { Position } from "./position.ts";
import type { Period } from "./quarter.ts";

type Imported = { batchId: string; loadedAt: string; crimeType: CrimeType };
export type ImportedFigures = {
  /** Each list newest import first. */
  current: (Imported & { crimes: number })[];
  previous: (Imported & { crimes: number })[];
  lines: (Imported & { printedPercent: string | null; printedDifference: string | null })[];
  /** Newest day first, and of one day the newest import first. */
  positions: (Imported & Position)[];
};

/**
 * Of each type the newest import of the period. Last year's count is the one that its own table prints beside it, so
 * that an older table loaded later does not rewrite a newer one; without one, the newest import of last year's period.
 */
export function crimeFacts(
  imported: ImportedFigures,
  period: Period,
  types: readonly CrimeType[] = TABLE_CRIME_TYPES,
): CrimeFacts[] {
  return types.flatMap((crimeType) => {
    const of = <R extends Imported>(rows: readonly R[]) => rows.filter((row) => row.crimeType === crimeType);
    const [current] = of(imported.current);
    const previous = of(imported.previous);
    const fromTable = <R extends Imported>(rows: readonly R[]) => rows.find((row) => row.batchId === current?.batchId);
    const positions = of(imported.positions);
    const printed = fromTable(positions);
    // One entered later for the same day corrects what the table printed.
    const position =
      positions.find((p) => (printed ? p.asAt === printed.asAt : p.asAt >= period.from && p.asAt <= period.to)) ?? null;
    const previousPosition = position && (positions.find((p) => p.asAt < position.asAt && p.position !== null) ?? null);
    if (!current && previous.length === 0 && !position) return [];
    const line = fromTable(of(imported.lines));
    return {
      crimeType,
      previous: (fromTable(previous) ?? previous[0])?.crimes ?? null,
      current: current?.crimes ?? null,
      printedPercent: line?.printedPercent ?? null,
      printedDifference: line?.printedDifference ?? null,
      position: position && positionOf(position),
      previousPosition: previousPosition && positionOf(previousPosition),
    };
  });
}

/** As it stood when a table had just been loaded: a report that was made then reads the same for ever. */
export function asLoadedBy(imported: ImportedFigures, instant: string): ImportedFigures {
  const then = <R extends Imported>(rows: readonly R[]) => rows.filter((row) => row.loadedAt <= instant);
  return {
    current: then(imported.current),
    previous: then(imported.previous),
    lines: then(imported.lines),
    positions: then(imported.positions),
  };
}

/** The imports from which this year's figures come, newest first. */
export function importsUsed({ current }: ImportedFigures): string[] {
  const newest = current.filter((row, index) => current.findIndex((r) => r.crimeType === row.crimeType) === index);
  return [...new Set(newest.map((row) => row.batchId))];
}

/** Of rows that come newest first: the imports of the newest for each key. */
export function importsOfNewest<R extends { batchId: string }>(rows: readonly R[], keyOf: (row: R) => string) {
  const newest = new Map<string, string>();
  for (const row of rows) if (!newest.has(keyOf(row))) newest.set(keyOf(row), row.batchId);
  return [...new Set(newest.values())];
}

function positionOf({ position, groupSize, asAt, printed }: Position): Position {
  return { position, groupSize, asAt, printed };
}
