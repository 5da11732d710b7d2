import { isOver, type ReviewStatus } from "./review-status.ts";

type Choice = { isDecided: boolean; status: ReviewStatus; isKnown: boolean; isChanged: boolean };
type Refusal = { field: "reportId" | "countedBecause" | null; message: string };

/** Which reports a review concerns is open until the decision on the threshold, which counts them and keeps the count. */
export function refuseReportsNow({ isDecided, status }: Pick<Choice, "isDecided" | "status">): string | null {
  if (isDecided) return "The threshold has been decided, and the reports that were counted stand with the decision";
  return isOver(status) ? "This review is over" : null;
}

/** Why other reports cannot be chosen so, or null. */
export function refuseChoice({ isKnown, isChanged, ...now }: Choice): Refusal | null {
  const message = refuseReportsNow(now);
  if (message !== null) return { field: null, message };
  if (!isKnown) return { field: "reportId", message: "Select reports from the list" };
  return isChanged ? null : { field: "reportId", message: "Select other reports than before" };
}

type Anonymous = { isAnonymous: boolean; isCounted: boolean; wasCounted: boolean };

/**
 * Why an anonymous report cannot be counted so, or null. It may be clearly about the behaviour, and nobody can tell whether its
 * reporter has reported it before: so it counts only when the contact officer says why (DOMAIN 1.5).
 */
export function refuseCounting({ isAnonymous, isCounted, wasCounted }: Anonymous): Refusal | null {
  if (!isAnonymous) return { field: null, message: "Who reported is known, so the rules say whether it counts" };
  if (!isCounted && !wasCounted)
    return { field: "countedBecause", message: "This report is not counted. Enter why it is to be counted" };
  return null;
}

/** What an earlier review concerned too, and whether anything has been reported since that counts (DOMAIN 1.5). */
export type CountedBefore = { reference: string; reviewId: string; outcomeOn: string; reports: string[] };
type Before = { reportId: string; reviewId: string; reference: string; outcomeOn: string };
type Counted = { id: string; reference: string; reportedOn: string; qualifies: boolean };

/**
 * The earlier reviews whose reports are counted again, and how many qualifying reports are new since the last outcome letter.
 * The Act does not bar a second application: too few new ones are flagged and refuse nothing.
 */
export function countedBefore(reports: readonly Counted[], before: readonly Before[], needed: number) {
  const earlier = new Map<string, CountedBefore>();
  for (const { reportId, reviewId, reference, outcomeOn } of before) {
    const report = reports.find(({ id }) => id === reportId);
    if (!report) continue;
    const known = earlier.get(reviewId) ?? { reviewId, reference, outcomeOn, reports: [] };
    earlier.set(reviewId, { ...known, reports: [...known.reports, report.reference] });
  }
  const reviews = [...earlier.values()];
  const since = reviews.reduce((last, { outcomeOn }) => (outcomeOn > last ? outcomeOn : last), "");
  const again = new Set(before.map(({ reportId }) => reportId));
  const fresh = reports.filter((r) => r.qualifies && !again.has(r.id) && r.reportedOn > since).length;
  return { reviews, fresh, needed, isFlagged: reviews.length > 0 && fresh < needed };
}
