import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { quarterId, quarterOf } from "#app/domain/performance/quarter.ts";
import type { PlanRowStatus } from "#app/domain/plan/plan.ts";
import { reviewAfter } from "#app/domain/plan/plan-rules.ts";
import { addRowAction } from "#app/services/plan/add-row-action.ts";
import { addPart } from "#app/services/plan/keep-part.ts";
import { addPlan, movePlan } from "#app/services/plan/keep-plan.ts";
import { aimPart, priorityPart, rowPart, themePart } from "#app/services/plan/plan-parts.ts";
import { reviewPlan } from "#app/services/plan/review-plan.ts";
import { tellProgress } from "#app/services/plan/tell-progress.ts";
import { findPartnershipPlan } from "#db/queries/partnership-plans.ts";
import { asDone } from "./as-done.ts";
import { type Chance, chanceFrom } from "./chance.ts";
import { workingDay } from "./diary.ts";
import type { Places } from "./incidents.ts";
import { type Measures, quartersOver } from "./measures.ts";
import {
  type AimTold,
  NIGHT_ROWS,
  PROGRESS,
  REVIEWS,
  ROWS,
  type RowTold,
  SARA_ROWS,
  SHORT_REVIEWS,
  THEMES,
} from "./plan-words.ts";
import { at, type World } from "./world.ts";

type Plan = { id: string; fromDay: string; toDay: string };
type Kept = { id: string; told: Pick<RowTold, "progress" | "ends" | "lead"> };

/** The partnership's plan, the plan of the night-time economy and the problem plan of a street, with what was done each quarter. */
export async function buildPlans(world: World, measures: Measures, places: Places) {
  const chance = chanceFrom(20_26);
  const manager = await world.actor("manager");
  await partnershipPlan(world, chance, manager, measures);
  await nightPlan(world, chance, manager);
  await streetPlan(world, chance, manager, places);
}

async function partnershipPlan(world: World, chance: Chance, actor: Actor, measures: Measures) {
  const { db, from } = world;
  const { year } = quarterOf(from);
  const now = at(plusDays(from, 9), "10:00");
  const plan = { fromDay: `${year}-04-01`, toDay: `${year + 3}-03-31` };
  const { id } = await asDone(
    addPlan(
      { db, actor, now },
      {
        ...{
          kind: "partnership",
          title: `Charnwood Community Safety Partnership Plan ${year} to ${year + 3}`,
          locationId: null,
        },
        about:
          "What the agencies of the partnership will do together for three years, from the strategic assessment and what residents said.",
        ...{ groupId: world.group("CSP board"), leadUserId: world.userId("manager"), template: null, ...plan },
      },
    ),
  );
  const priorities = await themesOf(world, actor, { id, ...plan }, measures, now);
  const rows = await rowsOf(world, actor, id, ROWS.map((row) => ({ ...row, priorityId: priorities[row.priority] ?? null, dueOn: plan.toDay })), now); // prettier-ignore
  await asDone(movePlan({ db, actor, now: at(plusDays(from, 12), "16:00") }, id, { version: 1, to: "in-force" }));
  await tellQuarters(world, chance, actor, id, rows);
  await review(world, actor, { id, fromDay: world.from }, REVIEWS);
  await giveActions(world, chance, id, rows);
}

async function themesOf(world: World, actor: Actor, plan: Plan, measures: Measures, now: Date) {
  const { db, partnershipId } = world;
  const context = { db, actor, now };
  const priorityIds: string[] = [];
  for (const [index, { title, context: about, priorities }] of THEMES.entries()) {
    const theme = await asDone(
      addPart(context, { planId: plan.id, parentId: null }, themePart(), { ordinal: index + 1, title, context: about }),
    );
    for (const { title, aims, risks, lead, held } of priorities) {
      const { id } = await asDone(
        addPart(context, { planId: plan.id, parentId: theme.id }, priorityPart(partnershipId), {
          ...{ ordinal: priorityIds.length + 1, title, aims, risks, leadUserId: world.userId(lead) },
          leadAgencyId: (await world.actor(lead)).agencyId,
        }),
      );
      priorityIds.push(id);
      for (const [place, aim] of held.entries())
        await asDone(
          addPart(
            context,
            { planId: plan.id, parentId: id },
            aimPart(partnershipId),
            aimOf(plan, measures, aim, place + 1),
          ),
        );
    }
  }
  return priorityIds;
}

