import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import { measureNamed, measuresOf } from "#app/domain/performance/measures/all.ts";
import type { Filter } from "#app/domain/performance/measures/cells.ts";
import { dimensionOf, valueName } from "#app/domain/performance/measures/dimensions.ts";
import { type MeasureFigures, numberOf } from "#app/domain/performance/measures/figures.ts";
import type { Theme } from "#app/domain/performance/measures/measure.ts";
import { type Quarter, quarterPeriod } from "#app/domain/performance/quarter.ts";
import { type Judgement, judgeTarget, targetOn, targetText } from "#app/domain/performance/target.ts";
import { listTargets } from "#db/queries/measure-targets.ts";
import { namesOfLists } from "#db/queries/measures/names.ts";
import type { Executor } from "#db/transaction.ts";

/** Targets are kept in these, so that they stay exact. */
const THOUSANDTHS = 1000;

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

export type ThemeTarget = { measure: string; text: string; judgement: Judgement };

/** What is aimed at in a theme's measures on the last day of a quarter, and how far it is: of a count, in the year to date. */
export async function targetsOfTheme(
  db: Executor,
  partnershipId: string,
  { quarter, lastDay, figures }: { quarter: Quarter; lastDay: string; figures: readonly MeasureFigures[] },
): Promise<ThemeTarget[]> {
  const recorded = await listTargets(db, partnershipId);
  return figures.flatMap((figure) => {
    const measure = measureNamed(figure.id);
    const target = targetOn(
      recorded.filter((one) => one.measure === figure.id),
      lastDay,
    );
    if (!measure || !target) return [];
    const grows = measure.span === "days" && measure.unit === "rows";
    const number = numberOf(figure, measure.span === "days" ? "year" : "quarter");
    const value = number === null ? null : number * THOUSANDTHS;
    const isWhole = lastDay === quarterPeriod({ year: quarter.year, number: 4 }).to;
    const isDays = measure.unit === "days";
    const of = { aim: measure.aim, unit: isDays ? " days" : "", isCount: !isDays };
    const judgement = judgeTarget(target, { value, isWhole, grows }, of);
    return [{ measure: measure.id, text: targetText(target, of), judgement }];
  });
}
