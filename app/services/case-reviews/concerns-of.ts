import { problemsOf } from "#app/domain/case-reviews/threshold.ts";
import type { ReportShown } from "./reports-to-count.ts";

/**
 * The problems of one person's own reports, or the one that is asked about, and every report that the count for them looks at:
 * found without going through them all.
 */
export function concernsOf(reports: readonly ReportShown[]) {
  const own = new Map<string, Set<ReportShown>>();
  const happenedTo = new Map<string, Set<ReportShown>>();
  const aboutProblem = new Map<string, Set<ReportShown>>();
  const add = (map: Map<string, Set<ReportShown>>, key: string | null, report: ReportShown) => {
    if (key !== null) map.set(key, (map.get(key) ?? new Set<ReportShown>()).add(report));
  };
  for (const report of reports) {
    for (const id of [report.reporterId, report.forId]) add(own, id, report);
    for (const { problemId, affectedIds } of report.incidents) {
      add(aboutProblem, problemId, report);
      for (const id of affectedIds) add(happenedTo, id, report);
    }
  }
  return (personId: string, problemId: string | null = null) => {
    const theirs = [...(own.get(personId) ?? [])];
    const problemIds = problemId === null ? problemsOf(theirs) : [problemId];
    const others = problemIds.flatMap((id) => [...(aboutProblem.get(id) ?? [])]);
    return { problemIds, relevant: [...new Set([...theirs, ...others, ...(happenedTo.get(personId) ?? [])])] };
  };
}
