import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import { measuresOf } from "#app/domain/performance/measures/all.ts";
import type { Filter } from "#app/domain/performance/measures/cells.ts";
import { dimensionOf, valueName } from "#app/domain/performance/measures/dimensions.ts";
import type { Theme } from "#app/domain/performance/measures/measure.ts";
import { namesOfLists } from "#db/queries/measures/names.ts";
import type { Executor } from "#db/transaction.ts";

/** The groups whose figures somebody may see: all, or the ones they are in otherwise than as guests. */
export async function groupsWithFigures(db: Executor, actor: Actor): Promise<{ id: string; name: string }[]> {
  const { groups = [] } = await namesOfLists(db, actor.partnershipId, ["groups"]);
  const own = groupsOf(actor, ["chair", "coordinator", "member"]);
  const mine = actor.permissions.has("performance:read") ? groups : groups.filter(({ value }) => own.includes(value));
  return mine.map(({ value, name }) => ({ id: value, name }));
}

/** The groups in which somebody may add an action. */
export async function groupsRunBy(db: Executor, actor: Actor): Promise<{ id: string; name: string }[]> {
  const run = groupsOf(actor, ["chair", "coordinator"]);
  if (run.length === 0 || !actor.permissions.has("actions:create")) return [];
  return (await groupsWithFigures(db, actor)).filter(({ id }) => run.includes(id));
}

/** For the values of a theme's dimensions, and of its groups, the names that the partnership gives them. */
export async function namesOfTheme(db: Executor, partnershipId: string, theme: Theme): Promise<Record<string, string>> {
  const lists = measuresOf(theme).flatMap(({ by }) => by.flatMap((id) => dimensionOf(id).list ?? []));
  const named = await namesOfLists(db, partnershipId, [...new Set([...lists, "groups" as const])]);
  return Object.fromEntries(Object.values(named).flatMap((names) => names.map(({ value, name }) => [value, name])));
}

/**
 * Whether somebody may see a number: of all groups, or of none, whoever sees the whole partnership's figures; of a group, also
 * its members.
 */
export async function maySeeNumber(db: Executor, actor: Actor, { group }: Filter): Promise<boolean> {
  if (group === undefined || group === null) return actor.permissions.has("performance:read");
  return (await groupsWithFigures(db, actor)).some(({ id }) => id === group);
}

/** As somebody reads which rows a number is of. */
export function filterNames({ group, by, is }: Filter, names: Readonly<Record<string, string>>): string[] {
  return [
    ...(group === undefined ? [] : [valueName("group", group, names)]),
    ...(by === undefined || is === undefined ? [] : [`${dimensionOf(by).name}: ${valueName(by, is, names)}`]),
  ];
}
