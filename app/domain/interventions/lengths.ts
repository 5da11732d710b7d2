import { longDay, plusDays } from "../dates/iso-day.ts";
import { lastDayBeginningWith } from "../dates/periods.ts";
import { findingAbout, isWord, thoseFrom, thoseUnder } from "./ages.ts";
import type { InterventionFacts, RespondentFacts } from "./facts.ts";
import { type Finding, finding } from "./finding.ts";
import { type LegalNumbers, numberOf, numberOrDraftOf } from "../settings/law.ts";

type Limit = { value: number; source: string };

/**
 * Ends that are later, earlier or other than the law has them. Lengths begin with the first day (DOMAIN 4, `end()`): three
 * months from 15 March end on 14 June. All warn, for courts set them and err. What is only planned needs no end yet.
 */
export function warnLengths(facts: InterventionFacts, law: LegalNumbers): Finding[] {
  switch (facts.kind) {
    case "abc":
      return usualLength(facts, numberOf(law, "abc", "usual-length"));
    case "injunction":
      return childInjunction(
        facts,
        numberOf(law, "injunction", "child-longest"),
        numberOf(law, "injunction", "adult-from-age"),
      );
    case "youth-injunction":
      return childInjunction(
        facts,
        numberOrDraftOf(law, "youth-injunction", "longest"),
        numberOrDraftOf(law, "youth-injunction", "below-age"),
      );
    case "cbo":
      return [...childOrder(facts, law), ...adultOrder(facts, law)];
    case "closure-order-full":
    case "closure-order-partial":
      return closureOrder(facts, law);
    case "pspo":
      return publicSpaces(facts, law);
    default:
      return [];
  }
}

/** The last day of so many months that begin with that day. */
export function endOf(start: string, months: number): string {
  return lastDayBeginningWith(start, { count: months, unit: "months" });
}

function usualLength(facts: InterventionFacts, limit: Limit | undefined): Finding[] {
  if (!limit || facts.extendedFrom !== null) return [];
  return tooLong(facts, endOf(facts.fromDay, limit.value), limit.source, "longer-than-usual", {
    missing: `A contract usually lasts ${months(limit.value)} and may be renewed: this one has no end`,
    long: `A contract usually lasts ${months(limit.value)} and may be renewed`,
  });
}

function childInjunction(
  facts: InterventionFacts,
  longest: Limit | undefined,
  adultFrom: Limit | undefined,
): Finding[] {
  const children = childrenOf(facts, adultFrom);
  if (!longest || children.length === 0) return [];
  const rest = `${isWord(children)} under 18 on ${longDay(facts.issuedOn)}: the injunction must have an end, ${months(longest.value)} from the grant at most`;
  return longerFor(facts, children, endOf(facts.issuedOn, longest.value), longest.source, rest);
}

function childOrder(facts: InterventionFacts, law: LegalNumbers): Finding[] {
  const [shortest, longest] = [numberOf(law, "cbo", "child-shortest"), numberOf(law, "cbo", "child-longest")];
  const children = childrenOf(facts, numberOf(law, "cbo", "adult-from-age"));
  if (!shortest || !longest || children.length === 0) return [];
  const is = `${isWord(children)} under 18 on ${longDay(facts.issuedOn)}: the order must last from ${years(shortest.value)} to ${years(longest.value)}`;
  return [
    ...longerFor(facts, children, endOf(facts.fromDay, 12 * longest.value), longest.source, is),
    ...shorterFor(
      facts,
      "shorter-than-allowed",
      children,
      endOf(facts.fromDay, 12 * shortest.value),
      shortest.source,
      is,
    ),
  ];
}

