import { choice, code, day, words } from "../imports/cells.ts";
import type { CellReading, ImportField, ImportKind, RowProblem, RowValues } from "../imports/kind.ts";
import { readPostcode } from "../imports/place-fields.ts";
import { fold } from "../search/fold.ts";
import { activitiesOf, ACTIVITY_LETTERS, MOST_ACTIVITIES } from "./activities.ts";
import { MOST_CAPACITY } from "./premises.form.ts";
import { LICENCE_STATUS_NAMES, licenceNumberKey, PREMISES_KIND_NAMES } from "./register.ts";

type Field = Omit<ImportField, "name" | "label" | "synonyms" | "read">;
const field = (
  name: string,
  label: string,
  synonyms: readonly string[],
  read: ImportField["read"],
  also: Field = {},
): ImportField => ({ name, label, synonyms, read, ...also });

/** Several in one cell: by lines, semicolons, upright strokes, or commas outside brackets. */
function activities(text: string): CellReading {
  const names = activitiesOf(...text.split(/[\n;|]|,(?![^(]*\))/));
  if (names.length > MOST_ACTIVITIES) return { problem: `Activities must be ${MOST_ACTIVITIES} or less` };
  const long = names.find((name) => name.length > ACTIVITY_LETTERS);
  return long === undefined
    ? { value: names.length === 0 ? null : names.join("\n") }
    : { problem: `Each activity must be ${ACTIVITY_LETTERS} characters or less` };
}

/** With its line breaks, as the licence has them. */
function hours(text: string): CellReading {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.replaceAll(/\s+/g, " ").trim());
  const value = lines.filter(Boolean).join("\n");
  return value.length > 2000 ? { problem: "Hours must be 2,000 characters or less" } : { value };
}

function capacity(text: string): CellReading {
  const value = /^\d[\d,]*$/.test(text) ? Number(text.replaceAll(",", "")) : Number.NaN;
  return value >= 1 && value <= MOST_CAPACITY
    ? { value }
    : { problem: `Capacity must be a whole number from 1 to ${MOST_CAPACITY.toLocaleString("en-GB")}` };
}

/** Text, because a spreadsheet that has made a number of it has lost digits. */
function uprn(text: string): CellReading {
  const read = code("UPRN", 20)(text);
  if ("problem" in read) return read;
  return /^\d{1,12}$/.test(text) && /[1-9]/.test(text) ? read : { problem: "UPRN must be 12 digits or less" };
}

/** An address over several lines of a cell is one line with commas. */
function address(text: string): CellReading {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim().replace(/,$/, ""));
  return words("Address", 300)(lines.filter(Boolean).join(", "));
}

/**
 * A council's register of licensed premises: the layout of the LGA's open data (schemas.opendata.esd.org.uk,
 * PremisesLicences), the same in capitals with a number before each row as ArcGIS gives it, or any export by its columns. A
 * licence may stand on several lines, one for each activity.
 */
