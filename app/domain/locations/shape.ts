import type { Point } from "./national-grid.ts";

type Ring = readonly (readonly [number, number])[];
/** The outer ring of each part, then its holes; longitude first, as GeoJSON has it (RFC 7946 3.1.6). */
export type Shape = readonly (readonly Ring[])[];

export type Box = { minLongitude: number; maxLongitude: number; minLatitude: number; maxLatitude: number };

/** A polygon, or several, in degrees. A reason in words when it is none that can be used. */
export function readShape(geometry: unknown): { shape: Shape; box: Box } | { problem: string } {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type !== "Polygon" && type !== "MultiPolygon") return { problem: "The shape must be a polygon" };
  const parts: unknown = type === "Polygon" ? [coordinates] : coordinates;
  if (!isShape(parts)) return { problem: "The shape is not whole" };
  const points = parts.flat(2);
  if (points.some(([longitude, latitude]) => Math.abs(longitude) > 180 || Math.abs(latitude) > 90))
    return { problem: "The shape must be in degrees of longitude and latitude (WGS84)" };
  return { shape: parts, box: boxOf(points) };
}

function isShape(parts: unknown): parts is Shape {
  const isPoint = (p: unknown) => Array.isArray(p) && Number.isFinite(p[0]) && Number.isFinite(p[1]);
  const isRing = (ring: unknown) => Array.isArray(ring) && ring.length >= 3 && ring.every(isPoint);
  const isPart = (part: unknown) => Array.isArray(part) && part.length > 0 && part.every(isRing);
  return Array.isArray(parts) && parts.length > 0 && parts.every(isPart);
}

function boxOf(points: Ring): Box {
  const box = { minLongitude: 180, maxLongitude: -180, minLatitude: 90, maxLatitude: -90 };
  for (const [longitude, latitude] of points) {
    box.minLongitude = Math.min(box.minLongitude, longitude);
    box.maxLongitude = Math.max(box.maxLongitude, longitude);
    box.minLatitude = Math.min(box.minLatitude, latitude);
    box.maxLatitude = Math.max(box.maxLatitude, latitude);
  }
  return box;
}

/** Inside a part and in none of its holes. A point on the line between two areas lies in one of them, never in both. */
export function isInShape({ latitude, longitude }: Point, shape: Shape): boolean {
  return shape.some((rings) => rings.filter((ring) => crosses(ring, longitude, latitude) % 2 === 1).length === 1);
}

/** How often a line from the point eastwards crosses the ring, closed or not. */
function crosses(ring: Ring, x: number, y: number) {
  let times = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as [number, number];
    const [xj, yj] = ring[j] as [number, number];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) times++;
  }
  return times;
}
