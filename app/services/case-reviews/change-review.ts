import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import type { EVENT_NAMES } from "#app/domain/audit/event-names.ts";
import type { ReviewChangeKind } from "#app/domain/case-reviews/review-change.ts";
import { dutiesOf, nextDuty, reviewLimits } from "#app/domain/case-reviews/review-clock.ts";
import { daysOf, type RecordedStep } from "#app/domain/case-reviews/review-days.ts";
import { mayWorkOn } from "#app/domain/case-reviews/review-rights.ts";
import {
  isOver,
  type ReviewStatus,
  REVIEW_STEPS,
  type ReviewStep,
  statusAfter,
} from "#app/domain/case-reviews/review-status.ts";
import type { ReviewRefusal } from "#app/domain/case-reviews/step-page.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { DisclosurePart } from "#app/domain/disclosures/disclosure-part.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { insertReviewChange } from "#db/queries/case-review-changes.ts";
import { findCaseReview, type FoundReview, updateCaseReview } from "#db/queries/case-reviews.ts";
import { insertReviewStep, unsafeListReviewSteps } from "#db/queries/case-review-steps.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";

export type ReviewContext = { db: Executor; actor: Actor; now: Date };

export type ReviewChange = {
  kind: "change";
  event: keyof typeof EVENT_NAMES;
  /** What is written into its history; null for what has rows of its own. */
  step: { kind: RecordedStep["kind"]; happenedOn: string; words: string | null; recommendations?: number } | null;
  set?: Parameters<typeof updateCaseReview>[2];
  detail: Record<string, unknown>;
  /** Of what is a disclosure: to whom, by what they are to the review and never by name. */
  disclosure?: DisclosurePart;
  /** What was before and what is after, of what may change again. */
  history?: ReviewHistory;
  /** What goes with it: requests, letters, whoever is told. `stepId`: of the row of its history. */
  also?: (trx: Transaction, stepId: string) => Promise<unknown>;
};
export type ReviewHistory = {
  kind: ReviewChangeKind;
  applicationId?: string;
  happenedOn: string;
  before: string | null;
  after: string | null;
  reason: string | null;
};
export type ReviewRefused = { kind: "refused"; refusal: ReviewRefusal };

type Steps = {
  id: string;
  version: number;
  decide: (trx: Transaction, review: FoundReview, today: string) => Promise<ReviewChange | ReviewRefused>;
};

/** One thing done with a case review: who may, whether it may be, then the row, its history, its clock and the log. */
export function changeReview({ db, actor, now }: ReviewContext, { id, version, decide }: Steps) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const review = await findCaseReview(trx, actor, id);
    if (!review) return { kind: "not-found" as const };
    if (!mayWorkOn(actor, review)) return { kind: "forbidden" as const };
    if (review.version !== version) return { kind: "changed" as const, current: review };
    const change = await decide(trx, review, londonDay(now));
    if (change.kind !== "change") return change;

    const status =
      (change.step && isStep(change.step.kind) && statusAfter(review.status, change.step.kind)) || review.status;
    const set = { ...change.set, status, ...(await clockAfter(trx, partnershipId, review, status, change.step)) };
    if (!(await updateCaseReview(trx, { partnershipId, id, version }, set))) {
      const current = await findCaseReview(trx, actor, id);
      return current ? { kind: "changed" as const, current } : { kind: "not-found" as const };
    }
    const stepId = uuid();
    if (change.step)
      await insertReviewStep(trx, {
        id: stepId,
        partnership_id: partnershipId,
        review_id: id,
        kind: change.step.kind,
        happened_on: change.step.happenedOn,
        words: change.step.words,
        recommendations: change.step.recommendations ?? null,
        recorded_at: now.toISOString(),
        recorded_by: actor.id,
      });
    if (change.history) await writeHistory(trx, { actor, now }, id, change.history);
    await insertAuditEvent(trx, actor, now, {
      ...(change.disclosure
        ? { category: "disclosure" as const, disclosure: change.disclosure }
        : { category: "alteration" as const }),
      event: change.event,
      objectKind: "case-review",
      objectId: id,
      recipients: change.disclosure?.recipients ?? undefined,
      fields: changedFields({}, change.detail),
      detail: { before: { status: review.status }, after: { ...change.detail, status } },
    });
    await change.also?.(trx, stepId);
    return { kind: "done" as const, id };
  });
}

/** A row for good of what changed, of a review that the caller has found visible. */
async function writeHistory(
  trx: Transaction,
  { actor, now }: Pick<ReviewContext, "actor" | "now">,
  reviewId: string,
  { kind, applicationId, happenedOn, before, after, reason }: ReviewHistory,
) {
  await insertReviewChange(trx, {
    id: uuid(),
    partnership_id: actor.partnershipId,
    review_id: reviewId,
    application_id: applicationId ?? null,
    kind,
    happened_on: happenedOn,
    before_words: before,
    after_words: after,
    reason,
    recorded_at: now.toISOString(),
    recorded_by: actor.id,
  });
}

/** What comes next and by when, with the limits that were in force when the application was received. */
export async function clockAfter(
  trx: Transaction,
  partnershipId: string,
  review: { id: string; receivedOn: string },
  status: ReviewStatus,
  step: RecordedStep | null,
) {
  if (isOver(status)) return { next_duty: null, next_due_on: null };
  const { holidays } = await findBankHolidays(trx);
  const limits = reviewLimits(await settingsOn(trx, partnershipId, review.receivedOn));
  const steps = [...(await unsafeListReviewSteps(trx, review.id)), ...(step ? [step] : [])];
  const next = nextDuty(dutiesOf(daysOf(review.receivedOn, steps), limits, holidays));
  return { next_duty: next?.duty ?? null, next_due_on: next?.dueOn ?? null };
}

function isStep(kind: RecordedStep["kind"]): kind is ReviewStep {
  return (REVIEW_STEPS as readonly string[]).includes(kind);
}

export function refusedReview(refusal: ReviewRefusal): ReviewRefused {
  return { kind: "refused", refusal };
}
