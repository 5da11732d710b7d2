import type { InterventionFacts } from "./facts.ts";
import { definitionOf } from "./kinds.ts";

type Page = {
  heading: string;
  /** As the link to it says. */
  link: string;
  day: string;
  /** The question to which the words are the answer. */
  words: string;
  needsWords: boolean;
  hint?: string;
  /** Whether and as what a second day is asked for. */
  until?: string;
  needsUntil?: true;
};

/** What happens to an intervention after it was recorded, each on a page of its own. */
export const STEP_PAGES = {
  made: {
    ...{ heading: "Record that it was made", link: "It was made or granted", day: "Day on which it was made" },
    ...{ words: "What was decided", needsWords: false, until: "Last day, unless it is without an end" },
    hint: "Ages and limits are those of the day on which it was made",
  },
  "not-made": {
    ...{ heading: "Record that it was not made", link: "It was refused or not made", day: "Day of the decision" },
    ...{ words: "Why it was not made", needsWords: true },
  },
  hearing: {
    ...{ heading: "Record a hearing", link: "A hearing", day: "Day of the hearing" },
    ...{ words: "What it is about, or what was decided", needsWords: false, hint: "Today, before or ahead" },
  },
  adjourned: {
    ...{ heading: "Record an adjournment", link: "A hearing was adjourned", day: "Day of the hearing" },
    ...{ words: "Why it was adjourned", needsWords: false, until: "Adjourned to", needsUntil: true },
  },
  extended: {
    ...{ heading: "Record an extension", link: "It was extended", day: "Day on which it was extended" },
    ...{ words: "By whom, and why", needsWords: false, until: "New last day", needsUntil: true },
  },
  varied: {
    ...{ heading: "Record a variation", link: "It was varied", day: "Day on which it was varied" },
    ...{ words: "What was varied", needsWords: true, until: "New last day, if it was changed" },
    hint: "Conditions are ended and added on the record itself",
  },
  reviewed: {
    ...{ heading: "Record a review", link: "It was reviewed", day: "Day of the review" },
    ...{ words: "What the review found", needsWords: true },
  },
  consulted: {
    ...{ heading: "Record that youth justice was consulted", link: "Youth justice was consulted" },
    ...{ day: "Day on which they were consulted", words: "Who was consulted, and what they said", needsWords: true },
  },
  "appeal-lodged": {
    ...{ heading: "Record an appeal", link: "An appeal was lodged", day: "Day on which it was lodged" },
    ...{ words: "Who appeals, to which court, and against what", needsWords: true },
  },
  "appeal-decided": {
    ...{ heading: "Record how the appeal ended", link: "The appeal was decided", day: "Day of the decision" },
    ...{ words: "What was decided", needsWords: false },
  },
} as const satisfies Record<string, Page>;
export type StepPageName = keyof typeof STEP_PAGES;
export const STEP_PAGE_NAMES = Object.keys(STEP_PAGES) as [StepPageName, ...StepPageName[]];

export function pageOf(name: StepPageName): Page {
  return STEP_PAGES[name];
}

/** Why such a step cannot be taken as it stands, or null. */
export function refuseStepPage(name: StepPageName, facts: InterventionFacts): string | null {
  const { court, lasts, hours, youthConsultation, conditions } = definitionOf(facts.kind);
  const isHeard = court === true || facts.kind === "closure-notice";
  const isPlanned = facts.state === "planned";
  if (facts.state === "not-made") return "It was not made";
  if (facts.endedOn !== null && !AFTER_ITS_END.includes(name)) return "It has ended";
  switch (name) {
    case "made":
    case "not-made":
      return isPlanned ? null : "It was made already";
    case "hearing":
    case "adjourned":
      return isHeard ? null : "There is no hearing of this kind";
    case "consulted":
      return youthConsultation ? null : "The law asks for no consultation of youth justice";
    case "extended":
      if (isPlanned) return NOT_MADE_YET;
      if (!lasts || (hours && facts.kind !== "closure-notice")) return "It cannot be extended: another is needed";
      return facts.untilDay === null ? "It has no end that could be moved" : null;
    case "varied":
      if (isPlanned) return NOT_MADE_YET;
      return conditions ? null : "It has no conditions that could be varied";
    case "reviewed":
      return isPlanned ? NOT_MADE_YET : null;
    case "appeal-lodged":
      if (isPlanned) return NOT_MADE_YET;
      if (!court && !APPEALED.includes(facts.kind)) return "There is no appeal against this kind";
      return isAppealRunning(facts) ? "An appeal runs already: record first how it ended" : null;
    case "appeal-decided":
      return isAppealRunning(facts) ? null : "No appeal runs";
  }
}

const NOT_MADE_YET = "It has not been made yet";
const AFTER_ITS_END: readonly StepPageName[] = ["hearing", "adjourned", "appeal-lodged", "appeal-decided"];
const APPEALED: readonly string[] = ["cpn", "pspo"];

export function isAppealRunning({ appeal }: Pick<InterventionFacts, "appeal">): boolean {
  return appeal !== null && appeal.decidedOn === null;
}

/** Those that can be taken as it stands, in the order of the list. */
export function stepsOpen(facts: InterventionFacts): StepPageName[] {
  return STEP_PAGE_NAMES.filter((name) => refuseStepPage(name, facts) === null);
}
