import type { Measure } from "./measure.ts";

const PREMISES = {
  theme: "premises",
  source: "Grades that the premises group agreed",
  record: "premises",
  aim: "lower",
  isOfGroups: false,
  isAboutPeople: false,
} as const;

/** DOMAIN 3 and 6.6, as the page of the grades' own figures counts them (app/domain/premises/grade-figures.ts). */
export const PREMISES_MEASURES = [
  {
    ...PREMISES,
    id: "premises-by-grade",
    name: "Licensed premises by grade",
    short: "Premises",
    meaning:
      "Premises that were licensed and open on the last day, by the grade in force then. Those that have not been graded are neither Green nor left out: they are counted apart.",
    dateField: "Day of the grade in force, up to the last day",
    span: "last-day",
    unit: "rows",
    aim: "neither",
    by: ["band", "beat"],
  },
  {
    ...PREMISES,
    id: "premises-in-red",
    name: "Premises Red for a day or more",
    short: "In Red",
    meaning:
      "Premises that stood in Red on any day of the period, each once, those that have closed since too. Quarters therefore do not add up to the year.",
    dateField: "First day in Red in the period",
    span: "days",
    unit: "rows",
    by: ["beat"],
  },
  {
    ...PREMISES,
    id: "premises-days-in-red",
    name: "Days in Red",
    short: "Days in Red",
    meaning:
      "The median of the days of the period on which each of those premises was Red: from the day of the meeting that agreed Red to the day before the one that agreed another grade, or before the day on which they closed.",
    dateField: "First day in Red in the period",
    span: "days",
    unit: "days",
    by: ["beat"],
  },
  {
    ...PREMISES,
    id: "premises-grades",
    name: "Grades agreed",
    short: "Grades",
    meaning:
      "Grades that were agreed in the period and have not been corrected, each against the one before it of the same premises.",
    dateField: "Day of the meeting that agreed it",
    span: "days",
    unit: "rows",
    aim: "neither",
    by: ["movement", "band"],
  },
  {
    ...PREMISES,
    id: "premises-plans",
    name: "Action plans in force",
    short: "Plans",
    meaning:
      "Action plans of premises that had begun by the last day and had not been closed by then, by the grade for which they were made.",
    dateField: "First day of the plan, up to the last day",
    source: "Action plans of premises",
    span: "last-day",
    unit: "rows",
    aim: "neither",
    by: ["band", "ended"],
  },
  {
    ...PREMISES,
    id: "premises-violence",
    name: "Violence in or near licensed premises",
    short: "Violence",
    meaning:
      "Violent incidents at premises, each once however many premises it concerns; those that were found to be unrelated are left out. By beat: as it was recorded with the incident, else that of the premises. Each opens one of its premises.",
    dateField: "Day of the incident, of a range its last day",
    source: "Incidents at licensed premises",
    span: "days",
    unit: "rows",
    by: ["beat", "hour"],
  },
] as const satisfies readonly Measure[];
