import { type Actor, groupsOf } from "../access/actor.ts";
import { plusDays } from "../dates/iso-day.ts";
import { plusQuarters, type Quarter, quarterId, quarterOf, quarterPeriod } from "../performance/quarter.ts";
import type { PlanHeading, PlanKind, PlanRowStatus, PlanStatus } from "./plan.ts";

type Refusal = { field: string; message: string };
type RunBy = { groupId: string };

/** Local policy: a plan is written and reviewed by those who run its group, and by managers. Everybody else of the partnership reads it. */
export function mayManagePlan(actor: Actor, { groupId }: RunBy): boolean {
  if (!actor.permissions.has("plan:manage")) return false;
  return actor.duties.has("manager") || groupsOf(actor, ["chair", "coordinator"]).includes(groupId);
}

type Led = { leadAgencyId: string | null; leadUserId: string | null };

/** The people of the agency that leads a row say how it goes, and so does whoever writes the plan. */
export function mayTellProgress(actor: Actor, plan: RunBy, row: Led): boolean {
  if (mayManagePlan(actor, plan)) return true;
  if (!actor.permissions.has("plan:progress")) return false;
  return row.leadAgencyId === actor.agencyId || row.leadUserId === actor.id;
}

type Owned = { ownerAgencyId: string | null; ownerUserId: string | null };

/** What has been done of a recommendation is said by those who write them, and by the people of the agency that owns it. */
export function mayUpdateRecommendation(actor: Actor, { ownerAgencyId, ownerUserId }: Owned): boolean {
  if (actor.permissions.has("plan:manage")) return true;
  return actor.permissions.has("plan:progress") && (ownerAgencyId === actor.agencyId || ownerUserId === actor.id);
}

/** SARA for the problem management plan of a location; for all others the four heads of the action plan (DOMAIN 6.5). */
export function headingsOf(kind: PlanKind): readonly [PlanHeading, ...PlanHeading[]] {
  return kind === "problem"
    ? ["scanning", "analysis", "response", "assessment"]
    : ["enforcement", "intelligence", "prevention", "confidence"];
}

export function refuseEndedPlan({ status }: { status: PlanStatus }): Refusal | null {
  return status === "ended" ? { field: "form", message: "The plan has ended. Nothing in it can be changed" } : null;
}

type Days = { fromDay: string; toDay: string };

export function refusePlanDays({ fromDay, toDay }: Days): Refusal | null {
  return toDay >= fromDay ? null : { field: "toDay", message: "To must be the same day as from, or later" };
}

/** An aim is held against a figure somewhere in the time of its plan. */
export function refuseAimDays(aim: Days, plan: Days): Refusal | null {
  if (aim.fromDay < plan.fromDay) return { field: "fromDay", message: "From must not be before the plan begins" };
  if (aim.toDay > plan.toDay) return { field: "toDay", message: "To must not be after the plan ends" };
  return refusePlanDays(aim);
}

export function refuseHeading(kind: PlanKind, heading: PlanHeading): Refusal | null {
  return headingsOf(kind).includes(heading) ? null : { field: "heading", message: "Select the heading of the row" };
}

/** A draft is put in force, and what is in force is ended. Null: nothing comes after it. */
export function nextStatus(status: PlanStatus): "in-force" | "ended" | null {
  return { draft: "in-force", "in-force": "ended", ended: null }[status] as "in-force" | "ended" | null;
}

/** What a problem plan is of, and no other. */
export function refusePlace({ kind, locationId }: { kind: PlanKind; locationId: string | null }): Refusal | null {
  if (kind === "problem" && locationId === null)
    return { field: "kind", message: "Open the location first, and begin its problem management plan there" };
  return null;
}

const isUnfinished = (status: PlanRowStatus) => status === "not-started" || status === "in-progress";

type Row = { dueOn: string | null; status: PlanRowStatus };

/** After its day, when nothing has become of it. The day itself is in time. */
export function isRowOverdue({ dueOn, status }: Row, today: string): boolean {
  return isUnfinished(status) && dueOn !== null && dueOn < today;
}

/** Of a plan in force: an unfinished row of which nothing has been said for the quarter that runs. */
export function lacksProgress(
  plan: Days & { status: PlanStatus },
  { status }: Row,
  quartersTold: readonly string[],
  today: string,
) {
  if (plan.status !== "in-force" || plan.fromDay > today || !isUnfinished(status)) return false;
  return !quartersTold.includes(quarterPeriod(quarterOf(today)).from);
}

/** Progress is said of the quarter that runs and of the one that has just ended; the latter first, it is what meetings ask for. */
export function quartersToTell(today: string): Quarter[] {
  const runs = quarterOf(today);
  return [runs, plusQuarters(runs, -1)];
}

/** Null for a quarter of which nothing is to be said now. */
export function quarterToTell(id: string, today: string): Quarter | null {
  return quartersToTell(today).find((quarter) => quarterId(quarter) === id) ?? null;
}

type Review = { reviewedOn: string; nextReviewOn: string };

export function refusePlanReview({ reviewedOn, nextReviewOn }: Review, plan: Days, today: string): Refusal | null {
  if (reviewedOn > today) return { field: "reviewedOn", message: "Day reviewed must be today or in the past" };
  if (reviewedOn < plan.fromDay) return { field: "reviewedOn", message: "Day reviewed must be in the plan's time" };
  if (nextReviewOn <= reviewedOn)
    return { field: "nextReviewOn", message: "Next review must be after the day reviewed" };
  return null;
}

/** Local policy: early enough to be put on the agenda of the meeting. */
const REVIEW_NOTICE_DAYS = 14;

/** The last review day that is told of. Those to be reviewed, in SQL: listPlansToReview in db/queries/partnership-plans.ts. */
export function planReviewNoticeUntil(today: string): string {
  return plusDays(today, REVIEW_NOTICE_DAYS);
}

/** A plan is reviewed each quarter (DOMAIN 6.5): by the last day of the quarter after the one in which it was reviewed. */
export function reviewAfter(day: string): string {
  return quarterPeriod(plusQuarters(quarterOf(day), 1)).to;
}

/** The day to which the figure of an aim is counted, whose financial year it is of: today, or the aim's last day. */
export function aimCountedTo({ toDay }: { toDay: string }, today: string) {
  return { day: toDay < today ? toDay : today, isOver: toDay < today };
}
