import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertPlanStepChange } from "#db/queries/plan-steps.ts";
import type { Transaction } from "#db/transaction.ts";

type StepKey = { caseId: string; stepId: string };

/** In the history of the step and in the log: an action carries it from now on, or does so no more. */
export async function noteActionOfStep(
  trx: Transaction,
  { actor, now }: { actor: Actor; now: Date },
  { caseId, stepId }: StepKey,
  action: { id: string; reference: string },
  { hasJoined, isRestricted }: { hasJoined: boolean; isRestricted: boolean },
) {
  await insertPlanStepChange(trx, {
    ...{ id: uuid(), partnership_id: actor.partnershipId, plan_step_id: stepId },
    kind: hasJoined ? "action-joined" : "action-left",
    ...{ before_value: hasJoined ? null : action.reference, after_value: hasJoined ? action.reference : null },
    ...{ reason: null, changed_by: actor.id, changed_at: now.toISOString() },
  });
  await insertAuditEvent(trx, actor, now, {
    category: "alteration",
    event: hasJoined ? "plan-step.action-joined" : "plan-step.action-left",
    objectKind: "plan-step",
    objectId: stepId,
    fields: ["actions"],
    restricted: isRestricted,
    objects: [
      { kind: "action", id: action.id },
      { kind: "case", id: caseId },
    ],
  });
}
