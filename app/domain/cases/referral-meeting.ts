import type { BankHolidays } from "../dates/bank-holidays.ts";
import { workingDaysBetween } from "../dates/working-days.ts";

type Meeting = { day: string };

/**
 * To which meeting of its group a referral comes: the first that it reaches so many working days ahead (DOMAIN 5.1;
 * `meetings.referrals-working-days`), and the earlier one that it is too late for. Meetings soonest first; a day whose
 * calendar is not loaded counts as reached, because nothing says that it is not.
 */
export function meetingOfReferral<M extends Meeting>(
  receivedOn: string,
  meetings: readonly M[],
  workingDays: number,
  holidays: BankHolidays,
): { meeting: M | null; missed: M | null } {
  const coming = meetings.filter((meeting) => meeting.day >= receivedOn);
  const isInTime = ({ day }: Meeting) => {
    const between = workingDaysBetween(receivedOn, day, holidays);
    return between.kind !== "known" || between.value >= workingDays;
  };
  const meeting = coming.find(isInTime) ?? null;
  const first = coming[0] ?? null;
  return { meeting, missed: first !== null && first !== meeting ? first : null };
}
