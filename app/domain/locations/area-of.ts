import { type PlacedKind, PLACED_KINDS } from "./area-kinds.ts";
import type { Point } from "./national-grid.ts";
import { isInShape, type Shape } from "./shape.ts";

/** What one loaded file says of a postcode or of a street; null where it says nothing. */
export type LookupEntry = Record<PlacedKind, string | null> & { point: Point | null };
export type Boundary = { kind: PlacedKind; areaId: string; shape: Shape };

/** What is known about a place, the newest file first. */
export type PlaceFacts = {
  postcode: readonly LookupEntry[];
  street: readonly LookupEntry[];
  /** Where the place itself is said to be. */
  point: Point | null;
  /** The boundaries in force near the point. */
  boundaries: readonly Boundary[];
  /** The beat that somebody once picked for the street. */
  chosenBeat: string | null;
};

export type PlacedBy = "postcode" | "boundary" | "street" | "choice";
export type Placed = { areaId: string; by: PlacedBy };
/** Null is "Not recorded": a value, and counted as one. */
export type PlaceAreas = Record<PlacedKind, Placed | null> & { point: Point | null };

/**
 * In which beat, ward and LSOA a place lies, each for itself: what the newest file says of the postcode, else the
 * boundary around the point (its own, or its postcode's), else what is said of the street, else the beat that was
 * picked for the street. A street may run through several beats, so it comes after the others.
 */
export function areaOf(facts: PlaceFacts): PlaceAreas {
  const point = facts.point ?? facts.postcode.find((entry) => entry.point)?.point ?? null;
  const placed = (kind: PlacedKind): Placed | null => {
    const inside = point && facts.boundaries.find((b) => b.kind === kind && isInShape(point, b.shape));
    const chosen = kind === "beat" ? facts.chosenBeat : null;
    return (
      by("postcode", newest(facts.postcode, kind)) ??
      by("boundary", inside?.areaId ?? null) ??
      by("street", newest(facts.street, kind)) ??
      by("choice", chosen)
    );
  };
  const areas = Object.fromEntries(PLACED_KINDS.map((kind) => [kind, placed(kind)]));
  return { ...(areas as Record<PlacedKind, Placed | null>), point };
}

function newest(entries: readonly LookupEntry[], kind: PlacedKind) {
  return entries.find((entry) => entry[kind] !== null)?.[kind] ?? null;
}

function by(what: PlacedBy, areaId: string | null): Placed | null {
  return areaId === null ? null : { areaId, by: what };
}
