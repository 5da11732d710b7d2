import type { Measure } from "./measure.ts";

const FIRST_ASSESSMENT =
  "A referral has no level of its own: the level is that of the first assessment in the case that followed, whenever it was made. Without a case or an assessment it is not assessed.";

const OF_REFERRALS = {
  theme: "referrals",
  source: "Referrals",
  record: "referral",
  span: "days",
  unit: "rows",
  aim: "neither",
  isOfGroups: true,
  isAboutPeople: true,
} as const;
const RECEIVED = { ...OF_REFERRALS, dateField: "Day the referral was received" } as const;
const DECIDED = { ...OF_REFERRALS, dateField: "Day of the decision" } as const;

export const REFERRAL_MEASURES = [
  {
    ...RECEIVED,
    id: "referrals-received",
    name: "Referrals received",
    short: "Received",
    meaning: `Referrals made to a group, about people, locations and problems. One that was passed on counts once, in the group that decides, by the day it was first received. Under 18 is the age of the person on that day. ${FIRST_ASSESSMENT}`,
    by: ["risk", "agency", "source", "subject", "youth"],
  },
  {
    ...RECEIVED,
    id: "referrals-youth-jag",
    name: "Referrals to a Youth JAG",
    short: "Youth JAG",
    meaning: `Of the referrals received, those to a group that is a Youth JAG, by the level of risk at referral. ${FIRST_ASSESSMENT}`,
    by: ["risk"],
  },
  {
    ...RECEIVED,
    id: "referrals-adults-at-risk",
    name: "Referrals to an Adults at Risk Group",
    short: "Adults at Risk",
    meaning: `Of the referrals received, those to a group that is an Adults at Risk Group, by the level of risk at referral. ${FIRST_ASSESSMENT}`,
    by: ["risk"],
  },
  {
    ...DECIDED,
    id: "referrals-accepted",
    name: "Referrals accepted",
    short: "Accepted",
    meaning: "Referrals that a group took on as a case. A corrected decision counts as corrected.",
    by: ["risk", "agency", "subject"],
  },
  {
    ...DECIDED,
    id: "referrals-declined",
    name: "Referrals declined",
    short: "Declined",
    meaning: "Referrals that a group did not take on. A corrected decision counts as corrected.",
    by: ["agency", "subject"],
  },
  {
    ...DECIDED,
    id: "referrals-otherwise",
    name: "Referrals redirected or withdrawn",
    short: "Redirected or withdrawn",
    meaning: "Referrals passed on to another group, counted in the group that passed them on, or taken back.",
    by: ["decision", "agency", "subject"],
  },
  {
    ...OF_REFERRALS,
    id: "referrals-awaiting",
    name: "Referrals awaiting a decision",
    short: "Awaiting",
    meaning:
      "Referrals received by the end of the day and not decided by then. One that was passed on later waits in the group that it was made to first.",
    dateField: "Day received, and day of the decision",
    span: "last-day",
    by: ["agency", "subject", "youth"],
  },
  {
    ...DECIDED,
    id: "referrals-days-to-decision",
    name: "Days from referral to decision",
    short: "Days to decide",
    meaning:
      "The median of the whole days from the day a referral was first received to the day a group accepted or declined it; 0 on the same day. One that was passed on counts in the group that decided, from the first day.",
    unit: "days",
    aim: "lower",
    by: ["decision"],
  },
] as const satisfies readonly Measure[];
