import { RISK_LEVEL_NAMES, RISK_LEVELS, type RiskLevel } from "./levels.ts";

export type ChangeSince = { direction: "up" | "down" | "same" | "new"; then: RiskLevel | null; day: string };

/** What has become of a level since the group last met; null where it has not met, or there is no level. */
export function changeSince(now: RiskLevel | null, then: RiskLevel | null, metOn: string | null): ChangeSince | null {
  if (now === null || metOn === null) return null;
  if (then === null) return { direction: "new", then, day: metOn };
  const steps = RISK_LEVELS.indexOf(now) - RISK_LEVELS.indexOf(then);
  return { direction: steps > 0 ? "up" : steps < 0 ? "down" : "same", then, day: metOn };
}

const ARROWS = { up: "↑", down: "↓", same: "→", new: "+" } as const;

/** An arrow, which only helps, and the words. */
export function changeInWords({ direction, then }: ChangeSince): { arrow: string; words: string } {
  const arrow = ARROWS[direction];
  if (then === null) return { arrow, words: "new since the last meeting" };
  if (direction === "same") return { arrow, words: "no change since the last meeting" };
  return { arrow, words: `${direction} from ${RISK_LEVEL_NAMES[then]} since the last meeting` };
}
