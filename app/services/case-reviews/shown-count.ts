import { nearnessOf, verdictWords } from "#app/domain/case-reviews/verdict-words.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Executor } from "#db/transaction.ts";
import { type ThresholdShown, thresholdOf } from "./threshold-of.ts";

type Asked = { partnershipId: string; personId: string; problemId?: string | null };

/** The count as of today with its working, as a page shows it. */
export async function shownCount({ db, now }: { db: Executor; now: Date }, asked: Asked) {
  const on = londonDay(now);
  return shownOf(on, await thresholdOf(db, { ...asked, on }));
}

/** A count as a page shows it: references and words for what the rule says of each report. */
export function shownOf(on: string, counted: ThresholdShown) {
  const { local, statutory, hate, met, verdicts, nextOutOfTime, reports } = counted;
  const referenceOf = (id: string) => reports.find((report) => report.id === id)?.reference ?? "";
  return {
    on,
    local,
    statutory,
    hateMet: hate.met,
    hateCount: hate.incidentIds.length,
    met,
    nearness: nearnessOf({ met, local, statutory }),
    next: nextOutOfTime && { day: nextOutOfTime.day, reports: nextOutOfTime.reportIds.map(referenceOf) },
    reports: verdicts.flatMap((verdict) => {
      const report = reports.find(({ id }) => id === verdict.reportId);
      if (!report) return [];
      const { id, reference, reportedOn, agencyName } = report;
      const of = report.incidents.map((incident) => ({
        id: incident.id,
        reference: incident.reference,
        day: incident.latestDay,
        isLocal: verdict.localIncidentIds.includes(incident.id),
      }));
      const isOwn = report.reporterId === counted.personId || report.forId === counted.personId;
      return [
        {
          id,
          reference,
          reportedOn,
          agencyName,
          isOwn,
          qualifies: verdict.qualifies,
          words: verdictWords(verdict, statutory.problemId !== null),
          incidents: of,
        },
      ];
    }),
  };
}
