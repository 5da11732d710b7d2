import type { Actor } from "#app/domain/access/actor.ts";
import { mayWritePlan } from "#app/domain/risk/plan-step.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { unsafeListFlagBehaviours } from "#db/queries/case-flags.ts";
import { findPlanStep } from "#db/queries/plan-steps.ts";
import type { Executor } from "#db/transaction.ts";
import { findPlannedCase, withPersonName } from "./plan-case.ts";
import { stepOwnerChoices } from "./plan-owner.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** For the form of a step: the case, its people, and to whom the step can be given. Null where the actor does not see it. */
export async function stepChoices({ db, actor, now }: Context, caseId: string) {
  const planned = await findPlannedCase(db, actor, caseId);
  if (!planned) return null;
  if (!mayWritePlan(actor, planned.record)) throw new Response(null, { status: 403 });
  const people = new Map(planned.links.map((link) => [link.personId, fullName(link)]));
  return {
    caseId,
    reference: planned.record.reference,
    isClosed: planned.state.isClosed,
    people: [...people].map(([value, text]) => ({ value, text })),
    ...(await stepOwnerChoices(db, actor, planned.record, londonDay(now))),
  };
}

/** One step of such a case. */
export async function stepToChange({ db, actor }: Context, caseId: string, stepId: string) {
  const planned = await findPlannedCase(db, actor, caseId);
  const step = planned && (await findPlanStep(db, actor, caseId, stepId));
  if (!planned || !step) return null;
  if (!mayWritePlan(actor, planned.record)) throw new Response(null, { status: 403 });
  const { givenNames: _given, familyName: _family, ...shown } = withPersonName(step);
  const isPrevent = (await unsafeListFlagBehaviours(db, caseId)).includes("prevent");
  return { reference: planned.record.reference, isClosed: planned.state.isClosed, isPrevent, step: shown };
}
