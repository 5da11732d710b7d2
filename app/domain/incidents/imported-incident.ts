import { words, code, choice, day, number } from "../imports/cells.ts";
import { time } from "../imports/clock-cells.ts";
import type { ImportField, ImportKind, RowProblem, RowValues } from "../imports/kind.ts";
import { gridFields, readPostcode, refuseHalfGrid } from "../imports/place-fields.ts";
import { references } from "../imports/references.ts";
import { refuseBirthDate } from "../people/person.ts";
import { HATE_STRAND_NAMES } from "./asb-headings.ts";
import { qualifierOfWords } from "./asb-words.ts";

const field = (name: string, label: string, synonyms: string[], read: ImportField["read"], hint?: string): ImportField => ({
  ...{ name, label, synonyms, read },
  ...(hint === undefined ? {} : { hint }),
}); // prettier-ignore

/** Whom a row may name, each by the source's own reference, by name, or both. */
const PEOPLE = [
  { who: "complainant", label: "Complainant", words: ["complainant", "reporter", "caller", "informant"] },
  { who: "victim", label: "Victim", words: ["victim", "injured party", "person affected"] },
  { who: "suspect", label: "Suspect", words: ["suspect", "perpetrator", "perp", "offender"] },
] as const;
export type ImportedWho = (typeof PEOPLE)[number]["who"];
export const IMPORTED_WHO = PEOPLE.map(({ who }) => who);

function fieldsOf({ who, label, words: named }: (typeof PEOPLE)[number]): ImportField[] {
  const also = (...ends: string[]) => named.flatMap((name) => ends.map((end) => `${name} ${end}`));
  return [
    field(`${who}Reference`, `${label} reference`, [...also("ref", "reference", "id", "urn", "number"), ...named], references(`${label} reference`)), // prettier-ignore
    field(`${who}Given`, `${label} given names`, also("given names", "forename", "forenames", "first name"), words(`${label} given names`, 100)), // prettier-ignore
    field(`${who}Family`, `${label} family name`, also("family name", "surname", "last name"), words(`${label} family name`, 100)), // prettier-ignore
    field(`${who}Born`, `${label} date of birth`, also("date of birth", "dob", "born"), day(`${label} date of birth`)),
    field(`${who}Postcode`, `${label} postcode`, also("postcode", "post code"), readPostcode),
  ];
}

const STATUSES = { open: "Open", closed: "Closed" };
const ALSO_OPEN = ["live", "active", "ongoing", "new", "on hold", "pending"];
const ALSO_CLOSED = ["resolved", "complete", "completed", "finalised", "filed", "no further action", "nfa"];
const others = Object.fromEntries([
  ...ALSO_OPEN.map((word) => [word, "open"] as const),
  ...ALSO_CLOSED.map((word) => [word, "closed"] as const),
]);

function qualifier(text: string) {
  const value = qualifierOfWords(text);
  return value === null ? { problem: "Qualifier must be one of: Personal, Nuisance, Environmental" } : { value };
}

/** "Yes" says that it was hate and not of which kind. */
const hate = (text: string) =>
  /^(no|n|false|0|none)$/i.test(text)
    ? { value: null }
    : choice("Hate", HATE_STRAND_NAMES, { yes: "other", y: "other", true: "other", "1": "other" })(text);

function uprn(text: string) {
  const read = code("UPRN", 12)(text);
  if ("problem" in read) return read;
  return /^\d+$/.test(text) && Number(text) > 0 ? read : { problem: "UPRN must be 12 digits or less" };
}

