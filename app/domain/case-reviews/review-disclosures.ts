import type { DisclosurePart } from "../disclosures/disclosure-part.ts";
import { LETTER_NAMES, type LetterKind } from "./application.ts";
import type { StepPageName } from "./step-page.ts";

/** ASBCPA 2014 ss104, 105 and Schedule 4: what the review has to tell, and to whom. */
const DUTY = {
  destination: "disclosed",
  gateway: "asbcpa-sch4",
  necessity: "The procedure for case reviews asks for it",
  proportionality: "No more than the review tells at this step",
  approvedBy: "Whoever works on the case review",
} as const;

/** To whom, by what they are to the review and never by name. */
const STEPS: Partial<Record<StepPageName, DisclosurePart>> = {
  "pass-on": {
    ...{ way: "sharing", destination: "partnership", recipients: "Relevant bodies" },
    what: "The application for a case review",
  },
  acknowledge: { ...DUTY, way: "letter", recipients: "Applicant", what: "That the application was received" },
  "tell-threshold": { ...DUTY, way: "letter", recipients: "Applicant", what: "Whether the threshold is met" },
  "consult-victim": { ...DUTY, way: "in-person", recipients: "Victim", what: "What the victim was consulted on" },
  "send-pack": {
    ...{ ...DUTY, way: "paper", recipients: "Chair of another partnership" },
    what: "The papers of the case review",
  },
};

export function disclosureOfStep(step: StepPageName, happenedOn: string): DisclosurePart | undefined {
  const part = STEPS[step];
  return part && { ...part, on: happenedOn };
}

export function disclosureOfLetter(kind: LetterKind, recipients: string, on?: string): DisclosurePart {
  return { ...DUTY, way: "letter", recipients, what: `Letter: ${LETTER_NAMES[kind].toLowerCase()}`, on };
}

/** Bodies are asked by what concerns each of them (ASBCPA 2014 Schedule 4 paragraph 7). */
export function disclosureOfAsking(bodies: string, on: string): DisclosurePart {
  return {
    ...{ way: "letter", destination: "partnership", recipients: bodies, on },
    what: "What is asked for the case review",
  };
}
