import { plusDays } from "../dates/iso-day.ts";
import { ageOfRespondent, thoseFrom, thoseUnder, thoseUnsure } from "./ages.ts";
import { beginningWith, needing, type SetDate } from "../settings/derived-date.ts";
import { courtAfterArrest } from "./derived-hours.ts";
import type { InterventionFacts, RespondentFacts } from "./facts.ts";
import { type LegalNumbers, numberOf, numberOrDraftOf } from "../settings/law.ts";
import { endOf } from "./lengths.ts";

/** Of orders whose days turn on whether somebody was under 18 when they were granted or made. */
export function childDates(facts: InterventionFacts, law: LegalNumbers): SetDate[] {
  switch (facts.kind) {
    case "injunction":
      return [...injunctionEnds(facts, law), ...courtAfterArrest(facts, law)];
    case "youth-injunction":
      return youthInjunctionEnds(facts, law);
    default:
      return orderDays(facts, law);
  }
}

type Number = { value: number; source: string } | undefined;

function injunctionEnds(facts: InterventionFacts, law: LegalNumbers): SetDate[] {
  const [adult, longest] = [
    numberOf(law, "injunction", "adult-from-age"),
    numberOf(law, "injunction", "child-longest"),
  ];
  return latestEnd(facts, facts.issuedOn, adult, longest && { ...longest, value: longest.value });
}

function youthInjunctionEnds(facts: InterventionFacts, law: LegalNumbers): SetDate[] {
  const [adult, longest] = [
    numberOrDraftOf(law, "youth-injunction", "below-age"),
    numberOrDraftOf(law, "youth-injunction", "longest"),
  ];
  return latestEnd(facts, facts.issuedOn, adult, longest);
}

/** One day for all who were children on the day of issue; for those without a date of birth what is missing. */
function latestEnd(facts: InterventionFacts, start: string, adult: Number, months: Number): SetDate[] {
  if (!adult || !months) return [];
  const children = thoseUnder(facts.respondents, adult.value, facts.issuedOn);
  const about = { key: "end-latest", label: `End at the latest, for those under ${adult.value} on the day of issue` };
  const rule = `${beginningWith(months.value, "month", start)}${estimatedWords(children)}`;
  return [
    ...(children.length > 0
      ? [{ ...about, ...ofOne(children, facts), day: endOf(start, months.value), rule, source: months.source }]
      : []),
    ...unknownAge(facts, about, rule, months.source),
  ];
}

function orderDays(facts: InterventionFacts, law: LegalNumbers): SetDate[] {
  const adult = numberOf(law, "cbo", "adult-from-age");
  const [shortest, longest] = [numberOf(law, "cbo", "child-shortest"), numberOf(law, "cbo", "child-longest")];
  const adultShortest = numberOf(law, "cbo", "adult-shortest");
  if (!adult || !shortest || !longest || !adultShortest) return [];
  const { fromDay, issuedOn, respondents } = facts;
  const children = thoseUnder(respondents, adult.value, issuedOn);
  const adults = thoseFrom(respondents, adult.value, issuedOn);
  const earliest = (who: RespondentFacts[], years: { value: number; source: string }): SetDate => ({
    ...{ key: "end-earliest", label: "End at the earliest", ...ofOne(who, facts), source: years.source },
    day: endOf(fromDay, 12 * years.value),
    rule: `${beginningWith(years.value, "year", fromDay)}${who === adults ? "; or without an end" : ""}${estimatedWords(who)}`,
  });
  return [
    ...(children.length > 0
      ? [earliest(children, shortest), ...latestEnd(facts, fromDay, adult, { ...longest, value: 12 * longest.value })]
      : unknownAge(
          facts,
          { key: "end-latest", label: "End and reviews" },
          "By the age on the day it was made",
          longest.source,
        )),
    ...(adults.length > 0 ? [earliest(adults, adultShortest)] : []),
    ...children.flatMap((child) => reviews(facts, child, adult.value, numberOf(law, "cbo", "child-review-every"))),
  ];
}

/**
 * A child's order is reviewed by the end of each period of twelve months, which begins with its first day, its last
 * variation, or the day after the period before; and only while they are still under 18 at the end of the period (s28).
 * All that have passed, and the next.
 */
function reviews(facts: InterventionFacts, child: RespondentFacts, adult: number, every: Number): SetDate[] {
  const end = earlier(facts.endedOn, earlier(child.endedOn, facts.untilDay));
  const found: SetDate[] = [];
  if (!every) return found;
  for (let start = facts.lastVariedOn ?? facts.fromDay; found.length < MOST_REVIEWS;) {
    const due = endOf(start, every.value);
    const age = ageOfRespondent(child, due);
    if (!("years" in age) || age.years >= adult || (end !== null && due > end)) break;
    const from = start;
    const metOn = facts.reviewedOn.find((day) => day >= from && day <= due);
    found.push({
      ...{ key: "review-due", label: "Reviewed by", day: due, respondentId: child.id, source: every.source },
      rule: `${beginningWith(every.value, "month", start)}, still under ${adult} then${estimatedWords([child])}`,
      ...(metOn !== undefined && { metOn }),
    });
    start = plusDays(due, 1);
  }
  return found;
}

/** From ten to eighteen there can be no more. */
const MOST_REVIEWS = 8;

function unknownAge(
  { respondents }: InterventionFacts,
  about: { key: string; label: string },
  rule: string,
  source: string,
): SetDate[] {
  return thoseUnsure(respondents)
    .filter(({ birthDate }) => birthDate === null)
    .map(({ id }) => needing({ ...about, respondentId: id }, "The date of birth", rule, source));
}

/** Named where it is one of several. */
function ofOne(who: RespondentFacts[], { respondents }: InterventionFacts): { respondentId: string | null } {
  const [first] = who;
  return { respondentId: first && who.length === 1 && respondents.length > 1 ? first.id : null };
}

function estimatedWords(who: readonly RespondentFacts[]): string {
  return who.some(({ birthDateBasis }) => birthDateBasis !== "exact") ? "; by an estimated date of birth" : "";
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
