import { countingRules } from "#app/domain/case-reviews/counted-report.ts";
import { thresholdOn } from "#app/domain/case-reviews/threshold.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { reportsToCount } from "./reports-to-count.ts";

/**
 * The statutory count of a problem as if an application were made on that day: qualifying reports about it by anybody
 * (ASBCPA 2014 s104(4)(b); DOMAIN 1.4). From every report of the partnership: for those who see every incident.
 */
export async function countOfProblem(
  db: Executor,
  { partnershipId, problemId, on }: { partnershipId: string; problemId: string; on: string },
) {
  const rules = countingRules(await settingsOn(db, partnershipId, on));
  const reports = await reportsToCount(db, { personIds: [], problemIds: [problemId], on, rules });
  const { statutory, verdicts, nextOutOfTime } = thresholdOn({ on, personId: "nobody", problemId }, reports, rules);
  const referenceOf = (id: string) => reports.find((report) => report.id === id)?.reference ?? "";
  return {
    ...statutory,
    qualifying: verdicts.filter(({ qualifies, isAboutProblem }) => qualifies && isAboutProblem).map(({ reportId }) => referenceOf(reportId)), // prettier-ignore
    next: nextOutOfTime && { day: nextOutOfTime.day, reports: nextOutOfTime.reportIds.map(referenceOf) },
  };
}
