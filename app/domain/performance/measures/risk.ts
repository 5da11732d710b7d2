import { RISK_DOMAINS } from "../../risk/levels.ts";
import type { Measure } from "./measure.ts";

const OF_RISK = {
  theme: "risk",
  record: "case",
  span: "days",
  unit: "rows",
  aim: "neither",
  isOfGroups: true,
  isAboutPeople: true,
} as const;
const MOVED = {
  ...OF_RISK,
  dateField: "Day the case was closed",
  source: "Risk assessments of cases that were closed",
  by: ["course", "atfirst", "atend"],
} as const;
const nameOf = (wanted: (typeof RISK_DOMAINS)[number]["id"]) =>
  RISK_DOMAINS.find(({ id }) => id === wanted)?.name ?? "";
const movedIn = (domain: (typeof RISK_DOMAINS)[number]["id"]) =>
  `Each person assessed in a case that was closed: whether the ${nameOf(domain).toLowerCase()} fell, stayed or rose from the first assessment in the case, which stands for the level at referral, to the newest made by the day of closure. Corrected assessments count as corrected. Somebody who was never assessed is not counted.`;

export const RISK_MEASURES = [
  {
    ...MOVED,
    id: "risk-moved-reoffending",
    name: "Risk of reoffending, from referral to closure",
    short: "Reoffending",
    meaning: movedIn("reoffending"),
  },
  {
    ...MOVED,
    id: "risk-moved-harm-to-others",
    name: "Risk of harm to others, from referral to closure",
    short: "Harm to others",
    meaning: movedIn("harmToOthers"),
  },
  {
    ...MOVED,
    id: "risk-moved-harm-to-self",
    name: "Risk of harm to self, from referral to closure",
    short: "Harm to self",
    meaning: movedIn("harmToSelf"),
  },
  {
    ...OF_RISK,
    id: "risk-reviews-due",
    name: "Reviews of risk that fell due",
    short: "Reviews due",
    meaning:
      "Reviews by the lead that fell due in the days, as the assessment before each had said. A review is the next assessment of the same person in the same case: on time by its due day, late after it, not done while there is none. None is owed in a case that was closed by that day. The level is that of the assessment before.",
    dateField: "Day the review was due",
    source: "Risk assessments",
    by: ["kept", "risk"],
  },
  {
    ...OF_RISK,
    id: "risk-reviews-by-others",
    name: "Reviews by supervisors and managers",
    short: "Supervisor and manager reviews",
    meaning:
      "Reviews of a case that a supervisor or a manager wrote down. A signature under a High is not counted among them. When each was due is not kept, so that it is not said which were on time.",
    dateField: "Day of the review",
    source: "Reviews of risk",
    by: ["reviewer", "risk"],
  },
  {
    ...OF_RISK,
    id: "risk-lowering-waiting",
    name: "Lower levels that wait to be confirmed",
    short: "Waiting to be confirmed",
    meaning:
      "Lower levels that the newest assessment of somebody in an open case proposed by the end of the day, and that nobody had confirmed or refused by then.",
    dateField: "Day of the assessment, and day of the decision",
    source: "Risk assessments, and those of victims",
    span: "last-day",
    aim: "lower",
    by: ["assessed"],
  },
] as const satisfies readonly Measure[];
