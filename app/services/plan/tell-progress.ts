import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { quarterPeriod } from "#app/domain/performance/quarter.ts";
import type { ProgressEntered } from "#app/domain/plan/plan-parts.form.ts";
import { mayTellProgress, quarterToTell, refuseEndedPlan } from "#app/domain/plan/plan-rules.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findPartnershipPlan } from "#db/queries/partnership-plans.ts";
import { findRow, insertProgress, updatePart } from "#db/queries/plan-contents.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { PlanContext } from "./plan-to-change.ts";

type Key = { planId: string; rowId: string };

/** A row with its plan, for somebody who may say how it goes. */
export async function rowToTellOf(
  { db, actor, now }: { db: Executor } & Omit<PlanContext, "db">,
  { planId, rowId }: Key,
) {
  const plan = await findPartnershipPlan(db, actor.partnershipId, planId);
  const row = plan && (await findRow(db, { partnershipId: actor.partnershipId, planId }, rowId));
  if (!row) return { kind: "not-found" as const };
  if (!mayTellProgress(actor, plan, row)) return { kind: "forbidden" as const };
  return { kind: "found" as const, plan, row, today: londonDay(now), refusal: refuseEndedPlan(plan) };
}

/** What has been done of a row in a quarter, kept for good; how far it is stands in the row too. */
export function tellProgress({ db, actor, now }: PlanContext, key: Key, told: ProgressEntered) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const found = await rowToTellOf({ db: trx, actor, now }, key);
    if (found.kind !== "found") return found;
    if (found.refusal) return { kind: "refused" as const, refusal: found.refusal };
    const quarter = quarterToTell(told.quarter, found.today);
    if (!quarter)
      return { kind: "refused" as const, refusal: { field: "quarter", message: "Select the quarter from the list" } };
    const { version, status, reason } = told;
    if (!(await updatePart(trx, "plan_row", { partnershipId, id: key.rowId, version }, { status })))
      return { kind: "changed" as const, current: found.row };
    const quarterFrom = quarterPeriod(quarter).from;
    await insertProgress(trx, {
      ...{ id: uuid(), partnership_id: partnershipId, row_id: key.rowId, quarter_from: quarterFrom, status },
      ...{ words: reason, recorded_at: now.toISOString(), recorded_by: actor.id },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{
        category: "collection",
        event: "csp-plan.progress-told",
        objectKind: "partnership-plan",
        objectId: key.planId,
      },
      fields: ["status", "words"],
      detail: {
        before: { status: found.row.status },
        after: { rowId: key.rowId, quarterFrom, status, words: reason },
      },
    });
    return { kind: "done" as const };
  });
}
