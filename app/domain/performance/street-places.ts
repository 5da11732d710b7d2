import { isInShape, type Shape, type Box } from "../locations/shape.ts";
import type { Point } from "../locations/national-grid.ts";
import type { StreetRow } from "./street-rows.ts";

type Kind = "beat" | "ward" | "lsoa";
type Bounded = { areaId: string; shape: Shape; box: Box };

/** What is loaded of the partnership's areas: enough to say of a place whether it lies in it, and where. */
export type LoadedAreas = {
  lsoas: readonly { id: string; code: string; name: string }[];
  boundaries: Record<Kind, readonly Bounded[]>;
  /** In which beat and ward most of the postcodes of an LSOA lie. */
  mostOf: ReadonlyMap<string, { beat: string | null; ward: string | null }>;
};
type StreetPlace = { kind: "outside" } | { kind: "without-place" } | { kind: "inside"; areaIds: readonly string[] };

const OUTSIDE: StreetPlace = { kind: "outside" };
const WITHOUT: StreetPlace = { kind: "without-place" };

export function hasAreas({ lsoas, boundaries }: LoadedAreas) {
  return lsoas.length > 0 || Object.values(boundaries).some((shapes) => shapes.length > 0);
}

/**
 * Whether a row lies in the partnership's area, and in which beat, ward and LSOA. By the code of its LSOA, of 2011 or of
 * 2021: one that was split since 2011 has a new code and the same district in its name ("Charnwood 009G"), and its point
 * lies in the boundary of the old one. The beat and ward are those around the point, else where most of the LSOA's
 * postcodes lie. The file holds LSOAs far outside the force, so its name says nothing.
 */
export function streetPlaces(areas: LoadedAreas) {
  const byCode = new Map(areas.lsoas.map((lsoa) => [lsoa.code, lsoa.id]));
  const districts = new Set(areas.lsoas.flatMap(({ name }) => districtOf(name) ?? []));
  const around = (kind: Kind, point: Point | null) =>
    point &&
    (areas.boundaries[kind].find(({ shape, box }) => isInBox(point, box) && isInShape(point, shape))?.areaId ?? null);
  const places = new Map<string, StreetPlace>();

  const find = ({ lsoaCode, lsoaName, point }: StreetRow): StreetPlace => {
    if (lsoaCode === null && point === null) return WITHOUT;
    const district = lsoaName === null ? null : districtOf(lsoaName);
    const known = lsoaCode === null ? undefined : byCode.get(lsoaCode);
    const isNamed = district !== null && districts.has(district);
    const isUnsaid = lsoaCode === null || (districts.size === 0 && byCode.size === 0);
    const lsoa = known ?? (isNamed || isUnsaid ? around("lsoa", point) : null);
    const ward = around("ward", point) ?? (lsoa === null ? null : (areas.mostOf.get(lsoa)?.ward ?? null));
    const beat = around("beat", point) ?? (lsoa === null ? null : (areas.mostOf.get(lsoa)?.beat ?? null));
    const isInside = known !== undefined || isNamed || (isUnsaid && (lsoa ?? ward ?? beat) !== null);
    return isInside ? { kind: "inside", areaIds: [beat, ward, lsoa].filter((id) => id !== null) } : OUTSIDE;
  };
  return (row: StreetRow): StreetPlace => {
    const key = `${row.lsoaCode ?? ""}|${row.lsoaName ?? ""}|${row.point?.longitude ?? ""}|${row.point?.latitude ?? ""}`;
    let place = places.get(key);
    if (!place) places.set(key, (place = find(row)));
    return place;
  };
}

/** "Charnwood" of "Charnwood 009G"; null for a name of another shape. */
function districtOf(lsoaName: string) {
  return /^(.+) \d{3}[A-Z]$/.exec(lsoaName)?.[1]?.toLowerCase() ?? null;
}

function isInBox({ longitude, latitude }: Point, box: Box) {
  return (
    longitude >= box.minLongitude &&
    longitude <= box.maxLongitude &&
    latitude >= box.minLatitude &&
    latitude <= box.maxLatitude
  );
}