function adultOrder(facts: InterventionFacts, law: LegalNumbers): Finding[] {
  const [shortest, from] = [numberOf(law, "cbo", "adult-shortest"), numberOf(law, "cbo", "adult-from-age")];
  const adults = from ? thoseFrom(facts.respondents, from.value, facts.issuedOn) : [];
  if (!shortest || adults.length === 0) return [];
  const is = `${isWord(adults)} an adult on ${longDay(facts.issuedOn)}: the order must last ${years(shortest.value)} or more, or be without an end`;
  const rest = adults.length === 1 ? is : is.replace("an adult", "adults");
  return shorterFor(
    facts,
    "shorter-than-for-adults",
    adults,
    endOf(facts.fromDay, 12 * shortest.value),
    shortest.source,
    rest,
  );
}

function closureOrder(facts: InterventionFacts, law: LegalNumbers): Finding[] {
  const [first, more] = [
    numberOf(law, "closure-order", "longest"),
    numberOf(law, "closure-order", "extension-longest"),
  ];
  const total = numberOf(law, "closure-order", "total-longest");
  if (!first || !more || !total) return [];
  const { extendedFrom, fromDay } = facts;
  const at =
    extendedFrom === null
      ? { end: endOf(fromDay, first.value), most: `A closure order lasts ${months(first.value)} at most`, of: first }
      : {
          end: endOf(plusDays(extendedFrom, 1), more.value),
          most: `A closure order is extended by ${months(more.value)} at most`,
          of: more,
        };
  const chainEnd = endOf(facts.firstStartOn ?? fromDay, total.value);
  const chain = `Closure orders last ${months(total.value)} in all at most, from the first day of the first`;
  return [
    ...tooLong(facts, at.end, at.of.source, "longer-than-allowed", {
      missing: `${at.most}: it has no end`,
      long: at.most,
    }),
    ...tooLong(facts, chainEnd, total.source, "longer-in-all", { missing: null, long: chain }),
  ];
}

function publicSpaces(facts: InterventionFacts, law: LegalNumbers): Finding[] {
  const [first, more] = [numberOf(law, "pspo", "longest"), numberOf(law, "pspo", "extension-longest")];
  if (!first || !more) return [];
  const { extendedFrom, fromDay } = facts;
  const [limit, start] = extendedFrom === null ? [first, fromDay] : [more, plusDays(extendedFrom, 1)];
  const most =
    extendedFrom === null
      ? `A public spaces protection order lasts ${years(limit.value)} at most`
      : `An extension lasts ${years(limit.value)} at most`;
  return tooLong(facts, endOf(start, 12 * limit.value), limit.source, "longer-than-allowed", {
    missing: `${most}: it has no end`,
    long: most,
  });
}

type Words = { missing: string | null; long: string };

function tooLong(facts: InterventionFacts, end: string, source: string, code: string, words: Words): Finding[] {
  const { untilDay, state } = facts;
  if (untilDay === null)
    return words.missing !== null && state === "made" ? [finding("no-end", "untilDay", words.missing, source)] : [];
  return untilDay > end ? [finding(code, "untilDay", `${words.long}: until ${longDay(end)}`, source)] : [];
}

function longerFor(facts: InterventionFacts, who: RespondentFacts[], end: string, source: string, rest: string) {
  const { untilDay, issuedOn, state } = facts;
  if (untilDay === null ? state !== "made" : untilDay <= end) return [];
  const words = `${rest}, so until ${longDay(end)}`;
  return [findingAbout("longer-than-allowed", "untilDay", who, issuedOn, words, source)];
}

function shorterFor(
  facts: InterventionFacts,
  code: string,
  who: RespondentFacts[],
  end: string,
  source: string,
  rest: string,
) {
  const { untilDay, issuedOn } = facts;
  if (untilDay === null || untilDay >= end) return [];
  return [findingAbout(code, "untilDay", who, issuedOn, `${rest}, so until ${longDay(end)} at least`, source)];
}

function childrenOf({ respondents, issuedOn }: InterventionFacts, from: Limit | undefined): RespondentFacts[] {
  return from ? thoseUnder(respondents, from.value, issuedOn) : [];
}

function months(count: number): string {
  return count === 1 ? "1 month" : `${count} months`;
}

function years(count: number): string {
  return count === 1 ? "1 year" : `${count} years`;
}
