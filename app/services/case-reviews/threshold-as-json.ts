import { findProblem } from "#db/queries/problems.ts";
import type { Executor } from "#db/transaction.ts";
import { thresholdOf } from "./threshold-of.ts";

type Asked = { partnershipId: string; personId: string; reference: string; on: string };

/** The count with its working, by references: reasons and readings are those of a report's best incident. */
export async function thresholdAsJson(db: Executor, { partnershipId, personId, reference, on }: Asked) {
  const counted = await thresholdOf(db, { partnershipId, personId, on });
  const { problemId } = counted.statutory;
  const problem = problemId === null ? undefined : await findProblem(db, partnershipId, problemId);
  const { local, statutory, hate, met, verdicts } = counted;
  return {
    on,
    person: reference,
    local,
    statutory: {
      count: statutory.count,
      threshold: statutory.threshold,
      met: statutory.met,
      problem: problem?.reference ?? null,
    },
    hate: { met: hate.met },
    met,
    reports: verdicts.flatMap(({ reportId, qualifies, reasons, inTimeUnder }) => {
      const report = counted.reports.find(({ id }) => id === reportId);
      if (!report) return [];
      const { reportedOn, agencyName: agency } = report;
      const incidents = report.incidents.map((incident) => incident.reference);
      return [{ reference: report.reference, reportedOn, agency, incidents, qualifies, reasons, inTimeUnder }];
    }),
  };
}
