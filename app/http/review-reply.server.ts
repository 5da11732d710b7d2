import type { ReviewStatus } from "#app/domain/case-reviews/review-status.ts";
import { REVIEW_STATUS_NAMES } from "#app/domain/case-reviews/review-status.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";

type Review = {
  version: number;
  status: ReviewStatus;
  contactName: string | null;
  reviewerName: string | null;
  panelOn: string | null;
};

/** What a review says now, for somebody whom another was quicker than. */
export function recordedReview({ status, contactName, reviewerName, panelOn }: Review): Record<string, string | null> {
  return {
    State: REVIEW_STATUS_NAMES[status],
    "Contact officer": contactName,
    Author: reviewerName,
    Panel: panelOn === null ? null : longDay(panelOn),
  };
}
