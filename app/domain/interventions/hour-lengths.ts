import type { InterventionFacts } from "./facts.ts";
import { type Finding, finding } from "./finding.ts";
import { isLaterThan, type LegalMoment, legalHoursAfter } from "../settings/legal-hours.ts";
import { type LegalNumbers, numberOf, wordsOf } from "../settings/law.ts";
import { longDay } from "../dates/iso-day.ts";

export type HourLimit = { hours: number; leavingOut: string; source: string; what: string };

/** The most hours that the kind may last, from its start; undefined for kinds that are not counted in hours. */
export function hourLimitOf(facts: InterventionFacts, law: LegalNumbers): HourLimit | undefined {
  switch (facts.kind) {
    case "dispersal-authorisation":
      return limit(numberOf(law, "dispersal", "authorisation-longest"), "", "An authorisation");
    case "dispersal-direction":
      return limit(numberOf(law, "dispersal", "direction-longest"), "", "A direction");
    case "closure-notice":
      return limit(noticeHours(facts, law), wordsOf(law, "closure-notice", "leaves-out")?.value ?? "", noticeOf(facts));
    default:
      return undefined;
  }
}

/** 24 hours by an inspector or the council, 48 by a superintendent or the chief executive, or when extended (s77). */
function noticeHours({ authorisedBy, extendedFrom }: InterventionFacts, law: LegalNumbers) {
  if (extendedFrom !== null) return numberOf(law, "closure-notice", "extended-to");
  if (authorisedBy === "superintendent") return numberOf(law, "closure-notice", "superintendent-longest");
  return authorisedBy === "inspector" ? numberOf(law, "closure-notice", "inspector-longest") : undefined;
}

function noticeOf({ authorisedBy, extendedFrom }: InterventionFacts): string {
  if (extendedFrom !== null) return "A closure notice that was extended";
  return authorisedBy === "superintendent"
    ? "A closure notice by a superintendent or the chief executive"
    : "A closure notice by an inspector or the council";
}

function limit(number: { value: number; source: string } | undefined, leavingOut: string, what: string) {
  return number && { hours: number.value, leavingOut, source: number.source, what };
}

/** When it begins, on London's clocks: its time of issue on its first day. Null while no time is known. */
function startOf({ fromDay, issuedTime }: InterventionFacts): { day: string; time: string } | null {
  return issuedTime === null ? null : { day: fromDay, time: issuedTime };
}

/** The last moment of what is counted in hours; null without a time or a limit. */
export function latestEnd(facts: InterventionFacts, law: LegalNumbers): LegalMoment | null {
  const [start, most] = [startOf(facts), hourLimitOf(facts, law)];
  return start && most ? legalHoursAfter(start, most.hours, most.leavingOut, law) : null;
}

export function warnHours(facts: InterventionFacts, law: LegalNumbers): Finding[] {
  if (facts.kind === "closure-notice" && facts.authorisedBy === null && facts.extendedFrom === null)
    return [
      finding(
        ...(["authoriser-missing", "authorisedBy"] as const),
        "Who authorised a closure notice decides how long it may last: it is not said",
        "ASBCPA 2014 s77",
      ),
    ];
  const [most, latest] = [hourLimitOf(facts, law), latestEnd(facts, law)];
  if (!most) return [];
  const { untilDay, untilTime } = facts;
  const length = `${most.what} lasts ${most.hours} hours at most${most.leavingOut && `, ${most.leavingOut} left out`}`;
  if (latest === null || untilDay === null || untilTime === null) {
    if (facts.state !== "made") return [];
    const field = latest === null ? "issuedTime" : untilDay === null ? "untilDay" : "untilTime";
    return [finding("times-missing", field, `${length}: its start and its end need a day and a time`, most.source)];
  }
  if (latest.kind !== "known" || !isLaterThan({ day: untilDay, time: untilTime }, latest)) return [];
  return [
    finding(
      ...(["longer-than-allowed", "untilTime"] as const),
      `${length}: until ${latest.time} on ${longDay(latest.day)}`,
      most.source,
    ),
  ];
}
