import { refuseAges } from "./age-limits.ts";
import type { InterventionFacts } from "./facts.ts";
import { type Finding, finding } from "./finding.ts";
import { definitionOf } from "./kinds.ts";
import type { LegalNumbers } from "../settings/law.ts";

/** What cannot be, so that it is not recorded (DOMAIN 4: block only what is impossible). Empty when nothing stands against it. */
export function refuseIntervention(facts: InterventionFacts, law: LegalNumbers, today: string): Finding[] {
  return [...refuseDays(facts, today), ...refuseServices(facts, today), ...refuseAges(facts, law)];
}

function refuseDays({ kind, state, issuedOn, issuedTime, fromDay, ...facts }: InterventionFacts, today: string) {
  const found: Finding[] = [];
  const { untilDay, untilTime, consultedOn } = facts;
  if (issuedOn > today && state !== "planned")
    found.push(finding("made-in-the-future", "issuedOn", "The day of issue must be today or in the past", null));
  if (untilDay !== null && untilDay < fromDay)
    found.push(finding("ends-before-it-starts", "untilDay", "The end must be on or after the start", null));
  if (
    definitionOf(kind).hours &&
    untilDay === fromDay &&
    untilTime !== null &&
    issuedTime !== null &&
    untilTime < issuedTime
  )
    found.push(finding("ends-before-it-starts", "untilTime", "The end must be after the start", null));
  if (consultedOn !== null && consultedOn > today)
    found.push(
      finding("consulted-in-the-future", "consultedOn", "The day of consultation must be today or in the past", null),
    );
  return found;
}

function refuseServices({ state, issuedOn, issuedTime, respondents }: InterventionFacts, today: string): Finding[] {
  const found: Finding[] = [];
  const isBefore = respondents.some(
    ({ servedOn, servedTime }) =>
      servedOn !== null &&
      (servedOn < issuedOn ||
        (servedOn === issuedOn && servedTime !== null && issuedTime !== null && servedTime < issuedTime)),
  );
  if (state === "made" && isBefore)
    found.push(finding("served-before-issue", "respondents", "It cannot be served before it was issued or made", null));
  if (respondents.some(({ servedOn }) => servedOn !== null && servedOn > today))
    found.push(finding("served-in-the-future", "respondents", "The day of service must be today or in the past", null));
  return found;
}
