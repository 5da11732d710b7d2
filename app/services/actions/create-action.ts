import type { Actor } from "#app/domain/access/actor.ts";
import type { NewAction } from "#app/domain/actions/action.form.ts";
import { type ActionRefusal, refuseNewAction } from "#app/domain/actions/action.ts";
import { dueDayWarning, isFarAhead } from "#app/domain/actions/due-day.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findPlanStep } from "#db/queries/plan-steps.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { noteActionOfStep } from "../risk/note-action-of-step.ts";
import { type ContextKey, findContext } from "./context-of-action.ts";
import { insertNewAction, tellOfNewAction } from "./insert-new-action.ts";
import { refuseOwner } from "./refuse-owner.ts";

type Context = {
  db: Executor;
  actor: Actor;
  now: Date;
  once?: string | null;
  /** The step of the case's plan that it is to carry. */
  planStepId?: string;
  /** The row of a partnership's plan that it carries, which the caller has found to be the group's. */
  planRowId?: string;
  /** The item of a meeting from which it comes, which the actor writes the minutes of. */
  agendaItemId?: string;
  /** What the action is to carry, kept from being given to two: claimed before it is made, joined when it is, or not at all. */
  carries?: {
    claim: (trx: Transaction) => Promise<ActionRefusal<string> | null>;
    join: (trx: Transaction, actionId: string) => Promise<void>;
  };
};

/** An action in a case, of a group itself or about premises, for somebody who can open that, or for an agency that will name who. */
export function createAction(given: Context, key: ContextKey, action: NewAction) {
  const { actor, now } = given;
  const { partnershipId } = actor;
  const { confirmedDay, ...fields } = action;
  return madeOnce(given, "action", async (trx) => {
    const today = londonDay(now);
    const found = await findContext(trx, actor, key, today, given.agendaItemId !== undefined);
    if (found.kind !== "found") return found;
    const { context } = found;
    if (given.planStepId !== undefined && !(await findPlanStep(trx, actor, context.caseId ?? "", given.planStepId)))
      return { kind: "not-found" as const };
    const agencies = await listAgenciesOfPartnership(trx, partnershipId);
    const refusal =
      refuseOwner(action, { agencies, users: context.users }, context) ?? refuseNewAction(context, action.dueOn, today);
    if (refusal) return { kind: "refused" as const, refusal };
    const settings = await settingsOn(trx, partnershipId, today);
    if (isFarAhead(action.dueOn, today, settings["actions.latest-due-days"]) && confirmedDay !== action.dueOn)
      return { kind: "far-ahead" as const };

    const taken = await given.carries?.claim(trx);
    if (taken) return { kind: "refused" as const, refusal: taken };
    const premisesPlanId = "planId" in key ? key.planId : undefined;
    const { planStepId, planRowId, agendaItemId } = given;
    const belongs = { ...context, planStepId, planRowId, agendaItemId, premisesPlanId };
    const by = { actor, now, today };
    const { id, reference } = await insertNewAction(trx, by, belongs, fields);
    if (given.planStepId !== undefined && context.caseId !== null)
      await noteActionOfStep(
        trx,
        { actor, now },
        { caseId: context.caseId, stepId: given.planStepId },
        { id, reference },
        {
          hasJoined: true,
          isRestricted: context.isRestricted,
        },
      );
    await given.carries?.join(trx, id);
    await tellOfNewAction(trx, by, { id, reference, caseId: context.caseId }, action);
    const isWarned = dueDayWarning(action.dueOn, await findBankHolidays(trx)) !== null;
    return { kind: "done" as const, id, reference, isWarned };
  });
}

/** The page of an action whose due day is to be looked at again, like a bank holiday; null when there is nothing to say. */
export function warnedOf(result: Awaited<ReturnType<typeof createAction>>): string | null {
  return result.kind === "done" && "isWarned" in result && result.isWarned ? `/actions/${result.id}` : null;
}
