import { ratePerThousand } from "./shares.ts";
import { cspKey, type CspName } from "./csp-names.ts";
import { compareQuarters, type Period, plusQuarters, quarterOf, quarterPeriod } from "./quarter.ts";
import { groupChangeBetween, type Position, positionChange } from "./position.ts";

type Member = CspName & { isOwn: boolean };
type Exclusion = CspName & { fromDay: string; toDay: string | null; reason: string };
type People = CspName & { year: number; people: number };
type Counted = CspName & { from: string; crimes: number };
export type Usable = Member & { crimes: number; people: number; year: number; rate: number };
export type Unusable = Member & { reason: string };
export type Comparison = {
  usable: Usable[];
  unusable: Unusable[];
  /** Of the rates of those with usable data, ours among them, each counted once. */
  average: number | null;
};

/** The quarters that lie in these days. */
function quartersIn({ from, to }: Period): Period[] {
  const quarters: Period[] = [];
  for (let q = quarterOf(from); compareQuarters(q, quarterOf(to)) <= 0; q = plusQuarters(q, 1))
    quarters.push(quarterPeriod(q));
  return quarters;
}

/** Each quarter that is published, and each twelve months of four of them that stand together; newest first. */
export function daysToCompare(published: readonly Period[]): Period[] {
  const starts = new Set(published.map((quarter) => quarter.from));
  return published.flatMap((quarter) => {
    const year = { from: quarterPeriod(plusQuarters(quarterOf(quarter.from), -3)).from, to: quarter.to };
    return quartersIn(year).every(({ from }) => starts.has(from)) ? [quarter, year] : [quarter];
  });
}

/**
 * Crimes for each 1,000 people of the members, in the order of their names and without a rank: the official position comes from
 * elsewhere and is never computed (DOMAIN 6.3). Whoever is excluded, or lacks a quarter or a population, is told apart with the
 * reason and is not in the average.
 */
export function compareGroup(
  members: readonly Member[],
  known: { counts: readonly Counted[]; exclusions: readonly Exclusion[]; populations: readonly People[] },
  period: Period,
): Comparison {
  const quarters = quartersIn(period);
  const usable: Usable[] = [];
  const unusable: Unusable[] = [];
  for (const member of members) {
    const of = <R extends CspName>(rows: readonly R[]) => rows.filter((row) => cspKey(row) === cspKey(member));
    const excluded = of(known.exclusions).find(
      ({ fromDay, toDay }) => fromDay <= period.to && (toDay === null || toDay >= period.from),
    );
    const counts = of(known.counts);
    const missing = quarters.filter(({ from }) => !counts.some((count) => count.from === from)).length;
    const people = newestNotAfter(of(known.populations), Number(period.to.slice(0, 4)));
    const crimes = counts.reduce((sum, count) => sum + count.crimes, 0);
    const rate = people && ratePerThousand(crimes, people.people);
    if (excluded) unusable.push({ ...member, reason: excluded.reason });
    else if (missing > 0) unusable.push({ ...member, reason: missingText(missing, quarters.length) });
    else if (!people || rate === null) unusable.push({ ...member, reason: "No population is recorded" });
    else usable.push({ ...member, crimes, people: people.people, year: people.year, rate });
  }
  const sum = usable.reduce((total, { rate }) => total + rate, 0);
  return { usable, unusable, average: usable.length === 0 ? null : Math.round((sum / usable.length) * 100) / 100 };
}

function newestNotAfter(known: readonly People[], year: number): People | null {
  return known.reduce<People | null>(
    (best, one) => (one.year <= year && (best === null || one.year > best.year) ? one : best),
    null,
  );
}

function missingText(missing: number, of: number) {
  if (of === 1) return "No figures of the quarter are loaded";
  return `Figures of ${missing} of the ${of} quarters are not loaded`;
}

type Placed = Position & { crimeType: string };
export type PlaceInTime = Position & {
  change: number | null;
  previous: Position | null;
  groupChangedOn: string | null;
};

/** Of each type its positions by day, each against the one before; of one day the newest import, which comes first. */
export function positionsOverTime(placed: readonly Placed[], groupsFrom: readonly string[]) {
  const byType = new Map<string, PlaceInTime[]>();
  for (const { crimeType, ...position } of placed) {
    const before = byType.get(crimeType) ?? [];
    if (before.some((one) => one.asAt === position.asAt)) continue;
    const previous = before.filter((one) => one.position !== null).at(-1) ?? null;
    const change = positionChange(previous, position);
    const groupChangedOn = groupChangeBetween(groupsFrom, previous, position);
    byType.set(crimeType, [...before, { ...position, change, previous, groupChangedOn }]);
  }
  return byType;
}
