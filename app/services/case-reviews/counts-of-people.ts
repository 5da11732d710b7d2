import { countingRules } from "#app/domain/case-reviews/counted-report.ts";
import { bestThreshold } from "#app/domain/case-reviews/threshold.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { unsafeListStandingRecords } from "#db/queries/counted-reports.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { concernsOf } from "./concerns-of.ts";
import { reportsOfPeopleToCount, reportsToCount } from "./reports-to-count.ts";
import { shownOf } from "./shown-count.ts";

type Asked = { partnershipId: string; personIds: readonly string[]; problemId: string | null };

/** As shownCount, of several people at once, by the records that stand for them; for those who see every incident. */
export async function countsOfPeople(db: Executor, now: Date, { partnershipId, personIds, problemId }: Asked) {
  const on = londonDay(now);
  const rules = countingRules(await settingsOn(db, partnershipId, on));
  const records = await unsafeListStandingRecords(db, personIds);
  const ids = [...new Set(records.flatMap(({ id, mergedId }) => [id, ...(mergedId === null ? [] : [mergedId])]))];
  const asked = { personIds: ids, on, rules };
  const reports =
    problemId === null
      ? await reportsOfPeopleToCount(db, asked)
      : await reportsToCount(db, { ...asked, problemIds: [problemId] });
  const concern = concernsOf(reports);
  return [...new Set(records.map(({ id }) => id))].map((personId) => {
    const { problemIds, relevant } = concern(personId, problemId);
    const counted = bestThreshold({ on, personId, problemIds }, relevant, rules);
    return { personId, count: shownOf(on, { ...counted, personId, reports: relevant }) };
  });
}
