import { areaOf, type Boundary, type LookupEntry, type PlacedBy } from "#app/domain/locations/area-of.ts";
import { type PlacedKind, PLACED_KINDS } from "#app/domain/locations/area-kinds.ts";
import type { Point } from "#app/domain/locations/national-grid.ts";
import { postcodeOf } from "#app/domain/locations/postcode.ts";
import type { Shape } from "#app/domain/locations/shape.ts";
import { streetKey } from "#app/domain/locations/street-key.ts";
import {
  findBoundaryBatch,
  findStreetBeat,
  listAreaNames,
  listBoundariesAround,
  listLookups,
} from "#db/queries/areas.ts";
import type { Executor } from "#db/transaction.ts";

/** What somebody knows of a place: any of the three. A street without its house number. */
type Place = { postcode?: string | null; street?: string | null; point?: Point | null };
type Named = { areaId: string; code: string; name: string; by: PlacedBy };
export type PlacedAreas = Record<PlacedKind, Named | null> & { point: Point | null };

/** The beat, ward and LSOA of a place as the loaded files have them (areaOf); null is "Not recorded". */
export async function placeAreas(db: Executor, partnershipId: string, place: Place): Promise<PlacedAreas> {
  const postcode = place.postcode ? postcodeOf(place.postcode) : null;
  const street = place.street ? streetKey(place.street) : "";
  const facts = {
    postcode: postcode === null ? [] : await entries(db, partnershipId, "postcode", postcode),
    street: street === "" ? [] : await entries(db, partnershipId, "street", street),
    point: place.point ?? null,
    chosenBeat: street === "" ? null : ((await findStreetBeat(db, partnershipId, street))?.beatId ?? null),
  };
  const point = facts.point ?? facts.postcode.find((entry) => entry.point)?.point ?? null;
  const found = areaOf({ ...facts, boundaries: point ? await boundariesAround(db, partnershipId, point) : [] });
  const ids = PLACED_KINDS.flatMap((kind) => found[kind]?.areaId ?? []);
  const areas = new Map((await listAreaNames(db, partnershipId, ids)).map((area) => [area.id, area]));
  const named = PLACED_KINDS.map((kind) => {
    const placed = found[kind];
    const area = placed && areas.get(placed.areaId);
    return [kind, area ? { areaId: area.id, code: area.code, name: area.name, by: placed.by } : null];
  });
  return { ...(Object.fromEntries(named) as Record<PlacedKind, Named | null>), point: found.point };
}

async function entries(
  db: Executor,
  partnershipId: string,
  kind: "postcode" | "street",
  key: string,
): Promise<LookupEntry[]> {
  const rows = await listLookups(db, partnershipId, kind, key);
  return rows.map(({ latitude, longitude, ...areas }) => ({
    ...areas,
    point: latitude === null || longitude === null ? null : { latitude, longitude },
  }));
}

async function boundariesAround(db: Executor, partnershipId: string, point: Point): Promise<Boundary[]> {
  const found: Boundary[] = [];
  for (const kind of PLACED_KINDS) {
    const batch = await findBoundaryBatch(db, partnershipId, kind);
    if (batch === undefined) continue;
    for (const { areaId, shape } of await listBoundariesAround(db, batch, point))
      found.push({ kind, areaId, shape: JSON.parse(shape) as Shape });
  }
  return found;
}
