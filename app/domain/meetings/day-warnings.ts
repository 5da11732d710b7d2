import { type BankHolidays, isKnown, yearOf } from "../dates/bank-holidays.ts";
import { isChristmasDay } from "../dates/london-hours.ts";
import { isWeekend } from "../dates/working-days.ts";

/** Another group's meeting on that day. */
export type Clash = { day: string; groupName: string; startTime: string; sharedMembers: number };

type Known = {
  holidays: BankHolidays;
  /** The name of each bank holiday, by its day. */
  titles: ReadonlyMap<string, string>;
  clashes: readonly Clash[];
};

/** What to think about before a group meets on that day. Nothing forbids it: some groups do work at weekends. */
export function warningsOn(day: string, { holidays, titles, clashes }: Known): string[] {
  return [...closed(day, holidays, titles), ...clashes.filter((clash) => clash.day === day).map(clashWords)];
}

function closed(day: string, holidays: BankHolidays, titles: ReadonlyMap<string, string>): string[] {
  const title = titles.get(day);
  // On a Saturday or a Sunday the bank holiday itself is another day.
  if (isChristmasDay(day)) return ["This is Christmas Day"];
  if (title !== undefined) return [`This is a bank holiday: ${title}`];
  if (isWeekend(day)) return ["This is a weekend"];
  if (!isKnown(day, holidays)) return [`The bank holidays for ${yearOf(day)} are not loaded, so this may be one`];
  return [];
}

function clashWords({ groupName, startTime, sharedMembers }: Clash): string {
  const who =
    sharedMembers === 0
      ? "nobody is in both"
      : sharedMembers === 1
        ? "1 person is in both"
        : `${sharedMembers} people are in both`;
  return `${groupName} also meets on this day, at ${startTime}: ${who}`;
}
