import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import { listedAction } from "#app/domain/actions/listed-action.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { quarterName, quarterOf } from "#app/domain/performance/quarter.ts";
import {
  headingsOf,
  isRowOverdue,
  lacksProgress,
  mayManagePlan,
  mayTellProgress,
} from "#app/domain/plan/plan-rules.ts";
import { findPartnershipPlan, type FoundPlan, listPlanReviews } from "#db/queries/partnership-plans.ts";
import { listAims, listPriorities, listProgress, listRows, listThemes } from "#db/queries/plan-contents.ts";
import { countActionsOfPlan, listActionsOfPlan } from "#db/queries/plan-row-actions.ts";
import type { Executor } from "#db/transaction.ts";
import { recordView } from "../audit/record-access.ts";
import { type AimShown, aimsShown } from "./aim-figures.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Row = Awaited<ReturnType<typeof listRows>>[number];
type Progress = Awaited<ReturnType<typeof listProgress>>[number];

/** A whole plan as one page: its themes with their priorities and aims, and under each priority the rows of its action plan. */
export async function planPage(at: Context, planId: string) {
  const { db, actor, now } = at;
  const { partnershipId } = actor;
  const plan = await findPartnershipPlan(db, partnershipId, planId);
  if (!plan) return undefined;
  const of = { partnershipId, planId };
  const today = londonDay(now);
  const [themes, priorities, aims] = [await listThemes(db, of), await listPriorities(db, of), await listAims(db, of)];
  const figures = await aimsShown({ ...at, today }, aims);
  const rows = await rowsShown(at, plan, today);
  const shownAims = aims.map(({ id, priorityId, words, fromDay, toDay, retiredOn, retiredReason }) => ({
    ...{ id, priorityId, words, fromDay, toDay, retiredOn, retiredReason },
    ...(figures.get(id) ?? UNMEASURED),
  }));
  await recordView(at, "csp-plan.viewed", "partnership-plan", planId);
  const headings = headingsOf(plan.kind);
  const sectionsOf = (priorityId: string | null) =>
    headings
      .map((heading) => ({
        heading,
        rows: rows.filter((row) => row.priorityId === priorityId && row.heading === heading),
      }))
      .filter((section) => section.rows.length > 0);
  return {
    plan,
    quarter: quarterName(quarterOf(today)),
    mayManage: mayManagePlan(actor, plan) && plan.status !== "ended",
    mayGive: mayGiveActions(actor, plan),
    isReviewOverdue: plan.status === "in-force" && plan.nextReviewOn !== null && plan.nextReviewOn < today,
    themes: themes.map((theme) => ({
      ...theme,
      priorities: priorities
        .filter(({ themeId }) => themeId === theme.id)
        .map((priority) => ({
          ...priority,
          measures: shownAims.filter(({ priorityId }) => priorityId === priority.id),
          sections: sectionsOf(priority.id),
        })),
    })),
    sections: sectionsOf(null),
    reviews: await listPlanReviews(db, partnershipId, planId),
    overdue: rows.filter(({ isOverdue }) => isOverdue).length,
    silent: rows.filter(({ isSilent }) => isSilent).length,
  };
}
export type PlanPage = NonNullable<Awaited<ReturnType<typeof planPage>>>;

const UNMEASURED: AimShown = {
  ...{ measureName: null, target: "", figure: null, days: null, isCounting: false, isOthers: false, judgement: null },
};

/** Actions of a group are given by those who run it. */
function mayGiveActions(actor: Actor, { groupId, status }: FoundPlan) {
  if (status === "ended" || !actor.permissions.has("actions:create")) return false;
  return groupsOf(actor, ["chair", "coordinator"]).includes(groupId);
}

async function rowsShown({ db, actor }: Context, plan: FoundPlan, today: string) {
  const of = { partnershipId: actor.partnershipId, planId: plan.id };
  const [rows, progress] = [await listRows(db, of), await listProgress(db, of)];
  const [actions, counts] = [
    await listActionsOfPlan(db, actor, plan.id),
    await countActionsOfPlan(db, actor.partnershipId, plan.id),
  ];
  return rows.map((row) => {
    const told = progress.filter(({ rowId }) => rowId === row.id);
    const seen = actions.filter(({ rowId }) => rowId === row.id);
    return {
      ...rowShown(row, told, plan, today),
      mayTell: plan.status !== "ended" && mayTellProgress(actor, plan, row),
      actions: seen.map((action) => ({
        ...{ ...listedAction(action, today), words: action.words, isFinished: action.finishedOn !== null },
      })),
      otherActions: (counts.get(row.id) ?? 0) - seen.length,
    };
  });
}

function rowShown(row: Row, told: readonly Progress[], plan: FoundPlan, today: string) {
  const [newest] = told;
  return {
    ...row,
    progress: newest
      ? { words: newest.words, quarter: quarterName(quarterOf(newest.quarterFrom)), by: newest.recordedByName }
      : null,
    isOverdue: isRowOverdue(row, today),
    isSilent: lacksProgress(
      plan,
      row,
      told.map(({ quarterFrom }) => quarterFrom),
      today,
    ),
  };
}
