import { longDay } from "../dates/iso-day.ts";
import { warnAges } from "./age-limits.ts";
import { warnBefore } from "./before-it.ts";
import type { InterventionFacts } from "./facts.ts";
import { type Finding, finding } from "./finding.ts";
import { warnHours } from "./hour-lengths.ts";
import { warnNotInForce } from "./kind-in-force.ts";
import { isLegal } from "./kinds.ts";
import type { LegalNumbers } from "../settings/law.ts";
import { warnLengths } from "./lengths.ts";
import { warnWhoAndHow } from "./who-and-how.ts";

/**
 * What the law or good practice does not expect, and a reason lets through (DOMAIN 4: courts err, and things are recorded
 * late). `law` holds the numbers of the day of issue. Empty when there is nothing to ask.
 */
export function warnIntervention(facts: InterventionFacts, law: LegalNumbers): Finding[] {
  return [
    ...warnNotInForce(facts.kind, law),
    ...warnAges(facts, law),
    ...warnLengths(facts, law),
    ...warnHours(facts, law),
    ...warnBefore(facts, law),
    ...warnWhoAndHow(facts, law),
    ...startsBefore(facts),
  ];
}

function startsBefore({ kind, state, fromDay, issuedOn }: InterventionFacts): Finding[] {
  if (state !== "made" || !isLegal(kind) || fromDay >= issuedOn) return [];
  return [
    finding(
      "starts-before-it-was-made",
      "fromDay",
      `It was issued or made on ${longDay(issuedOn)}, and cannot begin before`,
      null,
    ),
  ];
}
