import { type CrimeByArea } from "../performance/crime-by-area.ts";
import type { AreaCell } from "../performance/area-table.ts";

/** Fewer crimes of one type in one beat may be one household's: outside they are not printed as they are (DOMAIN 6.6). */
const SMALLEST_SHOWN = 5;

/** As it is; that it is one to four; or not at all, because with it a small one could be worked out. */
export type Outside = "shown" | "under-5" | "withheld";
type Count = number | null;

/**
 * The numbers of one column, whose sum is taken for known: that of the borough is printed below it. A single small number
 * would be the sum less the others, and several are given away where each must be one, or each four. Then the smallest of
 * the others is withheld too, whichever comes first of equals; a nought where all others are. It goes by the numbers
 * alone, so that next year's paper withholds the same of this year.
 */
export function columnOutside(counts: readonly Count[]): Outside[] {
  const small = counts.filter((count) => count !== null && isSmall(count));
  const sum = small.reduce<number>((total, count) => total + (count ?? 0), 0);
  const isGivenAway = small.length === 1 || sum === small.length || sum === small.length * (SMALLEST_SHOWN - 1);
  const also = small.length > 0 && isGivenAway ? smallestOther(counts) : -1;
  return counts.map((count, at) => {
    if (count !== null && isSmall(count)) return "under-5";
    return at === also ? "withheld" : "shown";
  });
}

function smallestOther(counts: readonly Count[]): number {
  const others = counts.flatMap((count, at) => (count === null || isSmall(count) ? [] : [{ count, at }]));
  const known = others.filter(({ count }) => count > 0);
  const [least] = (known.length > 0 ? known : others).toSorted((a, b) => a.count - b.count || a.at - b.at);
  return least?.at ?? -1;
}

function isSmall(count: number) {
  return count > 0 && count < SMALLEST_SHOWN;
}

export type OutsideOf = { previous: Outside; current: Outside };

/** Of one type what leaves of each area in the order of the rows, and at the end of what is in none of them. */
export function areasOutside({ rows, notRecorded }: CrimeByArea, type: string): OutsideOf[] {
  const cells: (AreaCell | undefined)[] = [...rows.map(({ cells: of }) => of[type]), notRecorded[type]];
  const column = (of: "previous" | "current") => columnOutside(cells.map((cell) => cell?.[of] ?? null));
  const [previous, current] = [column("previous"), column("current")];
  return cells.map((_, at) => ({ previous: previous[at] ?? "shown", current: current[at] ?? "shown" }));
}
