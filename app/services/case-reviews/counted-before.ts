import { countedBefore } from "#app/domain/case-reviews/chosen-reports.ts";
import { unsafeListReportsCountedBefore } from "#db/queries/case-review-reports.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

type Report = { id: string; reference: string; reportedOn: string; qualifies: boolean };

/** Which earlier reviews counted the reports of this one, and whether enough is new since, by the setting of its day. */
export async function countedBeforeOf(
  db: Executor,
  partnershipId: string,
  review: { id: string; receivedOn: string },
  reports: readonly Report[],
) {
  const ids = reports.map(({ id }) => id);
  const asked = { partnershipId, reviewId: review.id };
  const before = await unsafeListReportsCountedBefore(db, asked, ids, review.receivedOn);
  const needed = (await settingsOn(db, partnershipId, review.receivedOn))["case-reviews.new-reports-after-review"];
  return countedBefore(reports, before, needed);
}
