import type { RiskDomain, RiskLevel } from "#app/domain/risk/levels.ts";
import type { Chance } from "../chance.ts";
import type { Someone } from "./people.ts";

/** The words with who and where filled in. */
export function fill(words: string, person: Pick<Someone, "givenNames" | "sex"> | null, place: string): string {
  const isFemale = person?.sex === "female";
  return words
    .replaceAll("{name}", person?.givenNames ?? "the person")
    .replaceAll("{place}", place)
    .replaceAll("{he}", isFemale ? "she" : "he")
    .replaceAll("{He}", isFemale ? "She" : "He")
    .replaceAll("{him}", isFemale ? "her" : "him")
    .replaceAll("{his}", isFemale ? "her" : "his");
}

const REASONS: Record<RiskDomain, Record<RiskLevel, readonly string[]>> = {
  reoffending: {
    low: ["No report in the last two months.", "Has kept to what was agreed.", "One incident only, and out of character.", "Nothing known since the last assessment."],
    medium: ["Reports come in runs, and follow drinking or bad news.", "Pattern continues at a lower rate.", "Kept to the plan for some weeks, then one report.", "Associates have not changed."],
    high: ["Reported most weeks since the last assessment.", "Breaks what is agreed within days.", "Several arrests in the period.", "No stable week since referral."],
    "very-high": ["Daily, and within hours of each warning.", "Has said that it will go on, and it has."],
  },
  harmToOthers: {
    low: ["No threat or violence recorded.", "Words only, and not to anybody in particular.", "No weapon, no victim named.", "Others avoid the place; nobody has been hurt."],
    medium: ["Threats to named people, not carried out.", "Pushed somebody once; no injury.", "Has been seen with others who carry weapons.", "Damage beside occupied homes."],
    high: ["Injury caused in the period, and threats since.", "Weapon seen or found, and a named person in fear.", "Would be serious if it happened again, and it could happen on any day."],
    "very-high": ["Went looking for a named person with a weapon this week."],
  },
  harmToSelf: {
    low: ["No indication.", "Looks after daily needs; family about.", "Says that nights are fine and eats.", "Nothing seen or said."],
    medium: ["Low mood, no plan. Surgery is aware.", "Drinks alone; has fallen once.", "Money is short and the tenancy at risk.", "Frightened of others and staying in."],
    high: ["Has spoken of not being here, and had the means.", "Overdose or serious fall in the period.", "Not eating, not safe at home, and afraid to say so."],
    "very-high": ["Immediate: found unconscious this week, alone."],
  },
}; // prettier-ignore

export function reasonOf(chance: Chance, domain: RiskDomain, level: RiskLevel, evidence: string | null): string {
  const words = chance.pick(REASONS[domain][level]);
  return evidence ? `${evidence} ${words}` : words;
}

