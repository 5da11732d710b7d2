import {
  apartFromBorough,
  type AreaFigures,
  type AreaRow,
  areaRows,
  totalOf,
  withoutAreaCells,
} from "#app/domain/performance/area-table.ts";
import type { CountedKind, CrimeByArea } from "#app/domain/performance/crime-by-area.ts";
import { crimeFacts, importsOfNewest, importsUsed } from "#app/domain/performance/crime-facts.ts";
import { type CrimeType, rowTypes } from "#app/domain/performance/crime-types.ts";
import { type Period, yearBefore } from "#app/domain/performance/quarter.ts";
import { populationFor } from "#app/domain/performance/shares.ts";
import { listAreaCounts, listAreaLines, listCountsWithoutArea } from "#db/queries/crime-shown.ts";
import { listEnteredPopulations } from "#db/queries/populations.ts";
import type { Executor } from "#db/transaction.ts";
import { importedFigures } from "./crime-table-facts.ts";
import { ownRowTypes } from "./crime-table-shown.ts";

/** Recorded crime by beat or ward, beside the figure of the whole borough. */
export async function crimeByArea(
  db: Executor,
  partnershipId: string,
  kind: CountedKind,
  period: Period,
): Promise<CrimeByArea> {
  const known = rowTypes(await ownRowTypes(db, partnershipId));
  const all = known.map((type) => type.crimeType);
  const figures = await areaFigures(db, partnershipId, kind, period);
  const rows = areaRows(figures, period, all);
  const notRecorded = withoutAreaCells(figures, period, all);
  const ofBorough = await importedFigures(db, partnershipId, period);
  const borough = crimeFacts(ofBorough, period, all);
  const types = all.filter((type) => rows.some((row) => row.cells[type]) || notRecorded[type]);
  const totals = types.map((type): [CrimeType, CrimeByArea["totals"][string]] => {
    const areas = totalOf([...rows.map((row) => row.cells[type]), notRecorded[type]]);
    const { previous = null, current = null } = borough.find((fact) => fact.crimeType === type) ?? {};
    return [type, { areas, borough: { previous, current }, apart: apartFromBorough(areas, { previous, current }) }];
  });
  return {
    ...{ period, kind, types, rows, notRecorded },
    aims: Object.fromEntries(known.map(({ crimeType, aim }) => [crimeType, aim])),
    totals: Object.fromEntries(totals),
    used: [
      ...new Set([
        ...importsOfNewest(figures.current, (row) => `${row.areaId} ${row.crimeType}`),
        ...importsOfNewest(figures.withoutCurrent, (row) => row.crimeType),
        ...importsUsed({ ...ofBorough, current: ofBorough.current.filter((row) => types.includes(row.crimeType)) }),
      ]),
    ],
    people: await peopleOf(db, partnershipId, Number(period.to.slice(0, 4)), rows),
  };
}

async function areaFigures(
  db: Executor,
  partnershipId: string,
  kind: CountedKind,
  period: Period,
): Promise<AreaFigures> {
  const before = yearBefore(period);
  return {
    current: await listAreaCounts(db, partnershipId, kind, period),
    previous: await listAreaCounts(db, partnershipId, kind, before),
    lines: await listAreaLines(db, partnershipId, kind, period),
    withoutCurrent: await listCountsWithoutArea(db, partnershipId, kind, period),
    withoutPrevious: await listCountsWithoutArea(db, partnershipId, kind, before),
  };
}

async function peopleOf(db: Executor, partnershipId: string, year: number, rows: readonly AreaRow[]) {
  const known = (await listEnteredPopulations(db, partnershipId)).filter((population) => population.force === null);
  const people: CrimeByArea["people"] = {};
  for (const areaId of [null, ...rows.map((row) => row.areaId)]) {
    const found = populationFor(
      known.filter((population) => population.areaId === areaId),
      year,
    );
    if (found) people[areaId ?? ""] = { year: found.year, people: found.people };
  }
  return people;
}
