import type { Measure } from "./measure.ts";

export const REFERRAL_MEASURES = [
  {
    id: "referrals-received",
    theme: "referrals",
    name: "Referrals received",
    short: "Received",
    meaning:
      "Referrals made to a group, about people, locations and problems. One that was passed on counts once, in the group that decides, by the day it was first received.",
    dateField: "Day the referral was received",
    source: "Referrals",
    record: "referral",
    span: "days",
    unit: "rows",
    aim: "neither",
    by: ["risk", "agency"],
    isOfGroups: true,
    isAboutPeople: true,
  },
] as const satisfies readonly Measure[];
