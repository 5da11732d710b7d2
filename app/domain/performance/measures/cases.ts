import type { Measure } from "./measure.ts";

const OF_CASES = {
  theme: "cases",
  source: "Cases",
  record: "case",
  span: "days",
  unit: "rows",
  aim: "neither",
  isOfGroups: true,
  isAboutPeople: true,
} as const;
const ON_LAST_DAY = {
  ...OF_CASES,
  span: "last-day",
  dateField: "Day opened, and day closed",
} as const;
const CLOSED = { ...OF_CASES, dateField: "Day the case was closed" } as const;
const AS_AT =
  "The level is the highest among the case’s people, from the newest assessment of each made by that day; a lower level that is proposed counts once it is confirmed.";
const OPEN_THEN = "A case that was closed by then and opened again later is not open on that day.";
const NEWEST = "newest assessment of somebody made by that day";

export const CASE_MEASURES = [
  {
    ...ON_LAST_DAY,
    id: "cases-open",
    name: "Open cases",
    short: "Open",
    meaning: `Cases opened by the end of the day and not closed by then, those on hold included. ${OPEN_THEN} ${AS_AT}`,
    source: "Cases and their risk assessments",
    by: ["risk", "agency", "subject"],
  },
  {
    ...ON_LAST_DAY,
    id: "cases-high",
    name: "Open cases that are High or Very High",
    short: "High or Very High",
    meaning: `Of the open cases, those whose level is High or Very High, each also for itself. ${AS_AT}`,
    source: "Cases and their risk assessments",
    by: ["risk"],
  },
  {
    ...OF_CASES,
    id: "cases-opened",
    name: "Cases opened",
    short: "Opened",
    meaning:
      "Cases opened in the days, by the day on which a group accepted them or a casework team began; those brought in from a former system by the day on which they were opened there.",
    dateField: "Day the case was opened",
    by: ["agency", "subject", "youth"],
  },
  {
    ...OF_CASES,
    id: "cases-reopened",
    name: "Cases opened again",
    short: "Opened again",
    meaning: "Each time that a closed case was opened again.",
    dateField: "Day it was opened again",
    by: ["subject"],
  },
  {
    ...CLOSED,
    id: "cases-closed",
    name: "Cases closed",
    short: "Closed",
    meaning:
      "Each time that a case was closed, also if it was opened again later; those brought in closed from a former system by the day on which they were closed there. The level is the one at closure.",
    by: ["outcome", "risk", "subject"],
  },
  {
    ...OF_CASES,
    id: "cases-days-to-first-action",
    name: "Days from opening to the first action",
    short: "Days to first action",
    meaning:
      "The median of the whole days from the day a case was opened to the day on which the first action in it was raised; 0 on the same day. Cases brought in from a former system are left out: what was done there first is not known.",
    dateField: "Day the first action was raised",
    source: "Cases and their actions",
    unit: "days",
    aim: "lower",
    by: ["subject"],
  },
  {
    ...CLOSED,
    id: "cases-days-to-closure",
    name: "Days from opening to closure",
    short: "Days to closure",
    meaning:
      "The median of the whole days from the day a case was opened, or opened again, to the day on which it was closed.",
    unit: "days",
    by: ["outcome", "risk"],
  },
  {
    ...ON_LAST_DAY,
    id: "cases-domestic-abuse",
    name: "Open cases flagged as domestic abuse",
    short: "Domestic abuse",
    meaning: `Of the open cases, those with a flag in force that keeps addresses apart, as shipped “Domestic abuse / MARAC”. ${AS_AT}`,
    dateField: "Day the flag was given, and day it ended",
    source: "Cases and their flags",
    by: ["risk"],
  },
  {
    ...ON_LAST_DAY,
    id: "cases-cuckooing",
    name: "Open cases with signs of cuckooing",
    short: "Cuckooing",
    meaning: `Of the open cases, those in which the ${NEWEST} notes one or more signs of cuckooing, or what the home is used for.`,
    dateField: "Day of the assessment",
    source: "Cases and their risk assessments",
    by: ["risk"],
  },
  {
    ...ON_LAST_DAY,
    id: "cases-exploitation",
    name: "Open cases with signs of exploitation",
    short: "Exploitation",
    meaning: `Of the open cases, those in which the ${NEWEST} notes so many signs of the exploitation of a child as prompt a referral, which is a setting and two as shipped, or any sign of the exploitation of an adult. Under 18 where they are a child’s.`,
    dateField: "Day of the assessment",
    source: "Cases and their risk assessments",
    by: ["youth", "risk"],
  },
  {
    ...ON_LAST_DAY,
    id: "cases-flagged-open",
    name: "Flags of open cases",
    short: "Flags, open",
    meaning:
      "Each flag in force at the end of the day in a case that was open then: county lines, cuckooing, exploitation, hate and the partnership’s others. A case with two flags counts once under each, so that the number is of flags.",
    dateField: "Day the flag was given, and day it ended",
    source: "Cases and their flags",
    by: ["flag"],
  },
  {
    ...CLOSED,
    id: "cases-flagged-closed",
    name: "Flags of cases closed",
    short: "Flags, closed",
    meaning:
      "Each flag that was in force in a case when it was closed, as of county lines that came to an end. A case with two flags counts once under each, so that the number is of flags.",
    source: "Cases and their flags",
    by: ["flag"],
  },
] as const satisfies readonly Measure[];
