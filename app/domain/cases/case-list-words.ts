import { RISK_LEVEL_NAMES } from "../risk/levels.ts";
import { AGE_BAND_NAMES, type CaseFilter, NOT_ASSESSED } from "./case-list.ts";

/** How a list is narrowed, for the record of its file: whether and not by whom or what flag, which would name somebody. */
export function caseFilterWords({ risk, agency, officer, beat, age, flag }: CaseFilter): string[] {
  return [
    risk === undefined ? "" : risk === NOT_ASSESSED ? "not assessed" : `risk ${RISK_LEVEL_NAMES[risk].toLowerCase()}`,
    agency === undefined ? "" : "of one agency",
    officer === undefined ? "" : "of one lead",
    beat === undefined ? "" : `beat ${beat}`,
    age === undefined ? "" : `age ${AGE_BAND_NAMES[age].toLowerCase()}`,
    flag === undefined ? "" : "with one flag",
  ].filter(Boolean);
}
