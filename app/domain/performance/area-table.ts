import { crimeFacts, type ImportedFigures } from "./crime-facts.ts";
import { disagreementsOf } from "./crime-table.ts";
import type { Disagreement } from "./crime-table.ts";
import type { CrimeType } from "./crime-types.ts";
import type { Period } from "./quarter.ts";

type Imported = { batchId: string; loadedAt: string; crimeType: CrimeType };
export type Area = { areaId: string; code: string; name: string };
type Count = Imported & { crimes: number };
type Line = Imported & { printedPercent: string | null; printedDifference: string | null };

/** Everything loaded by area for a period, each list newest import first. `without`: counted in none of the areas. */
export type AreaFigures = {
  current: (Count & Area)[];
  previous: (Count & Area)[];
  lines: (Line & Area)[];
  withoutCurrent: Count[];
  withoutPrevious: Count[];
};

export type Compared = { previous: number | null; current: number | null };
export type AreaCell = Compared & { disagreements: Disagreement[] };
export type AreaRow = Area & { cells: Record<CrimeType, AreaCell> };

/** Of areas that are told apart by a code, in its order: a beat by its number. */
export function areaRows(figures: AreaFigures, period: Period, types: readonly CrimeType[]): AreaRow[] {
  const areas = new Map<string, Area>();
  for (const { areaId, code, name } of [...figures.current, ...figures.previous])
    areas.set(areaId, { areaId, code, name });
  const inOrder = [...areas.values()].sort((a, b) => a.code.localeCompare(b.code, "en-GB", { numeric: true }));
  return inOrder.map((area) => {
    const of = <R extends Area>(rows: readonly R[]) => rows.filter((row) => row.areaId === area.areaId);
    const imported = { current: of(figures.current), previous: of(figures.previous), lines: of(figures.lines) };
    return { ...area, cells: cellsOf({ ...imported, positions: [] }, period, types) };
  });
}

/** What the tables count in no area: a row like any other, and never dropped (DOMAIN 6.4). */
export function withoutAreaCells(figures: AreaFigures, period: Period, types: readonly CrimeType[]) {
  const imported = { current: figures.withoutCurrent, previous: figures.withoutPrevious, lines: [], positions: [] };
  return cellsOf(imported, period, types);
}

function cellsOf(imported: ImportedFigures, period: Period, types: readonly CrimeType[]) {
  const facts = crimeFacts(imported, period, types);
  return Object.fromEntries(
    facts.map((fact): [CrimeType, AreaCell] => {
      const { previous, current } = fact;
      const isWhole = previous !== null && current !== null;
      return [
        fact.crimeType,
        { previous, current, disagreements: isWhole ? disagreementsOf({ ...fact, previous, current }, 0) : [] },
      ];
    }),
  );
}

/** Added up as far as they are recorded; null where none is. */
export function totalOf(cells: readonly (Compared | undefined)[]): Compared {
  const sum = (year: keyof Compared) => {
    const known = cells.flatMap((cell) => (cell?.[year] == null ? [] : [cell[year]]));
    return known.length === 0 ? null : known.reduce((total, count) => total + count, 0);
  };
  return { previous: sum("previous"), current: sum("current") };
}

/** How far the areas together are from the borough: both are shown and neither is forced to the other (DOMAIN 6.4). */
export function apartFromBorough(areas: Compared, borough: Compared): Compared {
  const apart = (year: keyof Compared) =>
    areas[year] === null || borough[year] === null ? null : areas[year] - borough[year];
  return { previous: apart("previous"), current: apart("current") };
}
