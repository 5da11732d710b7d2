import { hasAppliedAlready } from "#app/domain/case-reviews/applied-already.ts";
import { countingRules } from "#app/domain/case-reviews/counted-report.ts";
import { bestThreshold, type Threshold } from "#app/domain/case-reviews/threshold.ts";
import { nearnessOf } from "#app/domain/case-reviews/verdict-words.ts";
import { unsafeListStandingRecords } from "#db/queries/counted-reports.ts";
import { settingsOn } from "#db/queries/settings.ts";
import {
  unsafeListPeopleOfProblems,
  unsafeListPeopleReportedFor,
  unsafeListProblemsReported,
  unsafeListReviewsOfVictims,
  unsafeListVictimsOfHate,
} from "#db/queries/threshold-sweep.ts";
import type { Executor } from "#db/transaction.ts";
import { concernsOf } from "./concerns-of.ts";
import { groupedBy, inChunks } from "./in-chunks.ts";
import { countedSince, reportsOfPeopleToCount, type ReportShown } from "./reports-to-count.ts";

export type SweepAsked = { partnershipId: string; on: string };
/** `key` is in the order of the list. */
export type NearVictim = Pick<Threshold, "local" | "statutory" | "met"> & {
  key: string;
  personId: string;
  hate: boolean;
  nextOutOfTimeOn: string | null;
  hasAppliedBefore: boolean;
};

/**
 * The people for whom the threshold would be met today, or is one report or incident short, and who have not applied: those
 * first for whom it is met. The sweep finds candidates by their reports of the months that may count; the rule itself
 * decides of each.
 */
export async function victimsNear(db: Executor, { partnershipId, on }: SweepAsked): Promise<NearVictim[]> {
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
  const reports = await reportsOfPeopleToCount(db, { personIds, on, rules });
  const concern = concernsOf(reports);
  const verdicts = await inChunks(standing, (chunk) =>
    Promise.resolve(
      chunk.map((personId) => {
        const { problemIds, relevant } = concern(personId);
        return { personId, relevant, ...bestThreshold({ on, personId, problemIds }, relevant, rules) };
      }),
    ),
  );
  const near = verdicts.filter((threshold) => nearnessOf(threshold) !== "below");
  const reviews = groupedBy(
    await inChunks(near.map(({ personId }) => personId), (chunk) => unsafeListReviewsOfVictims(db, chunk)),
    ({ personId }) => personId,
  ); // prettier-ignore
  return near
    .filter((one) => !hasAppliedAlready(reviews.get(one.personId) ?? [], newestOf(one)))
    .map(({ personId, local, statutory, hate, met, nextOutOfTime }) => ({
      key: `${met ? 0 : 1}~${nextOutOfTime?.day ?? "9999-12-31"}~${personId}`,
      ...{ personId, local, statutory, met, hate: hate.met, nextOutOfTimeOn: nextOutOfTime?.day ?? null },
      hasAppliedBefore: (reviews.get(personId) ?? []).some(({ status }) => status !== "withdrawn"),
    }))
    .sort((a, b) => compare(a.key, b.key));
}

/** The day of the newest report that counts, for the person or about the problem. */
function newestOf({ relevant, verdicts, hate }: Threshold & { relevant: readonly ReportShown[] }) {
  const counting = new Set(verdicts.flatMap((v) => (v.qualifies || v.localIncidentIds.length > 0 ? [v.reportId] : [])));
  const days = relevant
    .filter(({ id, incidents }) => counting.has(id) || incidents.some((i) => hate.incidentIds.includes(i.id)))
    .map(({ reportedOn }) => reportedOn);
  return days.sort(compare).at(-1) ?? null;
}

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
