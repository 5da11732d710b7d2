import { AGENCY_KIND_NAMES } from "../../agencies/agency-kinds.ts";
import { plainWords } from "../../locations/plain-words.ts";
import { choice, day, words } from "../cells.ts";
import type { ImportKind } from "../kind.ts";

/** Written in one transaction, as all that changes who may sign in. */
export const MOST_AT_ONCE = 500;

export const agenciesKind: ImportKind = {
  name: "agencies",
  label: "Agencies",
  hint: "Names, kinds and information sharing agreements. An agency that is in the partnership already is changed",
  one: "agency",
  many: "agencies",
  permission: "agencies:manage",
  formats: ["csv", "xlsx", "ods"],
  fields: [
    {
      name: "name",
      label: "Name",
      synonyms: ["agency", "agency name", "organisation", "organisation name", "organization", "partner"],
      required: true,
      read: words("Name", 120),
    },
    {
      name: "kind",
      label: "Kind",
      hint: Object.values(AGENCY_KIND_NAMES).join(", "),
      synonyms: ["agency kind", "type", "agency type", "organisation type", "sector"],
      required: true,
      read: choice("Kind", AGENCY_KIND_NAMES, {
        council: "district-council",
        "district council": "district-council",
        "borough council": "district-council",
        "fire service": "fire",
        housing: "housing",
        charity: "voluntary",
        NHS: "health",
        OPCC: "police-and-crime-commissioner",
        school: "education",
      }),
    },
    {
      name: "signedOn",
      label: "Day the agreement was signed",
      synonyms: ["isa signed", "signed", "signed on", "date signed", "agreement signed"],
      read: day("Day signed"),
    },
    {
      name: "expiresOn",
      label: "Last day of the agreement",
      synonyms: ["isa expires", "isa expiry", "expires", "expiry", "expiry date", "agreement ends", "review date"],
      read: day("Last day of the agreement"),
    },
  ],
  keyOf: ({ name }) => plainWords(String(name)),
  versioned: false,
  mostRows: MOST_AT_ONCE,
};
