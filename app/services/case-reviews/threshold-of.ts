import { countingRules } from "#app/domain/case-reviews/counted-report.ts";
import { bestThreshold, problemsOf, type Threshold } from "#app/domain/case-reviews/threshold.ts";
import { unsafeListRecordsOf } from "#db/queries/counted-reports.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { reportsOfPeopleToCount, type ReportShown, reportsToCount } from "./reports-to-count.ts";

type Asked = { partnershipId: string; personId: string; on: string; problemId?: string | null };

export type ThresholdShown = Threshold & { personId: string; reports: ReportShown[] };

/**
 * As if an application were made on that day for this person: the counts with their working, by the partnership's settings
 * of the day. Without a problem named, the one of the person's reports for which most reports qualify. Every report of the
 * partnership counts, whoever may read it: for those who see every incident.
 */
export async function thresholdOf(db: Executor, asked: Asked): Promise<ThresholdShown> {
  const { question, reports, rules } = await factsToCount(db, asked);
  return { ...bestThreshold(question, reports, rules), personId: question.personId, reports };
}

/** What the count is made of: what is asked, every report that it looks at, and the rules of that day. */
export async function factsToCount(db: Executor, { partnershipId, personId, on, problemId }: Asked) {
  const settings = await settingsOn(db, partnershipId, on);
  const rules = countingRules(settings);
  const personIds = await unsafeListRecordsOf(db, personId);
  const standing = personIds[0] ?? personId;
  const asked = { personIds, on, rules };
  const isOwn = ({ reporterId, forId }: Pick<ReportShown, "reporterId" | "forId">) =>
    reporterId === standing || forId === standing;
  const reports = problemId
    ? await reportsToCount(db, { ...asked, problemIds: [problemId] })
    : await reportsOfPeopleToCount(db, asked, isOwn);
  const problemIds = problemId ? [problemId] : problemsOf(reports.filter(isOwn));
  return { question: { on, personId: standing, problemIds }, reports, rules };
}
