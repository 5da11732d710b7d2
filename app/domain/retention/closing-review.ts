import { plusMonths } from "../dates/periods.ts";
import { ADULT_AGE, ageOn, type BirthDateBasis, birthdayOf } from "../people/person.ts";
import type { Settings } from "../settings/definitions.ts";

/** Why a closed case is looked at again when it is. */
export const REVIEW_RULE_NAMES = {
  adult: "counted in years from its closure",
  child: "case of a child: reviewed at 18, and kept for a shorter time",
  order: "counted in years from the end of the order",
  unsubstantiated: "allegation that was not substantiated",
  held: "held: no day until what holds it has ended",
} as const;
export type ReviewRule = keyof typeof REVIEW_RULE_NAMES;

type Years = Pick<
  Settings,
  | "retention.case-years"
  | "retention.child-case-years"
  | "retention.child-case-until-age"
  | "retention.order-years"
  | "retention.unsubstantiated-years"
>;
export type Holds = {
  orderInForce: boolean;
  orderUntil: string | null;
  appeal: boolean;
  litigation: boolean;
  inquiry: boolean;
};
export type Closed = {
  closedOn: string;
  /** Of the person whom the case is about; null when it is about a place or a problem. */
  subject: { birthDate: string | null; birthDateBasis: BirthDateBasis } | null;
  /** Whether the group that held it is for children. */
  groupOfChildren: boolean;
  holds: Holds;
  /** The day on which the allegation against its subject was found not substantiated, when none stands. */
  notSubstantiatedOn: string | null;
};

/**
 * The day on which a closed case is next reviewed for retention (DOMAIN 7.6), by the settings of the closing day. Years
 * run from the closing day to the same day of the year; 29 February to 28 February.
 *
 * - an appeal, litigation or an inquiry, or an order whose end is not known: no day, the record is held
 * - an order in force: so many years from its last day, and not before the case's own
 * - an allegation that was not substantiated: so many years from that finding, never later than the case's own
 * - a child on the closing day (or of unknown age in a group for children): the years of a child's case, or the birthday
 *   until which it is kept, whichever is first
 * - a child is reviewed at 18 in any case, if that is still to come
 */
export function retentionReview(closed: Closed, years: Years): { reviewOn: string | null; rule: ReviewRule } {
  const { birthDate = null } = closed.subject ?? {};
  const kept = keptUntil(closed, years);
  const at18 = isChildOn(closed) && birthDate ? birthdayOf(birthDate, ADULT_AGE) : null;
  if (kept.reviewOn === null || at18 === null || at18 >= kept.reviewOn) return kept;
  return { reviewOn: at18, rule: "child" };
}

/** As retentionReview, without the review at 18: the day until which it is kept if that review changes nothing. */
export function keptUntil(closed: Closed, years: Years): { reviewOn: string | null; rule: ReviewRule } {
  const { closedOn, holds } = closed;
  if (holds.appeal || holds.litigation || holds.inquiry || (holds.orderInForce && holds.orderUntil === null))
    return { reviewOn: null, rule: "held" };
  const birthDate = closed.subject?.birthDate ?? null;
  const isChild = isChildOn(closed);
  const own = isChild
    ? earliest([
        plusYears(closedOn, years["retention.child-case-years"]),
        birthDate && birthdayOf(birthDate, years["retention.child-case-until-age"]),
      ])
    : plusYears(closedOn, years["retention.case-years"]);
  if (holds.orderInForce && holds.orderUntil !== null)
    return { reviewOn: latest(plusYears(holds.orderUntil, years["retention.order-years"]), own), rule: "order" };
  const days = [
    { reviewOn: own, rule: isChild ? ("child" as const) : ("adult" as const) },
    ...(closed.notSubstantiatedOn
      ? [
          {
            reviewOn: latest(plusYears(closed.notSubstantiatedOn, years["retention.unsubstantiated-years"]), closedOn),
            rule: "unsubstantiated" as const,
          },
        ]
      : []),
  ];
  return days.reduce((first, other) => (other.reviewOn < first.reviewOn ? other : first));
}

export function isChildOn({ closedOn, subject, groupOfChildren }: Closed) {
  if (!subject) return false;
  return subject.birthDate === null ? groupOfChildren : ageOn(subject.birthDate, closedOn) < ADULT_AGE;
}

function plusYears(day: string, years: number) {
  return plusMonths(day, years * 12);
}

function earliest(days: readonly (string | null)[]): string {
  return days.filter((day) => day !== null).sort()[0] ?? "";
}

function latest(a: string, b: string) {
  return a > b ? a : b;
}
