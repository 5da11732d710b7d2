import { financialYearText, quarterOf } from "../performance/quarter.ts";

/** The financial year that an address asks for, by its first; the one of today for anything else. */
export function yearAsked(text: string | null, today: string): number {
  return /^20\d\d$/.test(text ?? "") ? Number(text) : quarterOf(today).year;
}

export function yearChoices(years: readonly number[]) {
  return years.map((year) => ({ value: String(year), text: financialYearText(year) }));
}
