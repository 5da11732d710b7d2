import type { GroupKind } from "../groups/group-kinds.ts";
import { ageOn } from "../people/person.ts";

type Of = { groupKind: GroupKind; birthDate: string | null };

/** DOMAIN 2.5: the Youth JAG's words and questions: in its cases, and for whoever is under 18 on the day (18 is an adult). */
export function isAssessedAsChild({ groupKind, birthDate }: Of, today: string): boolean {
  if (birthDate !== null) return ageOn(birthDate, today) < 18;
  return groupKind === "youth-jag";
}

/** DOMAIN 2.5, 7.7: adverse childhood experiences are held in the Youth JAG alone. */
export function mayHoldAces({ groupKind }: Pick<Of, "groupKind">): boolean {
  return groupKind === "youth-jag";
}

/** DOMAIN 2.6: the Care Act questions are for adults: in the Adults at Risk Group, and for a person at risk of 18 and over. */
export function asksCareAct({ groupKind, birthDate }: Of, isAtRisk: boolean, today: string): boolean {
  if (birthDate !== null && ageOn(birthDate, today) < 18) return false;
  return groupKind === "adults-at-risk" || isAtRisk;
}

/** DOMAIN 2.5: a prompt to consider a referral, and never one made by itself. */
export function promptsReferral(signs: number, from: number): boolean {
  return signs >= from;
}
