import { type Actor, groupsOf } from "../access/actor.ts";
import type { Breach, BreachedFacts, BreachRespondent } from "./breach.ts";
import { wasUnderAge } from "./in-force.ts";
import { definitionOf } from "./kinds.ts";

export type BreachWarning = { code: string; text: string; source: string };

/**
 * What is recorded only with a reason. While an appeal against a community protection notice is under way its requirements
 * to stop doing something stand and the others do not (ASBCPA 2014 s46): from the day it was lodged to the day before it
 * was decided.
 */
export function warnBreach(breach: Breach, facts: BreachedFacts): BreachWarning | null {
  if (facts.kind !== "cpn") return null;
  const day = breach.breachedOn;
  const isUnderAppeal = facts.appeals.some(
    ({ lodgedOn, decidedOn }) => lodgedOn <= day && (decidedOn === null || decidedOn > day),
  );
  const condition = facts.conditions.find(({ id }) => id === breach.conditionId);
  if (!isUnderAppeal || condition?.kind === "prohibition") return null;
  const text =
    "An appeal was under way on that day: until it is decided only requirements to stop doing something stand";
  return { code: "suspended-by-appeal", text, source: "ASBCPA 2014 s46" };
}

/**
 * Whether a breach is for the next sitting of the group that holds the case: of an acceptable behaviour or
 * parenting contract, and of anything by somebody who was under 18 on the day of issue (DOMAIN 4: "Breaches must be reported to the JAG").
 */
export function isForNextSitting(
  { kind, issuedOn }: Pick<BreachedFacts, "kind" | "issuedOn">,
  respondent: Pick<BreachRespondent, "birthDate"> | null,
): boolean {
  return definitionOf(kind).breachReported === true || wasUnderAge(respondent?.birthDate ?? null, issuedOn);
}

/** Who marks the breaches that wait for a group as heard: whoever runs it. */
export function mayHearBreaches(actor: Pick<Actor, "memberships">, groupId: string): boolean {
  return groupsOf(actor, ["chair", "coordinator"]).includes(groupId);
}