export const incidentsKind: ImportKind = {
  name: "incidents",
  label: "Incidents of anti-social behaviour",
  hint: "A police extract or another system’s reports. Each row becomes one report of one incident; what may be recorded already is offered for joining",
  one: "incident",
  many: "incidents",
  permission: "incidents:log",
  formats: ["csv", "xlsx", "ods"],
  fields: [
    {
      ...field("reference", "Reference", ["incident number", "incident no", "incident ref", "case ref", "case reference", "log number", "urn", "ref"], code("Reference", 60), "By which the source knows the incident"), // prettier-ignore
      required: true,
    },
    {
      ...field("reportedOn", "Day reported", ["date created", "date reported", "reported on", "date received", "received", "date opened", "created", "date"], day("Day reported")), // prettier-ignore
      required: true,
    },
    field("happenedOn", "Day it happened", ["incident date", "date of incident", "date occurred", "occurred on", "date from"], day("Day it happened"), "Where the file does not say, the day reported"), // prettier-ignore
    field("happenedAt", "Time it happened", ["time", "incident time", "time occurred", "time from"], time("Time it happened")), // prettier-ignore
    field("untilOn", "Latest day it may have happened", ["date to", "latest date", "occurred to"], day("Latest day it may have happened")), // prettier-ignore
    field("asbType", "ASB type", ["type", "asb category", "category", "incident type", "behaviour"], words("ASB type", 200), "One of the national headings, or a type of the partnership"), // prettier-ignore
    field("openingClass", "Opening class", ["opening code", "opening category"], words("Opening class", 200)),
    field("closingClass", "Closing class", ["closing code", "closing category", "result class"], words("Closing class", 200), "Goes before the opening class. “Crime Recorded” is not anti-social behaviour and is left out"), // prettier-ignore
    field("qualifier", "Qualifier", ["asb qualifier", "asb qualifier type"], qualifier, "Where the file does not say: personal if a row names a victim or complainant, else nuisance"), // prettier-ignore
    field("agency", "Agency", ["lead agency", "reported to", "agency reported to", "organisation"], words("Agency", 120), "The agency that took the report, where rows name it"), // prettier-ignore
    field("reportedBy", "Reported by", ["source", "how reported", "method of report", "channel"], words("Reported by", 120)), // prettier-ignore
    ...PEOPLE.flatMap(fieldsOf),
    field("location", "Location", ["address", "place", "incident location", "location of incident"], words("Location", 200)), // prettier-ignore
    field("postcode", "Postcode", ["post code", "incident postcode"], readPostcode),
    field("uprn", "UPRN", ["property reference"], uprn),
    ...gridFields("British National Grid, in metres", "British National Grid, in metres"),
    field("beat", "Beat", ["beat code", "police beat"], code("Beat", 20), "Used where the areas loaded do not say"),
    field("ward", "Ward", ["ward name", "ward code"], words("Ward", 120), "Used where the areas loaded do not say"),
    field("whatHappened", "What happened", ["description", "details", "summary", "narrative"], words("What happened", 4000)), // prettier-ignore
    field("hate", "Hate", ["hate incident", "hate strand", "hate element"], hate),
    field("status", "Status", ["case status", "state"], choice("Status", STATUSES, others)),
    field("closedOn", "Day closed", ["date closed", "closed on", "closed"], day("Day closed")),
    field("closureReason", "Closure reason", ["reason closed", "outcome", "closing reason"], words("Closure reason", 500)), // prettier-ignore
    field("officer", "Officer", ["lead officer", "case officer"], words("Officer", 100)),
    field("incidents", "Incidents", ["number of incidents", "incident count"], number("Incidents", { least: 0, most: 100_000 }), "How many the source counts in one row. One is loaded, on its own day; the number stands beside it"), // prettier-ignore
  ],
  refuseRow: refuseIncident,
  keyOf: ({ reference }) => String(reference).toLowerCase(),
  versioned: false,
  ofSystem: true,
  loadsDuplicates: true,
};

/** What one cell does not show. A report is made on the day on which something happens, or later. */
export function refuseIncident(values: RowValues): RowProblem | null {
  const { reportedOn, happenedOn, untilOn, closedOn, status } = values;
  const say = (name: string, message: string): RowProblem => ({ field: name, message });
  const days = { reported: String(reportedOn), happened: asText(happenedOn) ?? String(reportedOn), until: asText(untilOn) }; // prettier-ignore
  if (typeWords(values) === null) return say("asbType", "Enter the type, the opening class or the closing class");
  if (days.happened > days.reported) return say("happenedOn", "Day it happened must be on or before the day reported");
  if (days.until !== null && days.until < days.happened)
    return say("untilOn", "Latest day it may have happened must be on or after the first");
  if (days.until !== null && days.until > days.reported)
    return say("untilOn", "Latest day it may have happened must be on or before the day reported");
  if (status === "open" && closedOn !== null) return say("closedOn", "Only a closed incident has a day closed");
  if (typeof closedOn === "string" && closedOn < days.reported)
    return say("closedOn", "Day closed must be on or after the day reported");
  for (const who of IMPORTED_WHO) {
    const [given, family] = [values[`${who}Given`], values[`${who}Family`]];
    if (given !== null && family === null) return say(`${who}Family`, "Enter the family name too");
    if (given === null && family !== null) return say(`${who}Given`, "Enter the given names too");
  }
  return refuseHalfGrid(values);
}

/** Nothing was reported, closed or born in the future. Days are London's. */
export function refuseFutureIncident(values: RowValues, today: string): RowProblem | null {
  if (String(values.reportedOn) > today)
    return { field: "reportedOn", message: "Day reported must be today or in the past" };
  if (typeof values.closedOn === "string" && values.closedOn > today)
    return { field: "closedOn", message: "Day closed must be today or in the past" };
  for (const who of IMPORTED_WHO) {
    const birthDate = asText(values[`${who}Born`]);
    const refusal = birthDate === null ? null : refuseBirthDate({ birthDate, birthDateBasis: "exact" }, today);
    if (refusal) return { field: `${who}Born`, message: refusal.message };
  }
  return null;
}

/** The words that say what it was: the closing class, which knows most, else the type, else the opening class. */
export function typeWords({ closingClass, asbType, openingClass }: RowValues): { field: string; words: string } | null {
  for (const [name, value] of Object.entries({ closingClass, asbType, openingClass }))
    if (typeof value === "string") return { field: name, words: value };
  return null;
}

export const asText = (value: RowValues[string] | undefined) => (typeof value === "string" ? value : null);
