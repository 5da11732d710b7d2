import { licensingDates, nextLicensingDate } from "#app/domain/premises/licensing-dates.ts";
import { LICENSING_POWERS } from "#app/domain/premises/licensing-kinds.ts";
import type { LicensingStep } from "#app/domain/premises/licensing-step.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { readLawOf } from "#db/queries/legal-numbers.ts";
import type { Executor } from "#db/transaction.ts";

/** The days that follow from steps about licences, with the law and the bank holidays read once for all of them. */
export async function readLicensingDates(db: Executor, today: string) {
  const law = await readLawOf(db, LICENSING_POWERS);
  const { holidays } = await findBankHolidays(db);
  return (step: LicensingStep) => {
    const dates = licensingDates(step, { law, holidays, today });
    return { dates, next: nextLicensingDate(dates) };
  };
}

export async function licensingLawOn(db: Executor, day: string) {
  return (await readLawOf(db, LICENSING_POWERS))(day);
}
