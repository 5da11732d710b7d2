import type { LinkRole } from "../people/link-roles.ts";

/** How a report reached the agency. */
export const CHANNEL_NAMES = {
  phone: "By telephone",
  "in-person": "In person",
  online: "Online form",
  email: "E-mail",
  letter: "Letter",
  patrol: "To an officer on patrol",
  councillor: "Through a councillor or MP",
  other: "Another way",
} as const;
export type ReportChannel = keyof typeof CHANNEL_NAMES;
export const REPORT_CHANNELS = Object.keys(CHANNEL_NAMES) as ReportChannel[];

export const PRIORITY_NAMES = { serious: "Serious", standard: "Standard" } as const;
export type IncidentPriority = keyof typeof PRIORITY_NAMES;
export const INCIDENT_PRIORITIES = Object.keys(PRIORITY_NAMES) as IncidentPriority[];

export const INCIDENT_STATUS_NAMES = { open: "Open", closed: "Closed" } as const;
export type IncidentStatus = keyof typeof INCIDENT_STATUS_NAMES;

/** Whoever is involved in an incident; who reported it stands with the report. */
export const INCIDENT_ROLES = [
  "victim",
  "perpetrator",
  "witness",
  "person-at-risk",
  "associate",
  "parent-carer",
] as const;
export type IncidentRole = (typeof INCIDENT_ROLES)[number] & LinkRole;

/** What is done with an incident, one after another. */
export const STEP_KINDS = [
  "logged",
  "report-added",
  "allocated",
  "priority",
  "first-contact",
  "work",
  "victim-told",
  "next-step",
  "problem",
  "closed",
  "reopened",
  "people",
  "corrected",
] as const;
export type StepKind = (typeof STEP_KINDS)[number];
