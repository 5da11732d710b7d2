import { v7 as uuid } from "uuid";
import { mayFollowUp, mayRecommend, themesOf } from "#app/domain/case-reviews/panel.ts";
import { type RecommendationResponse, RESPONSE_NAMES } from "#app/domain/case-reviews/application.ts";
import { refuseDayOf } from "#app/domain/case-reviews/order-of-days.ts";
import { daysOf } from "#app/domain/case-reviews/review-days.ts";
import type {
  ConflictGiven,
  RecommendationGiven,
  ResponseGiven,
  ReviewerGiven,
} from "#app/domain/case-reviews/review.form.ts";
import { refuseReviewer } from "#app/domain/case-reviews/reviewer-conflict.ts";
import { isOver } from "#app/domain/case-reviews/review-status.ts";
import { insertRecommendation, unsafeFindRecommendation, updateRecommendation } from "#db/queries/case-review-panel.ts";
import {
  insertConflict,
  listReviewerPool,
  unsafeFindDeclared,
  unsafeHasDealtWith,
} from "#db/queries/case-review-people.ts";
import { unsafeListReviewSteps } from "#db/queries/case-review-steps.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { listUsersToName } from "#db/queries/users-to-name.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { notify } from "../notifications/notify.ts";
import { changeReview, refusedReview, type ReviewContext } from "./change-review.ts";

type At = ReviewContext;

/** What somebody declares of their own part in what is reviewed; a further declaration corrects it. */
export function declareConflict(at: At, id: string, { version, userId, conflict, words }: ConflictGiven) {
  const { actor, now } = at;
  return changeReview(at, {
    id,
    version,
    async decide(trx, review, today) {
      if (isOver(review.status)) return refusedReview({ field: null, message: "This review is over" });
      const users = await listUsersToName(trx, actor.partnershipId, today);
      if (!users.some((user) => user.id === userId))
        return refusedReview({ field: "userId", message: "Select who declares" });
      const bars = conflict !== "none" && review.reviewerUserId === userId;
      return {
        kind: "change",
        event: "case-review.conflict-declared",
        step: null,
        // Nobody stays the author of a review with which they have to do.
        set: bars ? { reviewer_user_id: null } : {},
        detail: { userId, conflict, words },
        also: (t) =>
          insertConflict(t, {
            id: uuid(),
            partnership_id: actor.partnershipId,
            review_id: id,
            user_id: userId,
            conflict,
            words,
            declared_on: today,
            recorded_at: now.toISOString(),
            recorded_by: actor.id,
          }),
      };
    },
  });
}

/** The author of the review, from the pool, and not somebody who has managed the case (DOMAIN 1.3). */
export function nameReviewer(at: At, id: string, { version, reviewerUserId }: ReviewerGiven) {
  const { actor, now } = at;
  return changeReview(at, {
    id,
    version,
    async decide(trx, review, today) {
      if (isOver(review.status)) return refusedReview({ field: null, message: "This review is over" });
      const one = (await listReviewerPool(trx, actor.partnershipId, today)).find((user) => user.id === reviewerUserId);
      const message = refuseReviewer({
        isActive: one?.isActive === 1,
        declared: await unsafeFindDeclared(trx, id, reviewerUserId),
        hasDealtWith: await unsafeHasDealtWith(trx, id, reviewerUserId),
      });
      if (message !== null) return refusedReview({ field: "reviewerUserId", message });
      return {
        kind: "change",
        event: "case-review.reviewer-named",
        step: { kind: "reviewer", happenedOn: today, words: one?.name ?? null },
        set: { reviewer_user_id: reviewerUserId },
        detail: { reviewerUserId },
        also: (t) =>
          notify(t, [{ partnershipId: actor.partnershipId, userId: reviewerUserId, kind: "case-review-given", objectKind: "case-review", objectId: id, reference: review.reference, at: now }]), // prettier-ignore
      };
    },
  });
}

