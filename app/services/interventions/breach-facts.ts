import type { Actor } from "#app/domain/access/actor.ts";
import type { BreachedFacts } from "#app/domain/interventions/breach.ts";
import { listConditions } from "#db/queries/intervention-conditions.ts";
import { unsafeListLegalSteps } from "#db/queries/intervention-facts.ts";
import { unsafeListRespondents } from "#db/queries/intervention-respondents.ts";
import type { FoundIntervention } from "#db/queries/interventions.ts";
import type { Executor } from "#db/transaction.ts";

/** What the rules of a breach need to know of an intervention that the caller has found visible. */
export async function breachFacts(db: Executor, actor: Actor, one: FoundIntervention): Promise<BreachedFacts> {
  const respondents = await unsafeListRespondents(db, [one.id]);
  const conditions = await listConditions(db, actor, one.id);
  const steps = await unsafeListLegalSteps(db, one.id);
  return {
    ...{ kind: one.kind, state: one.state, issuedOn: one.issuedOn, issuedTime: one.issuedTime },
    ...{ fromDay: one.fromDay, untilDay: one.untilDay, untilTime: one.untilTime, endedOn: one.endedOn },
    personsUnknown: one.personsUnknown === 1,
    respondents,
    conditions,
    appeals: appealsOf(steps),
  };
}

/** Each appeal with the day on which it was decided: steps stand in the order in which they were recorded. */
function appealsOf(steps: readonly { kind: string; onDay: string }[]) {
  const appeals: { lodgedOn: string; decidedOn: string | null }[] = [];
  for (const { kind, onDay } of steps) {
    const open = appeals.findLast(({ decidedOn }) => decidedOn === null);
    if (kind === "appeal-lodged") appeals.push({ lodgedOn: onDay, decidedOn: null });
    if (kind === "appeal-decided" && open) open.decidedOn = onDay;
  }
  return appeals;
}
