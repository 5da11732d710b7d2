import { AGENCY_KIND_NAMES } from "../agencies/agency-kinds.ts";
import { longDay } from "../dates/iso-day.ts";
import { findingAbout, isWord, listed, thoseUnder } from "./ages.ts";
import type { InterventionFacts } from "./facts.ts";
import { type Finding, finding } from "./finding.ts";
import { definitionOf } from "./kinds.ts";
import { type LegalNumbers, numberOf } from "../settings/law.ts";

/** Who may issue it, who was consulted, who supervises, and how much is to be paid. */
export function warnWhoAndHow(facts: InterventionFacts, law: LegalNumbers): Finding[] {
  return [
    ...issuer(facts),
    ...bodies(facts),
    ...youthJustice(facts, law),
    ...supervisor(facts),
    ...withoutNotice(facts),
    ...amount(facts, law),
  ];
}

function issuer({ kind, agencyKind }: InterventionFacts): Finding[] {
  const { issuers, name, source } = definitionOf(kind);
  if (agencyKind === null || issuers.length === 0 || issuers.includes(agencyKind)) return [];
  const may = listed(issuers.map((one) => AGENCY_KIND_NAMES[one].toLowerCase()));
  const text = `${name} is issued or applied for by: ${may}. The agency is of another kind (${AGENCY_KIND_NAMES[agencyKind].toLowerCase()})`;
  return [finding("not-their-power", "agencyId", text, source)];
}

function bodies({ kind, respondents }: InterventionFacts): Finding[] {
  const { bodies: may, name, source } = definitionOf(kind);
  if (may || respondents.every(({ isBody }) => !isBody)) return [];
  return [
    finding("not-for-bodies", "respondents", `${name} is for people, and not for a company or other body`, source),
  ];
}

/** Before an injunction or a criminal behaviour order against somebody under 18 (ASBCPA 2014 ss14, 22). */
function youthJustice(facts: InterventionFacts, law: LegalNumbers): Finding[] {
  const { source, youthConsultation } = definitionOf(facts.kind);
  const adult = numberOf(law, "age", "adult");
  if (!youthConsultation || !adult) return [];
  const { consultedOn, notConsultedReason, issuedOn, respondents } = facts;
  const children = thoseUnder(respondents, adult.value, issuedOn);
  if (children.length === 0) return [];
  if (consultedOn !== null && consultedOn > issuedOn && facts.state === "made")
    return [
      finding(
        ...(["consulted-after", "consultedOn"] as const),
        `Youth justice is consulted before the order is sought, and not after ${longDay(issuedOn)}`,
        source,
      ),
    ];
  if (consultedOn !== null || notConsultedReason !== null) return [];
  const rest = `${isWord(children)} under ${adult.value}: youth justice must be consulted`;
  return [findingAbout("youth-justice-not-consulted", "consultedOn", children, issuedOn, rest, source)];
}

/** ASBCPA 2014 ss3 and 24: an order with a requirement names who supervises it. */
function supervisor({ kind, hasRequirementWithoutSupervisor }: InterventionFacts): Finding[] {
  const { court, source } = definitionOf(kind);
  if (!hasRequirementWithoutSupervisor || court !== true || kind.startsWith("closure")) return [];
  return [
    finding(
      "no-supervisor",
      "conditions",
      "What an order requires must be supervised by somebody who is named",
      source,
    ),
  ];
}

function withoutNotice({ kind, isWithoutNotice, isInterim }: InterventionFacts): Finding[] {
  if (!isWithoutNotice || isInterim || definitionOf(kind).court !== true) return [];
  const text = "Without notice to the respondent a court makes an interim injunction only";
  return kind.endsWith("injunction") ? [finding("without-notice", "kind", text, "ASBCPA 2014 ss6–7")] : [];
}

/** By what it is for: a community protection notice or a public spaces order; the higher of the two when that is not said. */
function amount({ kind, amountPounds, follows }: InterventionFacts, law: LegalNumbers): Finding[] {
  if (kind !== "fpn" || amountPounds === null) return [];
  const [cpn, pspo] = [numberOf(law, "fpn", "cpn-most"), numberOf(law, "fpn", "pspo-most")];
  const most = follows?.kind === "cpn" ? cpn : follows?.kind === "pspo" ? pspo : higher(cpn, pspo);
  if (!most || amountPounds <= most.value) return [];
  return [
    finding("amount-too-high", "amountPounds", `A fixed penalty is £${most.value} at most on that day`, most.source),
  ];
}

function higher<T extends { value: number }>(a: T | undefined, b: T | undefined): T | undefined {
  return a && b ? (a.value >= b.value ? a : b) : (a ?? b);
}
