import { mayManage } from "#app/domain/cases/manage-case.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import type { EVENT_NAMES } from "#app/domain/audit/event-names.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type CaseChange, recordCaseChange } from "#db/queries/case-changes.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";

export type AccessContext = { db: Executor; actor: Actor; now: Date };
export type FoundCase = NonNullable<Awaited<ReturnType<typeof findCaseById>>>;
type Refused = { kind: "refused"; refusal: { field: string | null; message: string } };
export type AccessStep =
  | Refused
  | { kind: "not-found" | "changed" }
  | {
      kind: "change";
      event: keyof typeof EVENT_NAMES;
      change: CaseChange | null;
      userIds?: readonly string[];
      before?: unknown;
      after: unknown;
    };

/**
 * One change of who may open a case: found, decided and done by `decide`, then its history and the log. By whoever may
 * change the case; `isOwn`: of what is the actor's own, which is for whoever sees the case.
 */
export function changeAccess(
  { db, actor, now }: AccessContext,
  caseId: string,
  decide: (trx: Transaction, record: FoundCase, today: string) => Promise<AccessStep>,
  { isOwn = false } = {},
) {
  return inTransaction(db, async (trx) => {
    const record = await findCaseById(trx, actor, caseId);
    if (!record) return { kind: "not-found" as const };
    if (!isOwn && !mayManage(actor, record)) return { kind: "forbidden" as const };
    const step = await decide(trx, record, londonDay(now));
    if (step.kind !== "change") return step;
    if (step.change)
      await recordCaseChange(trx, { actor, partnershipId: actor.partnershipId, now }, caseId, step.change);
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: step.event,
      objectKind: "case",
      objectId: caseId,
      restricted: record.visibility === "restricted",
      objects: (step.userIds ?? []).map((id) => ({ kind: "user", id })),
      detail: { before: step.before, after: step.after },
    });
    return { kind: "done" as const };
  });
}

export function refused(field: string | null, message: string): Refused {
  return { kind: "refused", refusal: { field, message } };
}
