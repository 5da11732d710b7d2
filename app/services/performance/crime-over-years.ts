import { areaWords } from "#app/domain/locations/area-kinds.ts";
import type { CountedKind, CrimeByArea } from "#app/domain/performance/crime-by-area.ts";
import { sameDays, type TrendPoint, trendOf } from "#app/domain/performance/crime-trend.ts";
import { type CrimeType, rowTypes } from "#app/domain/performance/crime-types.ts";
import { cumulativeQuarters, type QuarterColumn } from "#app/domain/performance/cumulative-quarters.ts";
import { type Increase, isRanked, largestIncreases } from "#app/domain/performance/increases.ts";
import type { Period } from "#app/domain/performance/quarter.ts";
import { importsOfNewest } from "#app/domain/performance/crime-facts.ts";
import { listCountsFrom, listCountsOfType } from "#db/queries/crime-shown.ts";
import type { Executor } from "#db/transaction.ts";
import { crimeByArea } from "./crime-areas.ts";
import { crimeTableRows, ownRowTypes } from "./crime-table-shown.ts";

export type TrendLine = { areaId: string | null; name: string; points: TrendPoint[] };

/** One type in the same days of seven years: the borough first, then each area that has figures. */
export async function crimeTrend(
  db: Executor,
  partnershipId: string,
  { crimeType, kind, period }: { crimeType: CrimeType; kind: CountedKind; period: Period },
): Promise<{ lines: TrendLine[]; used: string[] }> {
  const periods = sameDays(period);
  const counts = await listCountsOfType(db, partnershipId, { crimeType, kind, periods });
  const areas = new Map<string, string>();
  for (const { areaId, code, name } of counts) if (areaId && code) areas.set(areaId, areaWords(kind, code, name));
  const inOrder = [...areas].sort(([, a], [, b]) => a.localeCompare(b, "en-GB", { numeric: true }));
  const line = (areaId: string | null, name: string) => ({
    ...{ areaId, name },
    points: trendOf(
      counts.filter((count) => count.areaId === areaId),
      periods,
    ),
  });
  return {
    lines: [line(null, "The borough"), ...inOrder.map(([areaId, name]) => line(areaId, name))],
    used: importsOfNewest(counts, ({ areaId, from }) => `${areaId ?? ""} ${from}`),
  };
}

/** Each type of the table in a financial year, to the end of each quarter and in each alone. */
export async function crimeByQuarter(db: Executor, partnershipId: string, year: number, areaId: string | null) {
  const counts = await listCountsFrom(db, partnershipId, {
    ...{ fromDays: [`${year}-04-01`, `${year - 1}-04-01`], areaId },
    // The last quarter may be drawn up some days after the year has ended.
    until: `${year + 1}-04-14`,
  });
  const known = rowTypes(await ownRowTypes(db, partnershipId)).map((type) => type.crimeType);
  const types = known.flatMap((crimeType): { crimeType: CrimeType; quarters: QuarterColumn[] }[] => {
    const quarters = cumulativeQuarters(
      counts.filter((count) => count.crimeType === crimeType),
      year,
    );
    return quarters.some((column) => column.current !== null) ? [{ crimeType, quarters }] : [];
  });
  const ofTheYear = counts.filter(({ from }) => from === `${year}-04-01`);
  return { types, used: importsOfNewest(ofTheYear, ({ crimeType, to }) => `${crimeType} ${to}`) };
}

const MOST_TYPES = 5;
const MOST_OF_AREAS = 10;

/** The types, and the types in their areas, that grew by the most crimes. */
export async function crimeIncreases(
  db: Executor,
  partnershipId: string,
  period: Period,
  kind: CountedKind,
): Promise<{ types: Increase[]; inAreas: Increase[]; areas: CrimeByArea; used: string[] }> {
  const { rows, used } = await crimeTableRows(db, partnershipId, period);
  const areas = await crimeByArea(db, partnershipId, kind, period);
  const counted = areas.rows.flatMap((area) =>
    areas.types.filter(isRanked).map((type) => {
      const { previous = null, current = null } = area.cells[type] ?? {};
      return { name: `${type} in ${areaWords(kind, area.code, area.name)}`, previous, current };
    }),
  );
  const types = rows.filter((row) => isRanked(row.crimeType)).map((row) => ({ ...row, name: row.crimeType }));
  return {
    ...{ types: largestIncreases(types, MOST_TYPES), inAreas: largestIncreases(counted, MOST_OF_AREAS) },
    ...{ areas, used: [...new Set([...used, ...areas.used])] },
  };
}
