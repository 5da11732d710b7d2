import { countingRules } from "#app/domain/case-reviews/counted-report.ts";
import { type Threshold, thresholdOn } from "#app/domain/case-reviews/threshold.ts";
import { unsafeListRecordsOf } from "#db/queries/counted-reports.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { type ReportShown, reportsToCount } from "./reports-to-count.ts";

type Asked = { partnershipId: string; personId: string; on: string; problemId?: string | null };

export type ThresholdShown = Threshold & { personId: string; reports: ReportShown[] };

/**
 * As if an application were made on that day for this person: the counts with their working, by the partnership's settings
 * of the day. Without a problem named, the one of the person's reports for which most reports qualify. Every report of the
 * partnership counts, whoever may read it: for those who see every incident.
 */
export async function thresholdOf(
  db: Executor,
  { partnershipId, personId, on, problemId }: Asked,
): Promise<ThresholdShown> {
  const settings = await settingsOn(db, partnershipId, on);
  const rules = countingRules(settings);
  const personIds = await unsafeListRecordsOf(db, personId);
  const standing = personIds[0] ?? personId;
  const count = async (problem: string | null) => {
    const reports = await reportsToCount(db, { personIds, problemId: problem, on, rules });
    return {
      ...thresholdOn({ on, personId: standing, problemId: problem }, reports, rules),
      personId: standing,
      reports,
    };
  };
  if (problemId !== undefined && problemId !== null) return count(problemId);
  const alone = await count(null);
  const problems = [...new Set(alone.reports.flatMap(({ incidents }) => incidents.flatMap((i) => i.problemId ?? [])))];
  let best = alone;
  for (const problem of problems.slice(0, MOST_PROBLEMS)) {
    const counted = await count(problem);
    if (best.statutory.problemId === null || counted.statutory.count > best.statutory.count) best = counted;
  }
  return best;
}

/** More than one person's reports belong to within seven months. */
const MOST_PROBLEMS = 10;
