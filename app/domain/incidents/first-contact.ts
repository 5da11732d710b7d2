import type { BankHolidays } from "../dates/bank-holidays.ts";
import { plusWorkingDays } from "../dates/working-days.ts";
import type { IncidentPriority } from "./incident.ts";

/** Working days within which the victim is first spoken to, by the partnership's settings. */
export type ContactRules = { serious: number; standard: number };

/**
 * The last day of the first contact: working days after the day of the report, which is not counted. Null where the bank
 * holidays of the year are not loaded: better no day than a wrong one.
 */
export function firstContactDueOn(
  reportedOn: string,
  priority: IncidentPriority,
  rules: ContactRules,
  holidays: BankHolidays,
): string | null {
  const due = plusWorkingDays(reportedOn, rules[priority], holidays);
  return due.kind === "known" ? due.value : null;
}
