/** The national headings of anti-social behaviour (NSIR, from April 2011); a partnership puts types of its own below them. */
export const ASB_HEADING_NAMES = {
  "rowdy-behaviour": "Rowdy or inconsiderate behaviour",
  neighbours: "Rowdy or nuisance neighbours",
  noise: "Noise",
  "vehicle-nuisance": "Vehicle nuisance or inappropriate use",
  "vehicle-abandoned": "Vehicle abandoned (not stolen)",
  "street-drinking": "Street drinking",
  "begging-vagrancy": "Begging or vagrancy",
  "littering-drugs": "Littering or drugs paraphernalia",
  fireworks: "Fireworks",
  animals: "Animal problems",
  trespass: "Trespass",
  communications: "Malicious or nuisance communications",
  prostitution: "Prostitution-related activity",
} as const;
export type AsbHeading = keyof typeof ASB_HEADING_NAMES;
export const ASB_HEADINGS = Object.keys(ASB_HEADING_NAMES) as AsbHeading[];

/** Whom the behaviour is aimed at (NSIR). */
export const ASB_QUALIFIERS = {
  personal: { name: "Personal", means: "Aimed at, or having an impact on, somebody in particular" },
  nuisance: { name: "Nuisance", means: "Trouble or annoyance to the community at large" },
  environmental: { name: "Environmental", means: "Affects public spaces or buildings" },
} as const;
export type AsbQualifier = keyof typeof ASB_QUALIFIERS;
export const ASB_QUALIFIER_IDS = Object.keys(ASB_QUALIFIERS) as AsbQualifier[];

/** What else is known of an incident. Each is a column of its own: lists narrow by them. */
export const INCIDENT_FLAG_NAMES = {
  youth: "Young people involved",
  alcohol: "Alcohol",
  drugs: "Drugs",
  "mental-health": "Mental health",
  student: "Student-related",
  vehicle: "Vehicle",
} as const;
export type IncidentFlag = keyof typeof INCIDENT_FLAG_NAMES;
export const INCIDENT_FLAGS = Object.keys(INCIDENT_FLAG_NAMES) as IncidentFlag[];

/** The five monitored strands of hate crime, and any other that the victim or anybody else perceives. */
export const HATE_STRAND_NAMES = {
  race: "Race",
  religion: "Religion or belief",
  disability: "Disability",
  "sexual-orientation": "Sexual orientation",
  transgender: "Transgender identity",
  other: "Another",
} as const;
export type HateStrand = keyof typeof HATE_STRAND_NAMES;
export const HATE_STRANDS = Object.keys(HATE_STRAND_NAMES) as HateStrand[];
