import { unsafeListLocationAssessments } from "#db/queries/location-assessments.ts";
import type { Executor } from "#db/transaction.ts";

/** Of a case about a place that the caller has found visible: every assessment, newest first. */
export async function riskOfLocation(db: Executor, caseId: string) {
  const all = await unsafeListLocationAssessments(db, caseId);
  return all.map((row) => ({ ...row, isCorrected: all.some((other) => other.correctsId === row.id) }));
}
