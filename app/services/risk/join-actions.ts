import type { Actor } from "#app/domain/access/actor.ts";
import { mayWritePlan } from "#app/domain/risk/plan-step.ts";
import { moveActionToStep, unsafeListActionsForStep } from "#db/queries/plan-actions.ts";
import { findPlanStep, updatePlanStep } from "#db/queries/plan-steps.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { StepKey } from "./change-plan-step.ts";
import { noteActionOfStep } from "./note-action-of-step.ts";
import { findPlannedCase } from "./plan-case.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Chosen = { version: number; actionId: readonly string[] };

/** Which unfinished actions of the case carry the step: those that are ticked join it, and the others leave it. */
export function joinActions({ db, actor, now }: Context, { caseId, stepId }: StepKey, { version, actionId }: Chosen) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const planned = await findPlannedCase(trx, actor, caseId);
    const step = planned && (await findPlanStep(trx, actor, caseId, stepId));
    if (!planned || !step) return { kind: "not-found" as const };
    if (!mayWritePlan(actor, planned.record)) return { kind: "forbidden" as const };
    if (planned.state.isClosed) return refused("The plan of a closed case cannot be changed");
    const open = await unsafeListActionsForStep(trx, caseId, stepId);
    const known = new Set(open.map((action) => action.id));
    if (actionId.some((id) => !known.has(id)))
      return refused("One of these actions is finished, or carries another step by now. Choose again");
    if (!(await updatePlanStep(trx, { partnershipId, id: stepId, version }, {}))) return { kind: "changed" as const };
    for (const action of open) {
      const isTicked = actionId.includes(action.id);
      if (isTicked === (action.planStepId === stepId)) continue;
      const from = isTicked ? null : stepId;
      await moveActionToStep(
        trx,
        { partnershipId, caseId, actionId: action.id },
        { from, to: isTicked ? stepId : null },
      );
      const { isRestricted } = planned;
      await noteActionOfStep(trx, { actor, now }, { caseId, stepId }, action, { hasJoined: isTicked, isRestricted });
    }
    return { kind: "done" as const };
  });
}

function refused(message: string) {
  return { kind: "refused" as const, refusal: { field: "actionId", message } };
}
