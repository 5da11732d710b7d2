import { byMoment, counted, needing, type SetDate } from "../settings/derived-date.ts";
import type { InterventionFacts } from "./facts.ts";
import { hourLimitOf, latestEnd } from "./hour-lengths.ts";
import { legalHoursAfter } from "../settings/legal-hours.ts";
import { type LegalNumbers, numberOf, wordsOf } from "../settings/law.ts";

/** The last moment of an authorisation, a direction or a closure notice. */
export function noticeEnds(facts: InterventionFacts, law: LegalNumbers): SetDate {
  const about = { key: "end-latest", label: "End at the latest" };
  const most = hourLimitOf(facts, law);
  if (!most) {
    const needs =
      facts.kind === "closure-notice" && facts.authorisedBy === null ? "Who authorised it" : "A number of the law";
    return needing(about, needs, "So many hours from its start, by who authorised it", "");
  }
  const rule = `${counted(most.hours, "hour")} from its start${leftOut(most.leavingOut)}`;
  return byMoment(about, latestEnd(facts, law), rule, most.source);
}

/**
 * By when the magistrates hear the application for a closure order: so many hours after service of the notice, leaving out
 * Christmas Day (ASBCPA 2014 s80). The first service counts; where the notice binds nobody by name, its issue.
 */
export function hearingBy(facts: InterventionFacts, law: LegalNumbers): SetDate {
  const about = { key: "hearing-by", label: "Closure order heard by" };
  const hours = numberOf(law, "closure-order", "heard-within");
  if (!hours) return needing(about, "A number of the law", "So many hours after service", "");
  const leavingOut = wordsOf(law, "closure-order", "heard-within-leaves-out")?.value ?? "";
  const served = servedAt(facts);
  const after = served?.isIssue ? "its issue, as no service on anybody is recorded" : "service";
  const rule = `${counted(hours.value, "hour")} after ${after}${leftOut(leavingOut)}`;
  if (served === null) return needing(about, "The day and the time of service", rule, hours.source);
  return byMoment(about, legalHoursAfter(served, hours.value, leavingOut, law), rule, hours.source);
}

function servedAt({ respondents, issuedOn, issuedTime }: InterventionFacts) {
  if (respondents.length === 0) return issuedTime === null ? null : { day: issuedOn, time: issuedTime, isIssue: true };
  const [first] = respondents
    .flatMap(({ servedOn: day, servedTime: time }) => (day !== null ? [{ day, time }] : []))
    .sort((a, b) => `${a.day} ${a.time ?? ""}`.localeCompare(`${b.day} ${b.time ?? ""}`));
  return first && first.time !== null ? { day: first.day, time: first.time, isIssue: false } : null;
}

/** For each arrest: before a court within 24 hours, leaving out Sunday, Christmas Day and Good Friday (s9). */
export function courtAfterArrest({ arrests }: InterventionFacts, law: LegalNumbers): SetDate[] {
  const hours = numberOf(law, "injunction", "arrest-to-court");
  const leavingOut = wordsOf(law, "injunction", "arrest-to-court-leaves-out")?.value ?? "";
  if (!hours) return [];
  const rule = `${counted(hours.value, "hour")} after the arrest${leftOut(leavingOut)}`;
  return arrests.map(({ respondentId, day, time }) => {
    const about = { key: "court-after-arrest", label: "Before a court after arrest, by", respondentId };
    if (time === null) return needing(about, "The time of the arrest", rule, hours.source);
    return byMoment(about, legalHoursAfter({ day, time }, hours.value, leavingOut, law), rule, hours.source);
  });
}

function leftOut(words: string): string {
  return words === "" ? "" : `, leaving out ${words}`;
}
