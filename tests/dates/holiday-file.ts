import type { BankHoliday } from "#app/domain/dates/bank-holiday-file.ts";

/** The year after those that come with Joint Action. */
export const HOLIDAYS_2028: BankHoliday[] = [
  { day: "2028-01-03", title: "New Year’s Day" },
  { day: "2028-04-14", title: "Good Friday" },
  { day: "2028-04-17", title: "Easter Monday" },
  { day: "2028-05-01", title: "Early May bank holiday" },
  { day: "2028-05-29", title: "Spring bank holiday" },
  { day: "2028-08-28", title: "Summer bank holiday" },
  { day: "2028-12-25", title: "Christmas Day" },
  { day: "2028-12-26", title: "Boxing Day" },
];

/** As GOV.UK writes it, another division among it. */
export function fileOf(holidays: readonly BankHoliday[]): string {
  const events = holidays.map(({ day, title }) => ({ title, date: day, notes: "", bunting: true }));
  const scotland = [{ title: "2nd January", date: "2028-01-04", notes: "Substitute day", bunting: true }];
  return JSON.stringify({
    "england-and-wales": { division: "england-and-wales", events },
    scotland: { division: "scotland", events: scotland },
  });
}
