import type { Shape } from "./shape.ts";

type Area = { code: string; shape: Shape };
export type Drawing = { width: number; height: number; areas: { code: string; d: string }[] };

/** Points nearer than this to the one before are one point on the screen. */
const LEAST_STEP = 0.6;

/**
 * Areas as paths of one SVG drawing, `width` across, north upwards. A degree of longitude is narrowed as at the middle of
 * what is drawn, which over a county is the map that people know. Null when there is nothing to draw.
 */
export function drawAreas(areas: readonly Area[], width: number): Drawing | null {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [longitude, latitude] of areas.flatMap(({ shape }) => shape.flat(2))) {
    [west, east] = [Math.min(west, longitude), Math.max(east, longitude)];
    [south, north] = [Math.min(south, latitude), Math.max(north, latitude)];
  }
  const narrowed = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const across = (east - west) * narrowed;
  if (!(across > 0) || !(north > south)) return null;
  const scale = width / across;
  const x = (longitude: number) => (longitude - west) * narrowed * scale;
  const y = (latitude: number) => (north - latitude) * scale;
  const path = (ring: Shape[number][number]) => {
    const steps: string[] = [];
    let last: [number, number] | undefined;
    for (const [longitude, latitude] of ring) {
      const point: [number, number] = [x(longitude), y(latitude)];
      if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < LEAST_STEP) continue;
      steps.push(`${last ? "L" : "M"}${point[0].toFixed(1)} ${point[1].toFixed(1)}`);
      last = point;
    }
    return `${steps.join("")}Z`;
  };
  return {
    width,
    height: Math.ceil((north - south) * scale),
    areas: areas.map(({ code, shape }) => ({ code, d: shape.flat().map(path).join("") })),
  };
}

const MOST_SHADES = 5;

/** The last count of each shade, of at most five that are as wide as one another; none when nothing is counted. */
export function shadeBounds(counts: readonly number[]): number[] {
  const most = Math.max(0, ...counts);
  const shades = Math.min(MOST_SHADES, most);
  const bounds = Array.from({ length: shades }, (_, n) => Math.ceil((most * (n + 1)) / shades));
  return [...new Set(bounds)];
}

/** Which of the shades a count has, from 0; -1 for none at all. */
export function shadeOf(count: number, bounds: readonly number[]): number {
  return count === 0 ? -1 : bounds.findIndex((bound) => count <= bound);
}
