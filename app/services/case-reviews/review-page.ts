import type { Actor } from "#app/domain/access/actor.ts";
import { dutiesOf, isLate, reviewLimits } from "#app/domain/case-reviews/review-clock.ts";
import { daysOf } from "#app/domain/case-reviews/review-days.ts";
import { mayWorkOn } from "#app/domain/case-reviews/review-rights.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { unsafeListAppeals, unsafeListLetters } from "#db/queries/case-review-appeals.ts";
import { unsafeListAttendance, unsafeListPanel, unsafeListRecommendations } from "#db/queries/case-review-panel.ts";
import { unsafeListReviewChanges } from "#db/queries/case-review-changes.ts";
import { unsafeListConflicts } from "#db/queries/case-review-people.ts";
import { unsafeListRequests } from "#db/queries/case-review-requests.ts";
import { unsafeListChosenReports } from "#db/queries/case-review-reports.ts";
import { findCaseReview, type FoundReview } from "#db/queries/case-reviews.ts";
import { unsafeFindReviewDecision, unsafeListReviewSteps } from "#db/queries/case-review-steps.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { recordView } from "../audit/record-access.ts";
import { applicationsOf } from "./applications-of.ts";
import { applicationShown, historyOf, sittingsOf } from "./parts-of-review-page.ts";
import { headOf, objectsOfReview } from "./review-to-work-on.ts";

/** A case review with everything that belongs to it, for whoever sees it. */
export async function reviewPage({ db, actor, now }: { db: Executor; actor: Actor; now: Date }, id: string) {
  const review = await findCaseReview(db, actor, id);
  if (!review) return null;
  const today = londonDay(now);
  const mayWork = mayWorkOn(actor, review);
  const steps = await unsafeListReviewSteps(db, id);
  const limits = reviewLimits(await settingsOn(db, actor.partnershipId, review.receivedOn));
  const { holidays } = await findBankHolidays(db);
  const duties = dutiesOf(daysOf(review.receivedOn, steps), limits, holidays);
  const isOver = review.nextDuty === null;
  const decision = await unsafeFindReviewDecision(db, id);
  const applications = await applicationsOf(db, review);
  await recordView({ db, actor, now }, "case-review.viewed", "case-review", id, objectsOfReview(review, applications));
  return {
    review: shownOf(review),
    head: headOf(review),
    today,
    isOver,
    mayWork,
    duties: duties.map((duty) => ({
      ...duty,
      isLate: (duty.doneOn !== null || !isOver) && isLate(duty, today),
    })),
    history: historyOf(steps, await unsafeListReviewChanges(db, id), mayWork),
    applications: applications.map((a) => applicationShown(a, mayWork)),
    chosenReports: (await unsafeListChosenReports(db, id)).length,
    decision: decision && {
      isMet: decision.isMet === 1,
      decidedOn: decision.decidedOn,
      reasons: decision.reasons,
      isAgainst: decision.isAgainstCount === 1,
      deciderName: decision.deciderName,
    },
    requests: (await unsafeListRequests(db, id)).map((r) => ({
      ...{ id: r.id, agencyName: r.agencyName, requestedOn: r.requestedOn, dueOn: r.dueOn, repliedOn: r.repliedOn },
    })),
    panel: (await unsafeListPanel(db, id)).map(({ id: memberId, name, role, agencyName, leftOn }) => ({
      ...{ id: memberId, name, role, agencyName, leftOn },
    })),
    sittings: sittingsOf(await unsafeListAttendance(db, id)),
    conflicts: await unsafeListConflicts(db, id),
    recommendations: await unsafeListRecommendations(db, id),
    letters: (await unsafeListLetters(db, id)).map(({ fieldsAsJson: _, templateId: __, ...letter }) => letter),
    appeals: (await unsafeListAppeals(db, id)).map((a) => ({
      ...{ id: a.id, against: a.against, receivedOn: a.receivedOn, packSentOn: a.packSentOn, sentTo: a.sentTo },
      ...{ decidedOn: a.decidedOn, decidedBy: a.decidedBy, isUpheld: a.isUpheld },
    })),
    isCommissionerOn: (await settingsOn(db, actor.partnershipId, today))["case-reviews.commissioner-review"],
  };
}

/** What the page shows of it: how the applicant is reached, for one, is for the letters and not for every panel member. */
function shownOf(review: FoundReview) {
  const { id, reference, status, nextDuty, nextDueOn, receivedOn, channel, about, panelOn, panelPlace, outcome } =
    review;
  const { applicantName, applicantRelation, problemReference, problemTitle, contactName, reviewerName } = review;
  return {
    ...{
      id,
      reference,
      status,
      nextDuty,
      nextDueOn,
      receivedOn,
      channel,
      about,
      panelOn,
      panelPlace,
      outcome,
    },
    ...{ applicantName, applicantRelation, problemReference, problemTitle, contactName, reviewerName },
  };
}

export type ReviewPage = NonNullable<Awaited<ReturnType<typeof reviewPage>>>;
