import type { Actor } from "#app/domain/access/actor.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import type { EVENT_NAMES } from "#app/domain/audit/event-names.ts";
import { type CaseRefusal, mayManage } from "#app/domain/cases/manage-case.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type CaseChange, recordCaseChange } from "#db/queries/case-changes.ts";
import { updateCase } from "#db/queries/case-lifecycle.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";

export type CaseContext = { db: Executor; actor: Actor; now: Date };
export type CaseFacts = NonNullable<Awaited<ReturnType<typeof findCaseById>>>;

type Step = {
  kind: "change";
  event: keyof typeof EVENT_NAMES;
  set: Parameters<typeof updateCase>[2];
  change: Omit<CaseChange, "on_day"> & { on_day?: string };
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  objects?: { kind: string; id: string }[];
  /** What the history then names: made first. */
  make?: (trx: Transaction) => Promise<unknown>;
  /** What goes with it: actions, closures, whoever is told. */
  also?: (trx: Transaction) => Promise<unknown>;
};
type Steps = {
  id: string;
  version: number;
  decide: (
    trx: Transaction,
    record: CaseFacts,
    today: string,
  ) => Promise<Step | { kind: "refused"; refusal: CaseRefusal; more?: CaseRefusal[] }>;
};

/** One step in the life of a case: who may, whether it may be, and then the row, its history, the log and what goes with it. */
export function changeCase({ db, actor, now }: CaseContext, { id, version, decide }: Steps) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const record = await findCaseById(trx, actor, id);
    if (!record) return { kind: "not-found" as const };
    if (!mayManage(actor, record)) return { kind: "forbidden" as const };
    if (record.version !== version) return { kind: "changed" as const, current: record };
    const today = londonDay(now);
    const step = await decide(trx, record, today);
    if (step.kind !== "change") return step;

    // Where several transactions write at once, as on PostgreSQL, the version can still change after the read above.
    if (!(await updateCase(trx, { partnershipId, id, version }, step.set))) {
      const current = await findCaseById(trx, actor, id);
      return current ? { kind: "changed" as const, current } : { kind: "not-found" as const };
    }
    await step.make?.(trx);
    await recordCaseChange(trx, { actor, partnershipId, now }, id, { on_day: today, ...step.change });
    const { before, after } = step;
    const reason = step.change.reason ?? null;
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: step.event,
      objectKind: "case",
      objectId: id,
      fields: [...changedFields(before, after), ...(reason === null ? [] : ["reason"])],
      restricted: record.visibility === "restricted",
      objects: step.objects,
      detail: { before, after: reason === null ? after : { ...after, reason } },
    });
    await step.also?.(trx);
    return { kind: "done" as const };
  });
}

/** With what else is wrong, so that a form is put right at once. */
export function refused(refusal: CaseRefusal, more: CaseRefusal[] = []) {
  return { kind: "refused" as const, refusal, more };
}
