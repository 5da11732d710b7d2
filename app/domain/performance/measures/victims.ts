import type { Measure } from "./measure.ts";

const PEOPLE = {
  theme: "victims",
  record: "person",
  unit: "rows",
  isOfGroups: false,
  isAboutPeople: true,
  aim: "lower",
} as const;
const INCIDENTS = {
  theme: "victims",
  source: "Incidents that were logged here or came with a file",
  record: "incident",
  dateField: "Day of the incident, of a range its last day",
  span: "days",
  unit: "rows",
  isOfGroups: false,
  isAboutPeople: true,
  aim: "neither",
} as const;

/** DOMAIN 6.6 and 11; the plan of 2017, priorities 4 and 6 (SRC 002). */
export const VICTIM_MEASURES = [
  {
    ...PEOPLE,
    id: "asb-victims",
    name: "Victims of ASB",
    short: "Victims",
    meaning:
      "People whom an incident in the period affected, each once however many there were, and whether one had affected them before the period. Quarters therefore do not add up to the year. Two records of one person that have been joined count as one.",
    dateField: "Day of the first incident in the period",
    source: "Victims of incidents",
    span: "days",
    by: ["history"],
  },
  {
    ...PEOPLE,
    id: "repeat-victims",
    name: "Repeat victims",
    short: "Repeat victims",
    meaning:
      "People whom as many incidents as make a repeat victim (a setting, 2 unless changed) or more affected in the months that end on the last day (a setting, 12 unless changed), by the highest of their newest assessments as victims.",
    dateField: "Days of the incidents, up to the last day",
    source: "Victims of incidents, and victims’ risk assessments",
    span: "last-day",
    by: ["questionnaire"],
  },
  {
    ...PEOPLE,
    id: "high-risk-victims",
    name: "High-risk victims",
    short: "High-risk",
    meaning:
      "People whose newest assessment as a victim by the last day is High, in a case that was open then, each once. A lower risk counts once a second person or a meeting has confirmed it. Whether they are repeat victims too is said as above.",
    dateField: "Day of the newest assessment, up to the last day",
    source: "Victims’ risk assessments",
    span: "last-day",
    by: ["repeat"],
  },
  {
    ...PEOPLE,
    record: "case",
    isOfGroups: true,
    aim: "neither",
    id: "victims-in-cases",
    name: "Victims in open cases",
    short: "In open cases",
    meaning:
      "Victims in cases that were open on the last day, by their newest assessment in the case. Somebody in two cases counts in each.",
    dateField: "Day on which they were linked to the case, up to the last day",
    source: "Cases, and victims’ risk assessments",
    span: "last-day",
    by: ["questionnaire"],
  },
  {
    ...INCIDENTS,
    id: "hate-incidents",
    name: "Hate incidents",
    short: "Hate",
    meaning: "The incidents that the victim or anybody else took to be moved by hate. More of them may be more trust.",
    by: ["heading", "beat"],
  },
  {
    ...INCIDENTS,
    id: "hate-strands",
    name: "Strands of hate incidents",
    short: "Strands",
    meaning:
      "What each hate incident was aimed at. An incident of two strands counts in both, so this is not the number of incidents.",
    by: ["strand"],
  },
  {
    ...INCIDENTS,
    id: "incident-factors",
    name: "Factors of incidents",
    short: "Factors",
    meaning:
      "What was said to be part of each incident: alcohol, drugs, mental health and others. An incident with two of them counts in both, so this is not the number of incidents.",
    by: ["factor"],
  },
  {
    ...INCIDENTS,
    record: "case",
    isOfGroups: true,
    id: "aggravating-factors",
    name: "Aggravating factors at assessments",
    short: "Aggravating factors",
    meaning:
      "Factors that were found when somebody’s risk was assessed in a case, each once for the person and the case however often it was found in the period. An assessment that was corrected does not count. Quarters therefore do not add up to the year. The questionnaire of victims records no such factors.",
    dateField: "Day of the assessment that first found it in the period",
    source: "Risk assessments",
    by: ["aggravating"],
  },
  {
    ...INCIDENTS,
    record: "intervention",
    isOfGroups: true,
    aim: "higher",
    id: "victim-referrals",
    name: "Referrals of victims to support",
    short: "To support",
    meaning:
      "Referrals to those services of the partnership’s list that are for victims, with what the service has answered so far. Which of them support victims of domestic abuse is known by the service’s name alone.",
    dateField: "Day on which it was sent",
    source: "Referrals to services",
    by: ["service", "answer", "month"],
  },
] as const satisfies readonly Measure[];
