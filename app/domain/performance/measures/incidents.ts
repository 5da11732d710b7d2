import type { AsbHeading } from "../../incidents/asb-headings.ts";
import type { Measure } from "./measure.ts";

/** "Street-related" in the plan of 2017 (SRC 002, priority 2). No document lists its kinds: our reading of it. */
export const STREET_HEADINGS: readonly AsbHeading[] = ["street-drinking", "begging-vagrancy"];

const HAPPENED = {
  theme: "incidents",
  source: "Incidents that were logged here or came with a file",
  record: "incident",
  dateField: "Day of the incident, of a range its last day",
  span: "days",
  unit: "rows",
  aim: "lower",
  isOfGroups: false,
  isAboutPeople: false,
} as const;
const PLACES = {
  theme: "incidents",
  source: "Incidents with a place",
  record: "location",
  span: "last-day",
  unit: "rows",
  dateField: "Days of the incidents, up to the last day",
  aim: "lower",
  by: ["beat"],
  isOfGroups: false,
  isAboutPeople: true,
} as const;
const CLOSED = {
  ...HAPPENED,
  dateField: "Day on which it was closed",
  aim: "neither",
  by: ["heading", "beat"],
} as const;

export const INCIDENT_MEASURES = [
  {
    ...HAPPENED,
    id: "incidents",
    name: "ASB incidents",
    short: "Incidents",
    meaning:
      "Incidents of anti-social behaviour, each once however many reports were made of it. By agency: the one that took its first report. By beat: as it was recorded with the incident. Left out are those found to be the same as another or a crime, and those recorded for licensing alone.",
    by: ["heading", "type", "beat", "agency"],
  },
  {
    ...HAPPENED,
    isAboutPeople: true,
    id: "youth-incidents",
    name: "Youth-related ASB incidents",
    short: "Youth-related",
    meaning: "The incidents in which young people were involved, as whoever logged them said.",
    by: ["heading", "beat", "agency"],
  },
  {
    ...HAPPENED,
    id: "street-incidents",
    name: "Street-related ASB",
    short: "Street-related",
    meaning: "The incidents of street drinking, and of begging or vagrancy.",
    by: ["heading", "beat", "agency"],
  },
  {
    ...HAPPENED,
    dateField: "Day of the report",
    id: "asb-reports",
    name: "Reports of ASB",
    short: "Reports",
    meaning:
      "Reports of anti-social behaviour, by the agency that took them. One incident reported to the police and to the council is two reports; one report of several incidents is one. Each opens the first of its incidents.",
    source: "Reports that were logged here or came with a file",
    aim: "neither",
    by: ["agency"],
  },
  {
    ...PLACES,
    id: "repeat-places",
    name: "Repeat places",
    short: "Repeat places",
    meaning:
      "Addresses and places with as many incidents as make a repeat place (a setting, 3 unless changed) or more in the 12 months that end on the last day.",
  },
  {
    ...PLACES,
    id: "busy-places",
    name: "Places that are busy now",
    short: "Busy places",
    meaning:
      "Addresses and places with as many incidents as make a repeat place (a setting, 3 unless changed) or more in the last weeks (a setting, 12 unless changed). The list of repeat and rising places shows the same.",
  },
  {
    ...CLOSED,
    id: "incidents-closed",
    name: "Incidents closed",
    short: "Closed",
    meaning:
      "Incidents that are closed, by the day on which that was last done. One that was opened again is not among them. Why each was closed is recorded in words alone.",
  },
  {
    ...CLOSED,
    unit: "days",
    aim: "lower",
    id: "incident-days-to-close",
    name: "Days until an incident is closed",
    short: "Days to close",
    meaning:
      "The median of the days from the incident, of a range its last day, to the day on which it was closed, of those closed in the period that were logged here. What came closed with a file is left out.",
  },
] as const satisfies readonly Measure[];
