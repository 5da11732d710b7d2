import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { NewOpccStep } from "#app/domain/plan/funding.form.ts";
import { refuseStep } from "#app/domain/plan/opcc.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findFundingLine, findLastFundingStepDay, insertFundingStep, updateFundingLine } from "#db/queries/funding.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";

/** The next of the OPCC's steps; a quarter belongs to monitoring, and what becomes of an underspend to the year's review. */
export function recordOpccStep({ db, actor, now }: AdminContext, lineId: string, { version, ...typed }: NewOpccStep) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const current = await findFundingLine(trx, partnershipId, lineId);
    if (!current) return { kind: "not-found" as const };
    if (current.version !== version) return { kind: "changed" as const, current };
    const step = {
      ...typed,
      quarterFrom: typed.state === "monitoring" ? typed.quarterFrom : null,
      underspend: typed.state === "reviewed" ? typed.underspend : null,
    };
    const lastDay = await findLastFundingStepDay(trx, partnershipId, lineId);
    const refusal = refuseStep(step, { year: current.year, state: current.opccState, lastDay }, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    if (!(await updateFundingLine(trx, { partnershipId, id: lineId, version }, { opcc_state: step.state })))
      return { kind: "changed" as const, current };
    const { state, onDay, quarterFrom, underspend, words } = step;
    await insertFundingStep(trx, {
      ...{ id: uuid(), partnership_id: partnershipId, line_id: lineId, state, on_day: onDay, words, underspend },
      ...{ quarter_from: quarterFrom, recorded_at: now.toISOString(), recorded_by: actor.id },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "collection", event: "funding-step.recorded", objectKind: "funding-line", objectId: lineId },
      fields: Object.keys(step),
      detail: { before: { state: current.opccState }, after: step },
    });
    return { kind: "done" as const };
  });
}
