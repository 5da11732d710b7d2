import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { Chance } from "../chance.ts";
import type { World } from "../world.ts";
import { type CaseGroup, workdayBy, workdayFrom } from "./groups.ts";
import type { Span } from "./ordinary.ts";

/** So many cases of each group in the 24 months, and of these so many that are open today. */
export const CASES: Readonly<Record<CaseGroup, { all: number; open: number }>> = {
  JAG: { all: 68, open: 25 },
  "Youth JAG": { all: 28, open: 9 },
  "Adults at Risk Group": { all: 34, open: 12 },
  LCDG: { all: 22, open: 8 },
  LEDG: { all: 17, open: 5 },
  "University ASB cases": { all: 43, open: 11 },
  "ASB team casework": { all: 78, open: 30 },
};

/** When the cases of a group were opened and closed, in the order in which they were opened. */
export function spansOf(
  world: World,
  chance: Chance,
  { all, open }: { all: number; open: number },
  share: number,
): Span[] {
  const count = (number: number) => Math.max(1, Math.round(number * share));
  const spans: Span[] = [];
  for (let made = 0; made < count(open); made += 1) {
    // Most of what is open is some weeks or months old.
    const days = Math.round(3 + chance.next() ** 1.7 * 300);
    spans.push({ openedOn: workdayBy(world.daysAgo(days)), closedOn: null });
  }
  for (let made = 0; made < count(all - open); made += 1) {
    const lasted = chance.between(28, 230);
    const closedAgo = chance.between(2, 690 - lasted);
    const closedOn = workdayBy(world.daysAgo(closedAgo));
    spans.push({ openedOn: workdayFrom(plusDays(closedOn, -lasted)), closedOn });
  }
  return spans.sort((one, other) => (one.openedOn < other.openedOn ? -1 : 1));
}