export const PROTECTIVE = [
  "A sister who visits weekly and can be rung.",
  "Keeps appointments in the morning. Likes the worker.",
  "Secure tenancy, neighbours on one side are kind.",
  "Partner supports the plan. Wants to keep the children's visits.",
  "On prescription and attending.",
  "Has a job offer from the new month.",
  "Good with animals; the dog is a reason to stay well.",
  "Mother and school agree and talk to each other.",
  "Nothing to rely on yet.",
  "Accepts help when it is offered at home.",
] as const;
export const STRENGTHS = [
  "Funny and quick, good with younger children. Never misses football.",
  "Fixes bicycles for the street. Steady when given a task.",
  "Kind to grandmother, cooks twice a week.",
  "Draws well and would like to show it.",
  "Honest about what happened once somebody listens.",
  "Good attendance when the first lesson is practical.",
] as const;
export const OWN_VIEWS = [
  "“I only go because they go. I'd rather be at the gym.”",
  "“It's boring and I know it's stupid.”",
  "Would not say today. Nodded when asked whether it is safe at home.",
  "“They think it's always me. It isn't, but I was there.”",
  "“I want to go to the other school.”",
  "“Nobody gets hurt.” Agreed afterwards that somebody could.",
] as const;
export const LOWER_BECAUSE = [
  "No report for eight weeks and the plan is kept.",
  "Settled at home, and the people who caused it are gone.",
  "Treatment holds and the weekly visits are kept.",
  "The order is in force and has not been broken.",
  "What was feared has not happened since the move.",
] as const;
export const CONFIRMED_BECAUSE = [
  "Agreed: visits and reports say the same.",
  "Agreed with the lead; the step-down plan is right.",
  "Consistent with what our own records show.",
] as const;
export const SUPERVISOR_WORDS = [
  "Plan is the right one and under way. Contact twice a week to be kept up.",
  "Looked at contact, plan and the victims' position. Nothing to add; next look in four weeks.",
  "Two actions late: lead to chase this week. Risk rightly held at this level.",
  "Good joint work. Ask health for a date rather than a promise.",
] as const;
export const SAFEGUARDING = [
  "Considered with the lead: no child or adult with care needs is at risk from this.",
  "Considered; the family is open to a worker already.",
  "Care needs not shown. To be asked again at each review.",
] as const;
export const LATE_NOTES = [
  "More time for the assessment to come back",
  "Appointment moved by the clinic",
  "Officer on leave; agreed with the group",
  "Waiting for the court's new date",
  "Tenant away, visit rearranged",
  "Statement still to be signed",
] as const;
export const NOT_POSSIBLE = [
  "Moved away before it could be done.",
  "In custody since the week after.",
  "Declined, with capacity, twice.",
  "The tenancy ended first.",
  "Property sold; no access.",
] as const;
export const NOT_DONE = [
  "Not done. Worker left and it was not passed on.",
  "Not done; the agency had nobody to send.",
  "Not started. Thought to be for another team.",
] as const;
export const ENDED = [
  "The group no longer needs it",
  "Covered by another action",
  "The case closes, and with it the need",
  "The order has made it unnecessary",
] as const;
export const REOPENED = [
  "Finished in error: the letter went to the old address",
  "Done once, and the group wants it to carry on",
  "Needs doing again after the latest report",
] as const;
export const HELD = [
  "Waiting for the hearing, then to be taken up",
  "In hospital; to be taken up on discharge",
  "Awaiting the landlord's decision",
] as const;
export const DECLINED = [
  "One agency is involved and is managing it. No added value from the group at present.",
  "Below the level at which the group takes on cases; advice given on what would change that.",
  "Already open to children's social care, which leads. Refer again if that ends.",
  "No consent, and no risk that outweighs it.",
  "Too little is known. Agency asked to complete the assessment and refer again.",
  "Housing matter without anti-social behaviour: for the landlord.",
] as const;
export const WITHDRAWN = [
  "The person has moved out of the county.",
  "Resolved between the two households since.",
  "Made twice in error.",
] as const;
export const TYPED_OFFICERS = [
  { agency: "The Falcon Centre", officer: "Mel Stapleford" },
  { agency: "The Bridge", officer: "Owen Hartopp" },
  { agency: "Loughborough College", officer: "Sunita Desford" },
  { agency: "Leicestershire and Rutland ICB", officer: "Paula Kegworth" },
] as const;
export const INCIDENT_ENDINGS = [
  "Part of a case; passed to its lead",
  "Statement taken, passed to the beat team",
  "Victim visited and advised; diary sheets left",
  "Suspect spoken to under the plan",
  "Warning given; no repeat reported",
  "Victim does not want more done; recorded for the pattern",
] as const;

/** What is to be done next where a domain is High. */
export const NEXT_STEPS: Record<RiskDomain, readonly string[]> = {
  reoffending: [
    "Visit on the two evenings on which most has happened, and write down what is found",
    "Bring {name} to the next appointment and stay",
    "See {name} with the beat team and go through the conditions again",
  ],
  harmToOthers: [
    "Ring whoever may be harmed before the weekend and agree what they do at night",
    "Check that the marker on the address says what is known now",
    "Ask the two people who were threatened for dated statements",
  ],
  harmToSelf: [
    "See {name} alone, with food, and ask about the nights",
    "Ask the surgery to ring {name} this week and say what came of it",
    "Agree with {name} whom to ring and write it on a card",
  ],
};
