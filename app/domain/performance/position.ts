import type { Direction } from "./change.ts";

/** The place among the most similar group: 1 is the best. Imported, never computed here (DOMAIN 6.3). */
export type Position = { position: number | null; groupSize: number | null; asAt: string; printed: string };

/** Places gained: previous − current, so that positive is improved. Null when either is not known. */
export function positionChange(
  previous: Pick<Position, "position"> | null,
  current: Pick<Position, "position"> | null,
): number | null {
  if (previous?.position == null || current?.position == null) return null;
  return previous.position - current.position;
}

/** The day in between from which the group had other members: an arrow across it is marked (DOMAIN 6.3). Null for none. */
export function groupChangeBetween(
  groupsFrom: readonly string[],
  previous: Pick<Position, "asAt"> | null,
  current: Pick<Position, "asAt"> | null,
): string | null {
  if (!previous || !current) return null;
  const between = groupsFrom.filter((day) => day > previous.asAt && day <= current.asAt);
  return between.sort().at(-1) ?? null;
}

/** The arrow points up for an improvement, though the number falls. */
export function movementOf(places: number): Direction {
  if (places === 0) return "same";
  return places > 0 ? "up" : "down";
}

/** 13 of 15, or what was printed in place of one. */
export function positionText({ position, groupSize, printed }: Omit<Position, "asAt">) {
  if (position === null) return printed;
  return groupSize === null ? String(position) : `${position} of ${groupSize}`;
}

/** improved by 4 places, from 14 */
export function movementText(
  places: number,
  previous: Pick<Position, "position" | "groupSize">,
  groupSize: number | null,
) {
  const otherGroup = previous.groupSize !== null && previous.groupSize !== groupSize ? ` of ${previous.groupSize}` : "";
  if (places === 0) return `same${otherGroup && `, then${otherGroup}`}`;
  const size = Math.abs(places);
  return `${places > 0 ? "improved" : "worse"} by ${size} ${size === 1 ? "place" : "places"}, from ${previous.position}${otherGroup}`;
}