function aimOf({ fromDay, toDay }: Plan, measures: Measures, { words, measure, target }: AimTold, ordinal: number) {
  const key = measure === null ? null : "key" in measure ? measure.key : (measures.get(measure.outside) ?? null);
  const blank = { baseline: null, baselineLabel: null, target: null, targetWords: null };
  const same = { ordinal, words, measure: key, fromDay, toDay, ...blank };
  if (target.kind === "words") return { ...same, targetKind: target.kind, targetWords: target.words };
  const year = Number(fromDay.slice(0, 4));
  return {
    ...{ ...same, targetKind: target.kind, target: target.target * 1000 },
    ...(target.baseline === null
      ? {}
      : { baseline: target.baseline * 1000, baselineLabel: `${year - 1}/${String(year).slice(2)}` }),
  };
}

type RowGiven = Omit<RowTold, "priority"> & { priorityId: string | null; dueOn: string | null };

async function rowsOf(
  world: World,
  actor: Actor,
  planId: string,
  told: readonly RowGiven[],
  now: Date,
): Promise<Kept[]> {
  const rows: Kept[] = [];
  for (const [
    index,
    { priorityId, dueOn, agency, lead, heading, words, timeScale, resources, outcome, target, ...more },
  ] of told.entries()) {
    const { id } = await asDone(
      addPart({ db: world.db, actor, now }, { planId, parentId: null }, rowPart(world.partnershipId), {
        ...{ priorityId, heading, ordinal: index + 1, words, leadAgencyId: world.agency(agency) },
        ...{
          leadUserId: lead && world.userId(lead),
          timeScale,
          dueOn,
          resources,
          outcome,
          target,
          status: "not-started",
        },
      }),
    );
    rows.push({ id, told: { ...more, lead } });
  }
  return rows;
}

/** Each quarter that is over, told some days after; of the one that runs about half has been told so far. */
async function tellQuarters(world: World, chance: Chance, actor: Actor, planId: string, rows: readonly Kept[]) {
  const plan = await findPartnershipPlan(world.db, world.partnershipId, planId);
  const over = quartersOver(world).filter(({ to }) => to >= (plan?.fromDay ?? ""));
  const versions = new Map(rows.map(({ id }) => [id, 1]));
  const done = new Set<string>();
  const tell = async ({ id, told }: Kept, quarter: string, day: string, index: number, status: PlanRowStatus) => {
    const version = versions.get(id) ?? 1;
    versions.set(id, version + 1);
    const own = index % 2 === 0 || over.length < 4 ? told.progress[over.length < 4 ? index : index / 2] : undefined;
    const reason = own ?? chance.pick(PROGRESS);
    const context = { db: world.db, actor, now: at(day, "14:20") };
    await asDone(tellProgress(context, { planId, rowId: id }, { version, quarter, status, reason }));
  };
  for (const [index, { from, to }] of over.entries()) {
    const day = workingDay(plusDays(to, 9));
    if (day >= world.today) continue;
    for (const row of rows) {
      if (done.has(row.id)) continue;
      const status = row.told.ends === "done" && index >= over.length - 2 ? "done" : "in-progress";
      if (status === "done") done.add(row.id);
      await tell(row, quarterId(quarterOf(from)), day, index, status);
    }
  }
  const lately = world.daysAgo(6);
  const running = quarterId(quarterOf(lately));
  if (over.some(({ from }) => quarterId(quarterOf(from)) === running)) return;
  for (const [index, row] of rows.entries())
    if (index % 2 === 0 && !done.has(row.id)) await tell(row, running, lately, over.length, "in-progress");
}

async function review(
  world: World,
  actor: Actor,
  { id: planId, fromDay: from }: { id: string; fromDay: string },
  words: readonly string[],
) {
  const { db, partnershipId, today } = world;
  for (const [index, { to }] of quartersOver({ from, today }).entries()) {
    const day = workingDay(plusDays(to, 20));
    const plan = await findPartnershipPlan(db, partnershipId, planId);
    if (!plan || day >= today || day < plan.fromDay) continue;
    const reason = words[index % words.length] ?? "";
    const found = { version: plan.version, reviewedOn: day, sittingId: null, reason, nextReviewOn: reviewAfter(day) };
    await asDone(reviewPlan({ db, actor, now: at(day, "15:40") }, planId, found));
  }
}

