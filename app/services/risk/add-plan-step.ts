import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { NewStep } from "#app/domain/risk/plan-step.form.ts";
import { mayWritePlan, refuseStep } from "#app/domain/risk/plan-step.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertPlanStep, insertPlanStepChange } from "#db/queries/plan-steps.ts";
import type { Executor } from "#db/transaction.ts";
import { refuseStepOwner } from "./plan-owner.ts";
import { findPlannedCase } from "./plan-case.ts";
import { madeOnce } from "../session/made-once.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** A step of the plan of a case that the actor sees. */
export function addPlanStep(given: Context, caseId: string, step: NewStep) {
  const { actor, now } = given;
  return madeOnce(given, "plan-step", async (trx) => {
    const planned = await findPlannedCase(trx, actor, caseId);
    if (!planned) return { kind: "not-found" as const };
    if (!mayWritePlan(actor, planned.record)) return { kind: "forbidden" as const };
    const refusal =
      refuseStep(planned.state, step, planned.links) ??
      (await refuseStepOwner(trx, actor, planned.record, step, londonDay(now)));
    if (refusal) return { kind: "refused" as const, refusal };

    const id = uuid();
    const base = { partnership_id: actor.partnershipId };
    await insertPlanStep(trx, {
      ...{ ...base, id, case_id: caseId, person_id: step.personId, domain: step.domain },
      ...{ words: step.words, why: step.why },
      ...{ owner_agency_id: step.ownerAgencyId, owner_user_id: step.ownerUserId },
      ...{ from_day: step.fromDay, until_day: step.untilDay, status: "planned", end_reason: null, ended_on: null },
      ...{ created_at: now.toISOString(), created_by: actor.id, version: 1 },
    });
    await insertPlanStepChange(trx, {
      ...{ ...base, id: uuid(), plan_step_id: id, kind: "added", before_value: null, after_value: null, reason: null },
      ...{ changed_by: actor.id, changed_at: now.toISOString() },
    });
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "plan-step.added",
      objectKind: "plan-step",
      objectId: id,
      fields: Object.keys(step),
      detail: { after: step },
      restricted: planned.isRestricted,
      objects: [{ kind: "case", id: caseId }, ...(step.personId ? [{ kind: "person", id: step.personId }] : [])],
    });
    return { kind: "done" as const, id };
  });
}
