import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { mayBreakGlass } from "#app/domain/cases/need-to-know.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertBreakGlass, unsafeFindCaseBehindGlass } from "#db/queries/break-glass.ts";
import { recordCaseChange } from "#db/queries/case-changes.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { tellAnswerable } from "./tell-of-case.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/**
 * Opens one case to this actor until the session ends, and tells its lead and whoever runs its group. "not-found" also
 * when a conflict of interest forbids it: the answer says nothing of which.
 */
export function breakGlass({ db, actor, now }: Context, by: { reference: string } | { id: string }, reason: string) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const record = await unsafeFindCaseBehindGlass(trx, actor, by);
    if (record?.seesIt) return { kind: "done" as const, id: record.id };
    if (!record || !mayBreakGlass(record)) {
      await insertAuditEvent(trx, actor, now, {
        category: "refusal",
        event: "case.glass-refused",
        objectKind: "case",
        objectId: record?.id ?? null,
        restricted: true,
        detail: { after: { ...by, reason } },
      });
      return { kind: "not-found" as const };
    }
    const row = { id: uuid(), partnership_id: partnershipId, case_id: record.id, user_id: actor.id };
    const opened = { session_id: actor.sessionId, reason, opened_at: now.toISOString() };
    if (!(await insertBreakGlass(trx, { ...row, ...opened }))) return { kind: "done" as const, id: record.id };
    const today = londonDay(now);
    await recordCaseChange(trx, { actor, partnershipId, now }, record.id, {
      kind: "break-glass",
      on_day: today,
      reason,
      after_user_id: actor.id,
    });
    await insertAuditEvent(trx, actor, now, {
      category: "consultation",
      event: "case.glass-broken",
      objectKind: "case",
      objectId: record.id,
      restricted: record.visibility === "restricted",
      objects: [{ kind: "user", id: actor.id }],
      detail: { after: { reason } },
    });
    await tellAnswerable(trx, record, { kind: "case-glass-broken", today, at: now, actorId: actor.id });
    return { kind: "done" as const, id: record.id };
  });
}
