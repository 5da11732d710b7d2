import { countingRules } from "#app/domain/case-reviews/counted-report.ts";
import { bestThreshold, problemsOf } from "#app/domain/case-reviews/threshold.ts";
import { nearnessOf } from "#app/domain/case-reviews/verdict-words.ts";
import {
  unsafeListPeopleOfProblems,
  unsafeListPeopleReportedFor,
  unsafeListStandingRecords,
  unsafeListVictimsOfHate,
} from "#db/queries/counted-reports.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { countedSince, reportsToCount } from "./reports-to-count.ts";

/**
 * The people for whom the threshold would be met today, or is one report or incident short: those first for whom it is
 * met. The sweep finds candidates by their reports of the months that may count; the rule itself decides of each.
 */
export async function victimsNear(db: Executor, partnershipId: string, on: string) {
  const rules = countingRules(await settingsOn(db, partnershipId, on));
  const since = countedSince(on, rules);
  const sweep = { partnershipId, since };
  const candidates = [
    ...(await unsafeListPeopleReportedFor(db, { ...sweep, least: Math.max(1, rules.localCount - 1) })),
    ...(await unsafeListPeopleOfProblems(db, { ...sweep, least: Math.max(1, rules.thresholdCount - 1) })),
    ...(await unsafeListVictimsOfHate(db, partnershipId, since)),
  ];
  const records = await unsafeListStandingRecords(db, [...new Set(candidates)]);
  const standing = [...new Set(records.map(({ id }) => id))];
  const personIds = [...new Set(records.flatMap(({ id, mergedId }) => [id, ...(mergedId === null ? [] : [mergedId])]))];
  const own = await reportsToCount(db, { personIds, problemIds: [], on, rules });
  const reports = await reportsToCount(db, { personIds, problemIds: problemsOf(own), on, rules });
  return standing
    .map((personId) => {
      const isOwn = (report: (typeof reports)[number]) => report.reporterId === personId || report.forId === personId;
      const problemIds = problemsOf(reports.filter(isOwn));
      const { local, statutory, hate, met, nextOutOfTime } = bestThreshold(
        { on, personId, problemIds },
        reports,
        rules,
      );
      const nearness = nearnessOf({ met, local, statutory });
      return { personId, local, statutory, hate, met, nearness, nextOutOfTimeOn: nextOutOfTime?.day ?? null };
    })
    .filter(({ nearness }) => nearness !== "below")
    .sort(
      (a, b) =>
        Number(b.met) - Number(a.met) ||
        compare(a.nextOutOfTimeOn ?? "9", b.nextOutOfTimeOn ?? "9") ||
        compare(a.personId, b.personId),
    );
}

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
