import { longDay } from "../dates/iso-day.ts";
import { findingAbout, isExact, isWord, thoseFrom, thoseUnder, thoseUnsure } from "./ages.ts";
import type { InterventionFacts, RespondentFacts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import { definitionOf, type InterventionKind } from "./kinds.ts";
import { type LegalNumbers, numberOf, numberOrDraftOf } from "../settings/law.ts";

/** Given by an officer and not by a court: below its age it cannot be, where a court may err and be recorded. */
function isGivenByOfficer(kind: InterventionKind): boolean {
  return kind === "cpn" || kind === "dispersal-direction";
}

type Limit = { value: number; source: string };

/**
 * The age from which the kind may be had, in full years on the day of issue (ASBCPA 2014 ss1, 22, 35, 43). A community
 * protection warning has none of its own: that of the notice that it is to lead to. Of the orders of 2026 a draft will
 * do, and is said to be one. Undefined: no age.
 */
function minimumAge(kind: InterventionKind, law: LegalNumbers): Limit | undefined {
  switch (kind) {
    case "cpn":
    case "cpw":
      return numberOf(law, "cpn", "minimum-age");
    case "dispersal-direction":
      return numberOf(law, "dispersal", "minimum-age");
    case "injunction":
      return numberOf(law, "injunction", "minimum-age");
    case "cbo":
      return numberOf(law, "cbo", "minimum-age");
    case "respect-order":
      return numberOrDraftOf(law, "respect-order", "minimum-age");
    case "youth-injunction":
      return numberOrDraftOf(law, "youth-injunction", "minimum-age");
    default:
      return undefined;
  }
}

/** Whether some rule of the kind turns on an age, so that a date of birth matters. */
function turnsOnAge(kind: InterventionKind, law: LegalNumbers): boolean {
  return minimumAge(kind, law) !== undefined || definitionOf(kind).youthConsultation === true;
}

/** Notices of officers to somebody who is too young by an exact date of birth. */
export function refuseAges(facts: InterventionFacts, law: LegalNumbers): Finding[] {
  const limit = minimumAge(facts.kind, law);
  if (!limit || !isGivenByOfficer(facts.kind)) return [];
  const young = thoseUnder(facts.respondents, limit.value, facts.issuedOn).filter(isExact);
  return young.length > 0 ? [tooYoung(facts, young, limit)] : [];
}

/** What courts set, what is said by an estimated date of birth, and those of whom no age can be said. */
export function warnAges(facts: InterventionFacts, law: LegalNumbers): Finding[] {
  return [
    ...belowMinimum(facts, law),
    ...tooOldForYouth(facts, law),
    ...fromHomeTooYoung(facts, law),
    ...unsure(facts, law),
  ];
}

function belowMinimum(facts: InterventionFacts, law: LegalNumbers): Finding[] {
  const limit = minimumAge(facts.kind, law);
  if (!limit) return [];
  const young = thoseUnder(facts.respondents, limit.value, facts.issuedOn);
  const asked = isGivenByOfficer(facts.kind) ? young.filter((respondent) => !isExact(respondent)) : young;
  return asked.length > 0 ? [tooYoung(facts, asked, limit)] : [];
}

function tooYoung({ kind, issuedOn }: InterventionFacts, young: RespondentFacts[], { value, source }: Limit): Finding {
  const what = kind === "cpw" ? definitionOf("cpn").name : definitionOf(kind).name;
  const then = kind === "cpw" ? `no ${what} can follow before ${value}` : `a ${what} is for those of ${value} or older`;
  const rest = `${isWord(young)} under ${value} on ${longDay(issuedOn)}, the day of issue: ${then}`;
  return findingAbout("below-minimum-age", "respondents", young, issuedOn, rest, source);
}

function tooOldForYouth({ kind, issuedOn, respondents }: InterventionFacts, law: LegalNumbers): Finding[] {
  if (kind !== "youth-injunction") return [];
  const limit = numberOrDraftOf(law, kind, "below-age");
  const old = limit ? thoseFrom(respondents, limit.value, issuedOn) : [];
  if (!limit || old.length === 0) return [];
  const rest = `${isWord(old)} ${limit.value} or older on ${longDay(issuedOn)}: a youth injunction is for those under ${limit.value}`;
  return [findingAbout("above-youth-age", "respondents", old, issuedOn, rest, limit.source)];
}

function fromHomeTooYoung({ kind, issuedOn, excludesFromHome, respondents }: InterventionFacts, law: LegalNumbers) {
  const limit = excludesFromHome && kind === "injunction" ? numberOf(law, kind, "home-exclusion-minimum-age") : null;
  const young = limit ? thoseUnder(respondents, limit.value, issuedOn) : [];
  if (!limit || young.length === 0) return [];
  const rest = `${isWord(young)} under ${limit.value} on ${longDay(issuedOn)}: only somebody of ${limit.value} or older can be excluded from their home`;
  return [findingAbout("home-exclusion-age", "conditions", young, issuedOn, rest, limit.source)];
}

function unsure(facts: InterventionFacts, law: LegalNumbers): Finding[] {
  const who = thoseUnsure(facts.respondents);
  if (who.length === 0 || !turnsOnAge(facts.kind, law)) return [];
  const rest = `${isWord(who)} recorded without an exact date of birth: what the law asks of an age on the day of issue is not certain`;
  const source = minimumAge(facts.kind, law)?.source ?? definitionOf(facts.kind).source;
  return [findingAbout("age-not-certain", "respondents", who, facts.issuedOn, rest, source)];
}
