import {
  type Age,
  type AgeLimits,
  ageInWords,
  AGES,
  LATE_BECAUSE,
  LATE_BECAUSE_NAMES,
  type LateBecause,
} from "#app/domain/actions/lateness.ts";
import { NO_GROUP, type OverdueFilter, overdueHref } from "#app/domain/actions/overdue-filter.ts";

type Count = {
  agencyId: string;
  agencyName: string;
  groupId: string | null;
  groupName: string | null;
  reason: LateBecause;
  age: Age;
  count: number;
};
export type CountTable = {
  by: string;
  ages: string[];
  rows: { name: string; cells: { count: number; href: string; of: string }[] }[];
};

/** By agency, group and reason, each by age: every count with the address of its rows. */
export function tablesOf(counts: readonly Count[], limits: AgeLimits): CountTable[] {
  if (counts.length === 0) return [];
  const reasons = LATE_BECAUSE.filter((reason) => counts.some((count) => count.reason === reason));
  return [
    table("Agency", limits, counts, (c) => ({ name: c.agencyName, filter: { agency: c.agencyId } })),
    table("Group", limits, counts, (c) => ({
      name: c.groupName ?? "No group",
      filter: { group: c.groupId ?? NO_GROUP },
    })),
    table(
      "Reason",
      limits,
      reasons.flatMap((reason) => counts.filter((count) => count.reason === reason)),
      (c) => ({ name: LATE_BECAUSE_NAMES[c.reason], filter: { reason: c.reason } }),
    ),
  ];
}

type Line = { name: string; filter: OverdueFilter };

function table(by: string, limits: AgeLimits, counts: readonly Count[], lineOf: (count: Count) => Line): CountTable {
  const lines = new Map<string, Line & { counts: Count[] }>();
  for (const count of counts) {
    const line = lineOf(count);
    const key = JSON.stringify(line.filter);
    const known = lines.get(key) ?? { ...line, counts: [] };
    lines.set(key, { ...known, counts: [...known.counts, count] });
  }
  const rows = [...lines.values()].map(({ name, filter, counts: own }) => ({
    name,
    cells: [
      ...AGES.map((age) => ({
        count: sum(own.filter((count) => count.age === age)),
        href: overdueHref({ ...filter, age }),
        of: `overdue ${ageInWords(age, limits).toLowerCase()}: ${name}`,
      })),
      { count: sum(own), href: overdueHref(filter), of: `overdue: ${name}` },
    ],
  }));
  return { by, ages: AGES.map((age) => ageInWords(age, limits)), rows };
}

function sum(counts: readonly Count[]) {
  return counts.reduce((total, { count }) => total + count, 0);
}

/** The heading of the rows of one count. What has no row any more goes by what it is. */
export function filterWords(
  { agency, group, reason, age }: OverdueFilter,
  counts: readonly Count[],
  limits: AgeLimits,
) {
  const groupName = counts.find((c) => (c.groupId ?? NO_GROUP) === group)?.groupName;
  return [
    agency === undefined ? "" : (counts.find((c) => c.agencyId === agency)?.agencyName ?? "one agency"),
    group === undefined ? "" : group === NO_GROUP ? "no group" : (groupName ?? "one group"),
    reason === undefined ? "" : LATE_BECAUSE_NAMES[reason],
    age === undefined ? "" : ageInWords(age, limits),
  ]
    .filter(Boolean)
    .join(", ");
}
