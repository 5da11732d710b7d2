import { longDay } from "../dates/iso-day.ts";
import type { RequestStepGiven } from "./request.form.ts";
import type { RequestOutcome, RequestStatus, RequestStepKind } from "./request.ts";

/** What is recorded of a request on a page of its own, in the order of the work. */
export const STEP_PAGES = {
  "identity-asked": page("Record that proof of identity was asked for", "Day it was asked for", "How it was asked for", "The month does not run until it comes."), // prettier-ignore
  "identity-proved": page("Record that identity was proved", "Day it was proved", "How it was proved", "Say what was seen, and keep no copy of it.", true), // prettier-ignore
  "clarification-asked": page("Record that it was asked what is wanted", "Day it was asked", "What was asked", "Only where much is held of the person, and it is needed to find what they want.", true), // prettier-ignore
  clarified: page("Record what they answered", "Day the answer came", "What is wanted", null, true),
  extended: page("Extend the time by two months", "Day on which it is extended", "Why it is complex", "The person is told, and why, within the first month.", true), // prettier-ignore
  told: page("Record that they were told of the extension", "Day they were told", "How they were told", null),
  searched: page("Record what was searched", "Day of the search", "What was searched, and what was found", "The duty is to a reasonable and proportionate search.", true), // prettier-ignore
  note: page("Add a note", "Day", "Note", null, true),
  closed: page("Close the request", "Day they were answered", "What they were told", "Say how they can complain: to the partnership, and to the Information Commissioner.", true), // prettier-ignore
  reopened: page("Open the request again", "Day", "Why it is opened again", null, true),
} as const satisfies Partial<Record<RequestStepKind, StepPage>>;
export type StepPageName = keyof typeof STEP_PAGES;
export const STEP_PAGE_NAMES = Object.keys(STEP_PAGES) as [StepPageName, ...StepPageName[]];

type StepPage = { heading: string; dayLabel: string; wordsLabel: string; hint: string | null; needsWords: boolean };

function page(
  heading: string,
  dayLabel: string,
  wordsLabel: string,
  hint: string | null,
  needsWords = false,
): StepPage {
  return { heading, dayLabel, wordsLabel, hint, needsWords };
}

export type RequestFacts = {
  status: RequestStatus;
  receivedOn: string;
  identityAskedOn: string | null;
  identityProvedOn: string | null;
  clarificationAskedOn: string | null;
  clarifiedOn: string | null;
  extendedOn: string | null;
  extensionToldOn: string | null;
  searchedWords: string | null;
};

/** Which steps can be taken as the request stands. */
export function stepsOpen(r: RequestFacts): StepPageName[] {
  if (r.status === "closed") return ["note", "reopened"];
  const isOpen: Record<StepPageName, boolean> = {
    "identity-asked": r.identityAskedOn === null && r.identityProvedOn === null,
    "identity-proved": r.identityProvedOn === null,
    "clarification-asked": r.clarificationAskedOn === null,
    clarified: r.clarificationAskedOn !== null && r.clarifiedOn === null,
    extended: r.extendedOn === null,
    told: r.extendedOn !== null && r.extensionToldOn === null,
    ...{ searched: true, note: true, closed: true, reopened: false },
  };
  return STEP_PAGE_NAMES.filter((name) => isOpen[name]);
}

type Refusal = { field: "happenedOn" | "words" | "toldOn" | "outcome" | "form"; message: string };
const ANSWERS: readonly RequestOutcome[] = ["granted", "partly", "refused"];

/** Why a step cannot be recorded so; null when it can. Days stand in their order and are not of the future. */
export function refuseRequestStep(
  name: StepPageName,
  request: RequestFacts,
  given: Omit<RequestStepGiven, "version">,
  today: string,
): Refusal | null {
  if (!stepsOpen(request).includes(name)) return { field: "form", message: "This cannot be recorded as the request stands now" }; // prettier-ignore
  const { dayLabel, wordsLabel, needsWords } = STEP_PAGES[name];
  if (given.happenedOn > today) return { field: "happenedOn", message: `${dayLabel} must be today or in the past` };
  const earliest = earliestFor(name, request);
  if (given.happenedOn < earliest)
    return { field: "happenedOn", message: `${dayLabel} must be on or after ${longDay(earliest)}` };
  if (needsWords && given.words === null)
    return { field: "words", message: `Enter ${wordsLabel.charAt(0).toLowerCase()}${wordsLabel.slice(1)}` };
  if (name === "extended" && given.toldOn && (given.toldOn > today || given.toldOn < request.receivedOn))
    return { field: "toldOn", message: "Day they were told must be between the day it was received and today" };
  return name === "closed" ? refuseClosing(request, given) : null;
}

function refuseClosing(request: RequestFacts, { outcome }: Pick<RequestStepGiven, "outcome">): Refusal | null {
  if (outcome === null) return { field: "outcome", message: "Select the outcome" };
  if (outcome === "nothing-held" && request.searchedWords === null)
    return {
      field: "outcome",
      message: "Record what was searched first: only then can it be said that nothing is held",
    };
  if (
    ANSWERS.includes(outcome) &&
    outcome !== "refused" &&
    request.identityAskedOn !== null &&
    request.identityProvedOn === null
  )
    // prettier-ignore
    return { field: "outcome", message: "Proof of identity is still waited for: record it first" };
  return null;
}

function earliestFor(name: StepPageName, r: RequestFacts): string {
  if (name === "identity-proved") return r.identityAskedOn ?? r.receivedOn;
  if (name === "clarified") return r.clarificationAskedOn ?? r.receivedOn;
  return r.receivedOn;
}
