import { v7 as uuid } from "uuid";
import type { EVENT_NAMES } from "#app/domain/audit/event-names.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Ended } from "#app/domain/incidents/end.form.ts";
import type { ProblemChange } from "#app/domain/incidents/problem.form.ts";
import {
  type ProblemChangeKind,
  refuseProblemChange,
  refuseProblemClose,
  refuseProblemReopen,
} from "#app/domain/incidents/problem.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findVisibleProblem } from "#db/queries/problem-pages.ts";
import { insertProblemChange, updateProblem } from "#db/queries/problems.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { IncidentContext } from "./change-incident.ts";

export type Problem = NonNullable<Awaited<ReturnType<typeof findVisibleProblem>>>;
type Refusal = { field: string; message: string };
type Change = {
  columns: Parameters<typeof updateProblem>[2];
  kind: ProblemChangeKind;
  event: keyof typeof EVENT_NAMES;
  reason?: string;
  before: Record<string, string | null>;
  after: Record<string, string | null>;
};

/** One change of a problem: the columns, its history and the line in the log, or why it may not be. */
function changed(
  { db, actor, now }: IncidentContext,
  { id, version }: { id: string; version: number },
  decide: (problem: Problem, today: string) => Refusal | Change,
) {
  return inTransaction(db, async (trx) => {
    const problem = await findVisibleProblem(trx, actor, id);
    if (!problem) return { kind: "not-found" as const };
    if (problem.version !== version) return { kind: "changed" as const, current: problem };
    const decided = decide(problem, londonDay(now));
    if ("message" in decided) return { kind: "refused" as const, refusal: decided };
    const { columns, kind, event, reason, before, after } = decided;
    if (!(await updateProblem(trx, { id, version }, columns))) return { kind: "changed" as const, current: problem };
    await noteChange(
      trx,
      { actor, now },
      {
        problem_id: id,
        kind,
        reason: reason ?? null,
        before_value: before.title ?? null,
        after_value: after.title ?? null,
      },
    );
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event,
      objectKind: "problem",
      objectId: id,
      fields: Object.keys(after),
      detail: { before, after: reason === undefined ? after : { ...after, reason } },
    });
    return { kind: "done" as const };
  });
}

type Noted = Pick<Parameters<typeof insertProblemChange>[1], "kind" | "incident_id" | "reason" | "before_value" | "after_value">; // prettier-ignore

/** Lines in the history of problems, in the transaction of the change. */
export function noteChange(
  trx: Transaction,
  { actor, now }: Pick<IncidentContext, "actor" | "now">,
  ...changes: (Noted & { problem_id: string })[]
) {
  const rows = changes.map((change) => ({
    ...change,
    id: uuid(),
    partnership_id: actor.partnershipId,
    changed_by: actor.id,
    changed_at: now.toISOString(),
  }));
  return insertProblemChange(trx, ...rows);
}

/** What a problem is called, and what it is. */
export function changeProblem(context: IncidentContext, id: string, { version, title, heading }: ProblemChange) {
  return changed(
    context,
    { id, version },
    (problem) =>
      refuseProblemChange(problem) ?? {
        columns: { title, heading },
        kind: "changed",
        event: "problem.changed",
        before: { title: problem.title, heading: problem.heading },
        after: { title, heading },
      },
  );
}

/** Closed with its reason; its incidents stay as they are. */
export function closeProblem(context: IncidentContext, id: string, { version, reason }: Ended) {
  return changed(
    context,
    { id, version },
    (problem, today) =>
      refuseProblemClose(problem) ?? {
        columns: { closed_on: today, close_reason: reason },
        kind: "closed",
        event: "problem.closed",
        reason,
        before: { closedOn: null },
        after: { closedOn: today },
      },
  );
}

export function reopenProblem(context: IncidentContext, id: string, { version, reason }: Ended) {
  return changed(
    context,
    { id, version },
    (problem) =>
      refuseProblemReopen(problem) ?? {
        columns: { closed_on: null, close_reason: null },
        kind: "reopened",
        event: "problem.reopened",
        reason,
        before: { closedOn: problem.closedOn },
        after: { closedOn: null },
      },
  );
}
