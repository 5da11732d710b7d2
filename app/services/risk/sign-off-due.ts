import { londonDay } from "#app/domain/dates/iso-day.ts";
import { plusWorkingDays } from "#app/domain/dates/working-days.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import type { Executor } from "#db/transaction.ts";

/** The last day for the supervisor's signature; null where the bank holidays of that year are not loaded. */
export async function signOffDueOn(db: Executor, recordedAt: string, workingDays: number): Promise<string | null> {
  const { holidays } = await findBankHolidays(db);
  const due = plusWorkingDays(londonDay(new Date(recordedAt)), workingDays, holidays);
  return due.kind === "known" ? due.value : null;
}
