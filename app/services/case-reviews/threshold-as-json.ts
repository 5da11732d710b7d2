import type { LoggedActor } from "#app/domain/access/actor.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findProblem } from "#db/queries/problems.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
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

/** As thresholdAsJson, for a command: that the reports of a person were read is in the log before anything is told. */
export async function readThreshold(
  { db, actor, now }: { db: Executor; actor: LoggedActor; now: Date },
  asked: Asked,
): Promise<Awaited<ReturnType<typeof thresholdAsJson>>> {
  const answer = await thresholdAsJson(db, asked);
  await inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      category: "consultation",
      event: "case-review.threshold-read",
      objectKind: "person",
      objectId: asked.personId,
      resultCount: answer.reports.length,
      detail: { on: asked.on, reports: answer.reports.map(({ reference }) => reference) },
    }),
  );
  return answer;
}
