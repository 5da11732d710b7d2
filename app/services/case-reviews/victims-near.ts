import { countingRules } from "#app/domain/case-reviews/counted-report.ts";
import { bestThreshold, problemsOf } from "#app/domain/case-reviews/threshold.ts";
import { nearnessOf } from "#app/domain/case-reviews/verdict-words.ts";
import {
  unsafeListPeopleOfProblems,
  unsafeListPeopleReportedFor,
  unsafeListProblemsReported,
  unsafeListStandingRecords,
  unsafeListVictimsOfHate,
} from "#db/queries/counted-reports.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { inChunks } from "./in-chunks.ts";
import { countedSince, type ReportShown, reportsToCount } from "./reports-to-count.ts";

/**
 * The people for whom the threshold would be met today, or is one report or incident short: those first for whom it is
 * met. The sweep finds candidates by their reports of the months that may count; the rule itself decides of each.
 */
export async function victimsNear(db: Executor, partnershipId: string, on: string) {
  const rules = countingRules(await settingsOn(db, partnershipId, on));
  const since = countedSince(on, rules);
  const sweep = { partnershipId, since };
  const busy = await unsafeListProblemsReported(db, { ...sweep, least: Math.max(1, rules.thresholdCount - 1) });
  const candidates = [
    ...(await unsafeListPeopleReportedFor(db, { ...sweep, least: Math.max(1, rules.localCount - 1) })),
    ...(await inChunks(busy, (chunk) => unsafeListPeopleOfProblems(db, chunk, since))),
    ...(await unsafeListVictimsOfHate(db, partnershipId, since)),
  ];
  const records = await inChunks([...new Set(candidates)], (chunk) => unsafeListStandingRecords(db, chunk));
  const standing = [...new Set(records.map(({ id }) => id))];
  const personIds = [...new Set(records.flatMap(({ id, mergedId }) => [id, ...(mergedId === null ? [] : [mergedId])]))];
  const own = await reportsToCount(db, { personIds, problemIds: [], on, rules });
  const reports = await reportsToCount(db, { personIds, problemIds: problemsOf(own), on, rules });
  const concern = concernsOf(reports);
  const verdicts = await inChunks(standing, (chunk) =>
    Promise.resolve(
      chunk.map((personId) => {
        const { problemIds, relevant } = concern(personId);
        const { local, statutory, hate, met, nextOutOfTime } = bestThreshold(
          { on, personId, problemIds },
          relevant,
          rules,
        );
        const nearness = nearnessOf({ met, local, statutory });
        return { personId, local, statutory, hate, met, nearness, nextOutOfTimeOn: nextOutOfTime?.day ?? null };
      }),
    ),
  );
  return verdicts
    .filter(({ nearness }) => nearness !== "below")
    .sort(
      (a, b) =>
        Number(b.met) - Number(a.met) ||
        compare(a.nextOutOfTimeOn ?? "9", b.nextOutOfTimeOn ?? "9") ||
        compare(a.personId, b.personId),
    );
}

/** The problems of one person's own reports, and every report that the count for them looks at: found without going through them all. */
function concernsOf(reports: readonly ReportShown[]) {
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
  return (personId: string) => {
    const theirs = [...(own.get(personId) ?? [])];
    const problemIds = problemsOf(theirs);
    const others = problemIds.flatMap((id) => [...(aboutProblem.get(id) ?? [])]);
    return { problemIds, relevant: [...new Set([...theirs, ...others, ...(happenedTo.get(personId) ?? [])])] };
  };
}

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
