import { ADULT_AGE, ageOn } from "../people/person.ts";
import { definitionOf, INTERVENTION_KIND_KEYS, type InterventionKind, isLegal, type Tier } from "./kinds.ts";
import type { InterventionState } from "./record.ts";

export type Standing = {
  kind: InterventionKind;
  state: InterventionState;
  fromDay: string;
  /** The last day, included; null without an end. */
  untilDay: string | null;
  /** Of the whole, ended before its time. */
  endedOn: string | null;
  personsUnknown: boolean;
  /** Of each respondent, the day on which it ended for them alone. */
  respondentEnds: readonly (string | null)[];
};

/**
 * Whether it holds on a day of London: it was made, lasts, has begun, its last day has not passed, and it has ended neither
 * as a whole nor for every respondent. On the day on which it is ended it is in force no more; on its last day it is,
 * whatever the hour. In SQL: isInForceOn in db/queries/intervention-predicates.ts.
 */
export function isInForce(one: Standing, day: string): boolean {
  const ended = (endedOn: string | null) => endedOn !== null && endedOn <= day;
  return (
    one.state === "made" &&
    definitionOf(one.kind).lasts === true &&
    one.fromDay <= day &&
    (one.untilDay === null || one.untilDay >= day) &&
    !ended(one.endedOn) &&
    (one.personsUnknown || one.respondentEnds.length === 0 || one.respondentEnds.some((end) => !ended(end)))
  );
}

/**
 * Whether somebody was under 18 on a day (DOMAIN 4: of issue; 6.6: of the start), as ageOn reckons: no more from the
 * birthday itself, of 29 February from 1 March. An estimated birth date counts as it stands; somebody of whom none is known
 * is not counted. In SQL: wasUnderAge in db/queries/intervention-predicates.ts.
 */
export function wasUnderAge(birthDate: string | null, day: string): boolean {
  return birthDate !== null && ageOn(birthDate, day) < ADULT_AGE;
}

/** Non-legal in the measures of the plan: what is no legal intervention and done with people (DOMAIN 4, 6.6). */
export function isNonLegal(kind: InterventionKind, tier: Tier): boolean {
  return !isLegal(kind) && tier !== "place";
}

export const LEGAL_KINDS = INTERVENTION_KIND_KEYS.filter(isLegal);
