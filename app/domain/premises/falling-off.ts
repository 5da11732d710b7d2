import type { FrozenLine } from "./frozen-ledger.ts";
import type { LedgerLine, PremisesIncident } from "./ledger.ts";

export type FallingOff = { id: string; reference: string; day: string; now: number; then: number };

/** What counts less by a later day, by age alone: each with what it counts now and then, in millionths of a point. */
export function fallingOff(
  now: readonly Pick<FrozenLine, "id" | "reference" | "day" | "counted">[],
  later: readonly LedgerLine<PremisesIncident & { id: string }>[],
): FallingOff[] {
  const then = new Map(later.map(({ incident, counted }) => [incident.id, counted]));
  return now
    .map(({ id, reference, day, counted }) => ({ id, reference, day, now: counted, then: then.get(id) ?? 0 }))
    .filter((line) => line.then < line.now);
}
