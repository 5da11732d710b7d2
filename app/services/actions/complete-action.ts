import type { Actor } from "#app/domain/access/actor.ts";
import type { Completion } from "#app/domain/actions/action.form.ts";
import { mayComplete, refuseCompletion } from "#app/domain/actions/action.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { findActionById, markActionDone } from "#db/queries/actions.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

export function completeAction({ db, actor, now }: Context, id: string, completion: Completion) {
  return inTransaction(db, async (trx) => {
    const action = await findActionById(trx, actor, id);
    if (!action) return { kind: "not-found" as const };
    if (!mayComplete(actor, { ...action, seesContext: action.seesContext === 1 }))
      return { kind: "forbidden" as const };
    if (action.version !== completion.version) return { kind: "changed" as const, current: action };
    const refusal = refuseCompletion(action, completion.finishedOn, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };

    // Where several transactions write at once, as on PostgreSQL, the version can still change after the read above.
    if (!(await markActionDone(trx, actor, id, completion))) {
      const current = await findActionById(trx, actor, id);
      return current ? { kind: "changed" as const, current } : { kind: "not-found" as const };
    }
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "action.completed",
      objectKind: "action",
      objectId: id,
      fields: ["status", "finishedOn", "outcome"],
      restricted: action.caseVisibility === "restricted",
      objects: action.caseId ? [{ kind: "case", id: action.caseId }] : [],
      detail: {
        before: { status: action.status, finishedOn: action.finishedOn, outcome: action.outcome },
        after: { status: "done", finishedOn: completion.finishedOn, outcome: completion.outcome },
      },
    });
    return { kind: "done" as const };
  });
}
