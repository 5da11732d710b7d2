import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { administrationWaits } from "#app/services/admin/what-waits.ts";
import { whatWaits } from "#app/services/governance/what-waits.ts";
import { countCaseReviews, listCaseReviews } from "#db/queries/case-reviews.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** The case reviews that a reviewer writes, or is the contact officer of, in which something is due. Null for others. */
export async function reviewsOfReviewer({ db, actor, now }: Context) {
  if (!actor.duties.has("reviewer")) return null;
  const today = londonDay(now);
  const count = (show: "due" | "late") => countCaseReviews(db, actor, { show, whose: "mine" }, today);
  const [next] = await listCaseReviews(db, actor, { show: "due", whose: "mine" }, today, { limit: 1 });
  return { due: await count("due"), late: await count("late"), nextOn: next?.nextDueOn ?? null };
}

/** Of the page of information governance, what somebody must do something about. Null for others. */
export async function governanceToDo({ db, actor, now }: Context) {
  if (!actor.permissions.has("governance:read")) return null;
  const { requests, retention, agenciesOut, toReview, log } = await whatWaits(db, actor.partnershipId, now);
  return {
    ...{ overdue: requests.overdue, soon: requests.soon, records: retention.due, holds: retention.holds },
    ...{ agenciesOut, toReview, log },
  };
}

/** All that the page of administration counts. Null for others. */
export async function administrationToDo({ db, actor, now }: Context) {
  if (!actor.permissions.has("users:manage")) return null;
  return administrationWaits(db, actor.partnershipId, now);
}
