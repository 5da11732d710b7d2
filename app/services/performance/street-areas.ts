import type { LoadedAreas } from "#app/domain/performance/street-places.ts";
import type { Shape } from "#app/domain/locations/shape.ts";
import { findBoundaryBatch, listAreas } from "#db/queries/areas.ts";
import { countPostcodesOfLsoas, listBoundaryShapes } from "#db/queries/street-areas.ts";
import type { Executor } from "#db/transaction.ts";

/** What is loaded of areas, by which the rows of police.uk are placed. */
export async function streetAreas(db: Executor, partnershipId: string): Promise<LoadedAreas> {
  const boundaries = async (kind: "beat" | "ward" | "lsoa") => {
    const batch = await findBoundaryBatch(db, partnershipId, kind);
    if (batch === undefined) return [];
    return (await listBoundaryShapes(db, batch)).map(({ areaId, shape, ...box }) => ({
      ...{ areaId, shape: JSON.parse(shape) as Shape, box },
    }));
  };
  return {
    lsoas: await listAreas(db, partnershipId, "lsoa"),
    boundaries: { beat: await boundaries("beat"), ward: await boundaries("ward"), lsoa: await boundaries("lsoa") },
    mostOf: mostOf(await countPostcodesOfLsoas(db, partnershipId)),
  };
}

type Counted = { lsoaId: string | null; beatId: string | null; wardId: string | null; count: number };

function mostOf(counted: readonly Counted[]) {
  const found = new Map<string, { beat: string | null; ward: string | null }>();
  for (const lsoaId of new Set(counted.flatMap((row) => row.lsoaId ?? []))) {
    const rows = counted.filter((row) => row.lsoaId === lsoaId);
    found.set(lsoaId, { beat: largest(rows, (row) => row.beatId), ward: largest(rows, (row) => row.wardId) });
  }
  return found;
}

/** The area with the most postcodes; of two with as many, always the same one. */
function largest(rows: readonly Counted[], areaOf: (row: Counted) => string | null) {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const area = areaOf(row);
    if (area !== null) sums.set(area, (sums.get(area) ?? 0) + row.count);
  }
  const [first] = [...sums].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}
