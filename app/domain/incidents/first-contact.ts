import type { BankHolidays } from "../dates/bank-holidays.ts";
import { plusWorkingDays } from "../dates/working-days.ts";
import type { IncidentPriority } from "./incident.ts";

/** Working days within which the victim is first spoken to, by the partnership's settings. */
export type ContactRules = { serious: number; standard: number };

/**
 * When the first contact is due once an incident is thought more or less serious than before: raised, it is due within the
 * time of a serious one from that day, and never later than it was; lowered, within the time of any other from the day of
 * the report. `raised` and `lowered` are those two days; `dueOn` is how it stood. Local policy.
 */
export function contactDueAfter(
  priority: IncidentPriority,
  { dueOn, raised, lowered }: { dueOn: string | null; raised: string | null; lowered: string | null },
): string | null {
  if (priority === "standard") return lowered;
  return dueOn === null || raised === null ? (raised ?? dueOn) : raised < dueOn ? raised : dueOn;
}

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
