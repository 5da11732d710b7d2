import { type Band, compareBands } from "./bands.ts";

/** A grade as agreed, of which no correction has been made. */
export type Agreed = { id: string; gradedOn: string; band: Band };

/** How long premises have stood in their band: the sittings in a row that agreed it, and the band before them. */
export type Spell = { band: Band; since: string; sittings: number; previous: Band | null };

/** Of the grades in force, the newest first; null where there is none. */
export function spellOf(grades: readonly Agreed[]): Spell | null {
  const newest = grades[0];
  if (!newest) return null;
  const end = grades.findIndex(({ band }) => band !== newest.band);
  const run = end === -1 ? grades : grades.slice(0, end);
  return {
    band: newest.band,
    since: run.at(-1)?.gradedOn ?? newest.gradedOn,
    sittings: run.length,
    previous: end === -1 ? null : (grades[end]?.band ?? null),
  };
}

/** Whether the band is stricter than the one before it; the first grade is. */
export function isStricter({ band, previous }: Pick<Spell, "band" | "previous">): boolean {
  return compareBands(band, previous) > 0;
}

/** Whether a plan was open in that time; one that was closed on its first day is of the time before, unless it began then too. */
export function isPlanOfSpell(plan: { startedOn: string; closedOn: string | null }, since: string): boolean {
  if (plan.closedOn === null || plan.closedOn > since) return true;
  return plan.closedOn === since && plan.startedOn >= since;
}
