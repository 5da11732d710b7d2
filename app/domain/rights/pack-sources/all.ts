import type { PackDecision, PackSource, WithinSource } from "../pack-source.ts";
import { CASE_SOURCES } from "./cases.ts";
import { INCIDENT_SOURCES } from "./incidents.ts";
import { INTERVENTION_SOURCES } from "./interventions.ts";
import { MEETING_SOURCES } from "./meetings.ts";
import { NO_SOURCES } from "./nothing.ts";
import { OTHER_SOURCES } from "./other-areas.ts";
import { PEOPLE_SOURCES } from "./people.ts";
import { RISK_AND_PLAN_SOURCES } from "./risk-and-plans.ts";
import { WITHIN_SOURCES } from "./within.ts";

/** Every table of which a row can be an item, each after those through which its rows are found. */
export const PACK_SOURCES: readonly PackSource[] = inOrder([
  ...PEOPLE_SOURCES,
  ...CASE_SOURCES,
  ...MEETING_SOURCES,
  ...INCIDENT_SOURCES,
  ...INTERVENTION_SOURCES,
  ...RISK_AND_PLAN_SOURCES,
  ...OTHER_SOURCES,
]);

const BY_TABLE = new Map(PACK_SOURCES.map((source) => [source.table, source]));

/** What a table gives to a pack (UK GDPR Article 15), or why nothing; undefined of a table on which nobody has decided. */
export function decisionOf(table: string): PackDecision | undefined {
  const none = NO_SOURCES[table];
  return BY_TABLE.get(table) ?? WITHIN_SOURCES[table] ?? (none === undefined ? undefined : { none });
}

export function sourceOf(table: string): PackSource {
  const source = BY_TABLE.get(table);
  if (!source) throw new Error(`${table} gives no items to a pack`);
  return source;
}

/** The tables that are read as a part of the rows of this one. */
export function partsOf(table: string): { name: string; part: WithinSource }[] {
  return Object.entries(WITHIN_SOURCES).flatMap(([name, part]) => (part.within === table ? [{ name, part }] : []));
}

function inOrder(sources: readonly PackSource[]): PackSource[] {
  const placed: PackSource[] = [];
  let waiting = [...sources];
  while (waiting.length > 0) {
    const tables = new Set(waiting.map(({ table }) => table));
    const free = waiting.filter(({ table, reach }) => reach.every(({ of }) => of === table || !tables.has(of)));
    if (free.length === 0) throw new Error(`Found only through each other: ${[...tables].join(", ")}`);
    placed.push(...free);
    waiting = waiting.filter((source) => !free.includes(source));
  }
  return placed;
}
