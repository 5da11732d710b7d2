import { choice, code, day, number, words } from "../cells.ts";
import type { ImportField, ImportKind, RowProblem, RowValues } from "../kind.ts";
import { readPostcode } from "../place-fields.ts";
import { references, referencesIn } from "../references.ts";

/** The present case system of a partnership: one, whatever it is called. */
export const SOURCE_SYSTEM = "present-system";

const LEVELS = { low: "Low", medium: "Medium", high: "High", "very-high": "Very High" };
const STATUSES = { open: "Open", "on-hold": "On hold", closed: "Closed" };

const field = (name: string, label: string, synonyms: string[], read: ImportField["read"]): ImportField => ({
  ...{ name, label, synonyms, read },
});

const NOT_ASSESSED = new Set(["not assessed", "none", "not known", "unknown", "not scored", "n/a", "na", "-"]);

/** A level that the source did not give is no error: here nobody has assessed it either. */
function levelOrNone(others: Readonly<Record<string, string>>): ImportField["read"] {
  const read = choice("Risk level", LEVELS, others);
  return (text) => (NOT_ASSESSED.has(text.toLowerCase()) ? { value: null } : read(text));
}

export const casesKind: ImportKind = {
  name: "cases",
  label: "Cases of the present system",
  hint: "Each becomes a case of one group, marked as imported. People are known by the file’s own references, and levels of risk are no assessments",
  one: "case",
  many: "cases",
  permission: "referrals:decide",
  forGroup: true,
  formats: ["csv", "xlsx", "ods"],
  fields: [
    {
      ...field(
        "reference",
        "Case reference",
        ["case ref", "case number", "case id", "reference", "ref"],
        code("Case reference", 60),
      ),
      required: true,
    },
    field("caseType", "Case type", ["type of case"], words("Case type", 120)),
    field("asbType", "ASB type", ["asb category", "category", "behaviour"], words("ASB type", 200)),
    {
      ...field("status", "Status", ["case status", "state"], choice("Status", STATUSES, { live: "open", active: "open", ongoing: "open", new: "open", hold: "on-hold", suspended: "on-hold", resolved: "closed", complete: "closed", completed: "closed" })), // prettier-ignore
      required: true,
    },
    field("level", "Risk level", ["risk", "risk rating", "risk score"], levelOrNone({ standard: "low", l: "low", m: "medium", h: "high", vh: "very-high" })), // prettier-ignore
    {
      ...field("openedOn", "Date opened", ["opened", "open date", "start date", "created"], day("Date opened")),
      required: true,
    },
    field("closedOn", "Date closed", ["closed", "close date", "end date"], day("Date closed")),
    field("reportedBy", "Reported by", ["reporter", "source"], words("Reported by", 120)),
    {
      ...field("agency", "Lead agency", ["agency", "owner agency", "organisation"], words("Lead agency", 120)),
      required: true,
      hint: "By the name it has in this partnership",
    },
    field("officer", "Lead officer", ["officer", "case officer", "case owner"], words("Lead officer", 100)),
    field("victims", "Victim reference", ["victim ref", "victim", "complainant ref"], references("Victim reference")),
    field("perpetrators", "Perpetrator reference", ["perpetrator ref", "perp ref", "perpetrator", "suspect ref"], references("Perpetrator reference")), // prettier-ignore
    field("location", "Location", ["address", "place", "incident location"], words("Location", 200)),
    field("postcode", "Postcode", ["post code"], readPostcode),
    field("uprn", "UPRN", ["property reference"], code("UPRN", 12)),
    field("ward", "Ward", ["ward name"], words("Ward", 120)),
    field(
      "incidents",
      "Incidents",
      ["number of incidents", "incident count"],
      number("Incidents", { least: 0, most: 100_000 }),
    ),
    field("actions", "Actions", ["actions taken", "interventions"], words("Actions", 2000)),
    field(
      "closureReason",
      "Closure reason",
      ["reason closed", "outcome", "closing reason"],
      words("Closure reason", 500),
    ),
  ],
  refuseRow: refuseCase,
  keyOf: ({ reference }) => String(reference).toLowerCase(),
  versioned: false,
};

/** A closed case has the day on which it was closed, from which retention counts (DOMAIN 7.6); another case has none. */
export function refuseCase({
  status,
  openedOn,
  closedOn,
  location,
  postcode,
  victims,
  perpetrators,
}: RowValues): RowProblem | null {
  if (status === "closed" && closedOn === null)
    return { field: "closedOn", message: "Enter the date closed of a closed case" };
  if (status !== "closed" && closedOn !== null)
    return { field: "closedOn", message: "Only a closed case has a date closed" };
  if (typeof closedOn === "string" && typeof openedOn === "string" && closedOn < openedOn)
    return { field: "closedOn", message: "Date closed must be on or after the date opened" };
  if (perpetrators === null && victims === null && location === null && postcode === null)
    return { field: "location", message: "Enter a location, a perpetrator or a victim: a case is about one of them" };
  return null;
}

/** Nothing has happened in the future. */
export function refuseFutureCase({ openedOn, closedOn }: RowValues, today: string): RowProblem | null {
  if (String(openedOn) > today) return { field: "openedOn", message: "Date opened must be today or in the past" };
  if (typeof closedOn === "string" && closedOn > today)
    return { field: "closedOn", message: "Date closed must be today or in the past" };
  return null;
}

/** What a case is about: who is alleged to have done it; else where; else who suffers it. */
export function subjectOfCase({
  perpetrators,
  victims,
  location,
  postcode,
}: RowValues): "perpetrator" | "location" | "victim" {
  if (referencesIn(perpetrators).length > 0) return "perpetrator";
  if (location !== null || postcode !== null) return "location";
  return referencesIn(victims).length > 0 ? "victim" : "location";
}
