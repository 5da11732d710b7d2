import type { ReviewStatus } from "./review-status.ts";

type Review = { status: ReviewStatus; receivedOn: string; answeredOn: string | null };

/** Of these nothing more is awaited but the time for an appeal. */
const ANSWERED: readonly ReviewStatus[] = ["threshold-not-met", "outcome-sent", "appeal-dismissed", "closed"];

/**
 * Whether a victim need not be offered an application, because one is being dealt with, or was answered and nothing that
 * counts has been reported since the day of the answer: a further application needs a new report (DOMAIN 1.5). A withdrawn
 * application is none.
 */
export function hasAppliedAlready(reviews: readonly Review[], newestReportOn: string | null): boolean {
  return reviews.some(({ status, receivedOn, answeredOn }) => {
    if (status === "withdrawn") return false;
    if (!ANSWERED.includes(status)) return true;
    return newestReportOn === null || newestReportOn <= (answeredOn ?? receivedOn);
  });
}