/** Made by the panel, to a body that must have regard to it (ASBCPA 2014 s104(7)). */
export function recommend(at: At, id: string, { version, theme, agencyId, words }: RecommendationGiven) {
  const { actor, now } = at;
  return changeReview(at, {
    id,
    version,
    async decide(trx, review, today) {
      if (!mayRecommend(review.status))
        return refusedReview({
          field: null,
          message: "Recommendations are recorded between the panel and the outcome letter",
        });
      const themes = themesOf((await settingsOn(trx, actor.partnershipId, today))["case-reviews.themes"]);
      if (!themes.includes(theme)) return refusedReview({ field: "theme", message: "Select the theme" });
      if (!(await findAgencyOfPartnership(trx, actor.partnershipId, agencyId)))
        return refusedReview({ field: "agencyId", message: "Select the body" });
      return {
        kind: "change",
        event: "case-review.recommended",
        step: null,
        detail: { theme, agencyId, words },
        also: (t) =>
          insertRecommendation(t, {
            id: uuid(),
            partnership_id: actor.partnershipId,
            review_id: id,
            theme,
            agency_id: agencyId,
            words,
            response: null,
            response_words: null,
            responded_on: null,
            action_id: null,
            created_at: now.toISOString(),
            created_by: actor.id,
            version: 1,
          }),
      };
    },
  });
}

/** A recommendation corrected before the outcome letter, with which it is sent; what it said before is kept. */
export function changeRecommendation(
  at: At,
  { id, recommendationId }: { id: string; recommendationId: string },
  { version, theme, agencyId, words }: RecommendationGiven,
) {
  const { partnershipId } = at.actor;
  return changeReview(at, {
    id,
    version,
    async decide(trx, review, today) {
      const found = await unsafeFindRecommendation(trx, id, recommendationId);
      if (!found) return refusedReview({ field: null, message: "There is no such recommendation" });
      if (!mayRecommend(review.status))
        return refusedReview({ field: null, message: "A recommendation is changed before the outcome letter is sent" });
      const themes = themesOf((await settingsOn(trx, partnershipId, today))["case-reviews.themes"]);
      if (theme !== found.theme && !themes.includes(theme))
        return refusedReview({ field: "theme", message: "Select the theme" });
      const agency = await findAgencyOfPartnership(trx, partnershipId, agencyId);
      if (!agency) return refusedReview({ field: "agencyId", message: "Select the body" });
      return {
        kind: "change",
        event: "case-review.recommendation-changed",
        step: null,
        detail: { recommendationId, theme, agencyId, words },
        history: {
          ...{ kind: "recommendation-changed", happenedOn: today, reason: null },
          before: `To ${found.agencyName}: ${found.words} (${found.theme})`,
          after: `To ${agency.name}: ${words} (${theme})`,
        },
        also: (t) =>
          updateRecommendation(t, { reviewId: id, id: recommendationId, version: found.version }, { theme, agency_id: agencyId, words }), // prettier-ignore
      };
    },
  });
}

function responseShown(response: RecommendationResponse, words: string | null): string {
  return [RESPONSE_NAMES[response], words].filter(Boolean).join(": ");
}

/** What the body says of a recommendation to it. */
export function recordResponse(
  at: At,
  { id, recommendationId }: { id: string; recommendationId: string },
  given: ResponseGiven,
) {
  return changeReview(at, {
    id,
    version: given.version,
    async decide(trx, review, today) {
      if (!mayFollowUp(review.status)) return refusedReview({ field: null, message: "There is no recommendation yet" });
      const found = await unsafeFindRecommendation(trx, id, recommendationId);
      if (!found) return refusedReview({ field: null, message: "There is no such recommendation" });
      const days = daysOf(review.receivedOn, await unsafeListReviewSteps(trx, id));
      const refusal = refuseDayOf("respond", "Day of the response", given.respondedOn, days, today);
      if (refusal) return refusedReview({ ...refusal, field: "respondedOn" });
      const { response, responseWords, respondedOn } = given;
      return {
        kind: "change",
        event: "case-review.response-recorded",
        step: null,
        detail: { recommendationId, response, responseWords, respondedOn },
        history: {
          ...{ kind: "response-changed", happenedOn: respondedOn, reason: found.words },
          before: found.response && responseShown(found.response, found.responseWords),
          after: responseShown(response, responseWords),
        },
        also: (t) =>
          updateRecommendation(t, { reviewId: id, id: recommendationId, version: found.version }, { response, response_words: responseWords, responded_on: respondedOn }), // prettier-ignore
      };
    },
  });
}
