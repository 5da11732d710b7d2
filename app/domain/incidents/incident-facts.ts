import {
  ASB_HEADING_NAMES,
  type AsbHeading,
  type AsbQualifier,
  ASB_QUALIFIERS,
  HATE_STRAND_NAMES,
  type HateStrand,
  INCIDENT_FLAG_NAMES,
  INCIDENT_FLAGS,
  type IncidentFlag,
} from "./asb-headings.ts";
import { type When, whenWords } from "./when-it-happened.ts";

/** By which name a record has each mark. */
export const FLAG_FIELDS = {
  youth: "isYouth",
  alcohol: "isAlcohol",
  drugs: "isDrugs",
  "mental-health": "isMentalHealth",
  student: "isStudent",
  vehicle: "isVehicle",
} as const satisfies Record<IncidentFlag, string>;
type Flags = Record<(typeof FLAG_FIELDS)[IncidentFlag], 0 | 1>;

/** What is recorded of an incident itself, and can be put right. */
export type IncidentFacts = When &
  Flags & {
    placeName: string | null;
    postcode: string | null;
    heading: AsbHeading;
    typeName: string | null;
    qualifier: AsbQualifier;
    vehicleWords: string | null;
    isHate: 0 | 1;
    strands: readonly HateStrand[];
    whatHappened: string;
    licensingSummary: string | null;
    suspectWords: string | null;
  };

/** The marks that are recorded. */
export function flagsOf(facts: Flags): IncidentFlag[] {
  return INCIDENT_FLAGS.filter((flag) => facts[FLAG_FIELDS[flag]] === 1);
}

/** Each fact in words; null for nothing. */
export function factsInWords(facts: IncidentFacts) {
  const { placeName, postcode, heading, typeName, qualifier, strands } = facts;
  const list = (words: readonly string[]) => words.join(", ") || null;
  const kind = ASB_HEADING_NAMES[heading];
  return {
    When: whenWords(facts),
    Where: list([placeName, postcode].filter((words) => words !== null)),
    What: typeName === null ? kind : `${typeName} (${kind})`,
    "Aimed at": ASB_QUALIFIERS[qualifier].name,
    Also: list(flagsOf(facts).map((flag) => INCIDENT_FLAG_NAMES[flag])),
    Vehicle: facts.vehicleWords,
    Hate: facts.isHate === 0 ? "No" : (list(strands.map((strand) => HATE_STRAND_NAMES[strand])) ?? "Yes"),
    "What happened": facts.whatHappened,
    "Summary for licensing": facts.licensingSummary,
    "Thought responsible": facts.suspectWords,
  };
}

const AT_LENGTH: readonly string[] = ["What happened", "Summary for licensing", "Thought responsible"];

/** What was put right, a line each: from what to what, and of what is written at length how it was. None for no change. */
export function correctionInWords(before: IncidentFacts, after: IncidentFacts): string[] {
  const now = factsInWords(after);
  return Object.entries(factsInWords(before)).flatMap(([label, was]) => {
    const is = now[label as keyof typeof now];
    if (was === is) return [];
    const said = was ?? "nothing";
    return [AT_LENGTH.includes(label) ? `${label}, before: ${said}` : `${label}: ${said} → ${is ?? "nothing"}`];
  });
}