export const premisesKind: ImportKind = {
  name: "premises",
  label: "Licensed premises",
  hint: "A council’s register. A licence on several lines is one premises with several activities; one that is recorded already is changed, and what the file does not say stays",
  one: "line",
  many: "lines of a register",
  permission: "premises:record",
  formats: ["csv", "xlsx", "ods"],
  asksWhole: true,
  fields: [
    field("licenceNumber", "Licence number", ["case reference", "licence no", "licence ref", "licence reference", "premises licence number", "license number", "reference number", "reference"], code("Licence number", 60), { required: true, hint: "By which the register knows the licence" }), // prettier-ignore
    field("name", "Name of the premises", ["premises name", "trading name", "premises", "name"], words("Name of the premises", 120)), // prettier-ignore
    field("kind", "Kind of licence", ["service type label", "licence type", "type of licence", "service type", "type"], choice("Kind of licence", PREMISES_KIND_NAMES, { premises: "premises-licence", club: "club-certificate", "club certificate": "club-certificate", "club premises": "club-certificate", "temporary event": "temporary-event", TEN: "temporary-event" }), { hint: Object.values(PREMISES_KIND_NAMES).join(", ") }), // prettier-ignore
    field("status", "State of the licence", ["licence status", "current status", "status"], choice("State of the licence", LICENCE_STATUS_NAMES, { issued: "current", granted: "current", live: "current", active: "current", "in force": "current", applied: "not-granted", application: "not-granted", pending: "not-granted", "not granted": "not-granted", expired: "lapsed" }), { hint: Object.values(LICENCE_STATUS_NAMES).join(", ") }), // prettier-ignore
    field("address", "Address", ["location text", "premises address", "full address"], address),
    field("postcode", "Postcode", ["post code"], readPostcode),
    field("uprn", "UPRN", ["property reference", "unique property reference number"], uprn),
    field("activities", "Activities", ["entertainment type label", "licensable activities", "licensable activity", "activity"], activities, { hint: "One on each line of the file, or several in a cell" }), // prettier-ignore
    field("hours", "Hours", ["opening hours", "licensed hours", "hours of activity"], hours),
    field("capacity", "Capacity", ["maximum capacity", "occupancy", "max number"], capacity),
    field("licensedFrom", "Licensed from", ["case date", "issue date", "date issued", "issued", "date granted", "granted", "licence start date", "start date"], day("Licensed from")), // prettier-ignore
    field("holder", "Premises licence holder", ["licence holder", "holder", "plh", "holder name"], words("Premises licence holder", 200), { hint: "May be a person: personal data" }), // prettier-ignore
    field("companyNumber", "Company number of the holder", ["company number", "company registration number"], code("Company number", 20)), // prettier-ignore
    field("dps", "Designated premises supervisor", ["dps", "dps name", "supervisor"], words("Designated premises supervisor", 200), { hint: "A person: personal data" }), // prettier-ignore
    field("personalLicence", "Personal licence number of the supervisor", ["personal licence number", "personal licence", "dps licence number"], code("Personal licence number", 60)), // prettier-ignore
    field("extractedOn", "Day of the register", ["extract date", "extracted", "date of extract", "as at"], day("Day of the register"), { hint: "Where no column says it, the day on which the file is loaded" }), // prettier-ignore
  ],
  refuseRow,
  keyOf: (values) => premisesRowKey(values, hashOf(Object.values(values).join("\u001f"))),
  keyOfError: (values) => (typeof values.licenceNumber === "string" ? premisesRowKey(values, "error") : null),
  versioned: false,
};

function refuseRow({ dps, personalLicence, holder, companyNumber }: RowValues): RowProblem | null {
  if (personalLicence !== null && dps === null)
    return { field: "dps", message: "Enter the name of the supervisor whose personal licence number this is" };
  return companyNumber !== null && holder === null
    ? { field: "holder", message: "Enter the holder whose company number this is" }
    : null;
}

/** Number, day and kind stand in the key of a row, so that what a whole register lacks can be told from the keys alone. */
function premisesRowKey({ licenceNumber, extractedOn, kind }: RowValues, rest: string): string {
  return [licenceNumberKey(String(licenceNumber)), extractedOn ?? "-", kind ?? "-", rest].join(" ");
}

export function readPremisesRowKey(key: string) {
  const [number = "", extractedOn = "-", kind = "-"] = key.split(" ");
  const said = (text: string) => (text === "-" ? null : text);
  return { number, extractedOn: said(extractedOn), kind: said(kind) };
}

/** Short, for an index; two lines of one licence that differ in anything are two. FNV-1a in two halves. */
function hashOf(text: string): string {
  let [one, two] = [0x811c9dc5, 0x01000193];
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    one = Math.imul(one ^ point, 0x01000193);
    two = Math.imul(two ^ (point + 0x9e37), 0x85ebca6b);
  }
  return [one, two].map((half) => (half >>> 0).toString(36)).join("-");
}

/** What says that a name is that of a company or another body, and of no person. */
export function isBody(name: string): boolean {
  return /\b(ltd|limited|plc|llp|lp|inc|company|co|council|trust|club|association|society|brewery|breweries|inns|pubs|taverns|group|holdings|union|university|college|church|cic|cio)\b/.test(fold(name)); // prettier-ignore
}
