import { measuresOf } from "#app/domain/performance/measures/all.ts";
import { THEME_IDS } from "#app/domain/performance/measures/measure.ts";
import { rowTypes } from "#app/domain/performance/crime-types.ts";
import { crimeKey, type TargetMeasure } from "#app/domain/performance/target-measure.ts";
import type { Executor } from "#db/transaction.ts";
import { ownRowTypes } from "../performance/crime-table-shown.ts";

/** What an aim may be held against: recorded crime, and the partnership's own work. */
export async function aimMeasures(db: Executor, partnershipId: string): Promise<TargetMeasure[]> {
  const types = rowTypes(await ownRowTypes(db, partnershipId));
  return [
    ...types.map(({ crimeType, aim }) => ({
      ...{ key: crimeKey(crimeType), name: crimeType, aim, unit: "", group: "crime" as const },
    })),
    ...THEME_IDS.flatMap((theme) => measuresOf(theme)).map(({ id, name, aim, unit }) => ({
      ...{ key: id, name, aim, unit: unit === "days" ? " days" : "", group: "own" as const },
    })),
  ];
}