/** Some rows are carried by an action of the group, which its coordinator gives. */
async function giveActions(world: World, chance: Chance, planId: string, rows: readonly Kept[]) {
  const actor = await world.actor("coordinator");
  const owner = await world.actor("manager");
  for (const [index, words] of ROW_ACTIONS.entries()) {
    const row = rows[index * 3];
    if (!row) continue;
    const dueOn = workingDay(plusDays(world.today, 9 + index * 8 + chance.between(0, 4)));
    const owned = { ownerAgencyId: owner.agencyId, ownerUserId: owner.id };
    const action = { ...owned, words, dueOn, confirmedDay: dueOn, priority: "normal" as const };
    const context = { db: world.db, actor, now: at(world.daysAgo(12), "10:30") };
    await asDone(addRowAction(context, { planId, rowId: row.id }, action));
  }
}

const ROW_ACTIONS = [
  "Bring the figures of the row to the next meeting",
  "Agree who stands in while the lead is away",
  "Write to the agencies that have not told their progress",
] as const;

async function nightPlan(world: World, chance: Chance, actor: Actor) {
  const { db, today } = world;
  const fromDay = plusMonths(today, -14);
  const now = at(fromDay, "11:00");
  const plan = { fromDay, toDay: plusDays(plusMonths(fromDay, 24), -1) };
  const { id } = await asDone(
    addPlan(
      { db, actor, now },
      {
        ...{ kind: "topic", title: "Night-time economy action plan", locationId: null, template: null, ...plan },
        about:
          "Violence and nuisance in the town centre between 21:00 and 04:00, under the delivery group of the centre.",
        ...{ groupId: world.group("LCDG"), leadUserId: world.userId("premises-chair") },
      },
    ),
  );
  const given = NIGHT_ROWS.map((row) => ({ ...row, priorityId: null, dueOn: plan.toDay }));
  const rows = await rowsOf(world, actor, id, given, now);
  await asDone(movePlan({ db, actor, now: at(plusDays(fromDay, 5), "11:30") }, id, { version: 1, to: "in-force" }));
  await tellSince(world, chance, actor, { id, fromDay }, rows);
}

async function streetPlan(world: World, chance: Chance, actor: Actor, places: Places) {
  const { db, today } = world;
  const place = places.get("65")?.find(({ name }) => name === "Meadow Lane garages");
  if (!place) throw new Error("The demonstration has no Meadow Lane garages");
  const fromDay = plusMonths(today, -7);
  const now = at(fromDay, "09:30");
  const plan = { fromDay, toDay: plusDays(plusMonths(fromDay, 12), -1) };
  const { id } = await asDone(
    addPlan(
      { db, actor, now },
      {
        ...{
          kind: "problem",
          title: `Car meets and noise at ${place.name}`,
          locationId: place.id,
          template: null,
          ...plan,
        },
        about:
          "Nineteen households reported noise, vehicles and litter in a year. The delivery group asked for one plan.",
        ...{ groupId: world.group("LEDG"), leadUserId: world.userId("officer") },
      },
    ),
  );
  const due = [30, 60, 150, 170, 340, 250];
  const given = SARA_ROWS.map((row, index) => ({
    ...row,
    priorityId: null,
    dueOn: plusDays(fromDay, due[index] ?? 300),
  }));
  const rows = await rowsOf(world, actor, id, given, now);
  await asDone(movePlan({ db, actor, now: at(plusDays(fromDay, 3), "10:15") }, id, { version: 1, to: "in-force" }));
  await tellSince(world, chance, actor, { id, fromDay }, rows);
}

/** Progress and reviews of a plan that began later. */
async function tellSince(
  world: World,
  chance: Chance,
  actor: Actor,
  { id, fromDay }: { id: string; fromDay: string },
  rows: readonly Kept[],
) {
  await tellQuarters({ ...world, from: fromDay }, chance, actor, id, rows);
  await review(world, actor, { id, fromDay }, SHORT_REVIEWS);
}
