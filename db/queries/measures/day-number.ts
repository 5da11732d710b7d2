import { type RawBuilder, sql } from "kysely";

/**
 * A day as a whole number that is one more on the next day, a Monday's a multiple of seven (the Julian day number), so that
 * days can be taken from each other in the same words on both engines. Null of null.
 */
export function dayNumber(day: string | RawBuilder<unknown>): RawBuilder<number> {
  const part = (from: number, length: number) =>
    sql`cast(substr(${day}, ${sql.lit(from)}, ${sql.lit(length)}) as integer)`;
  const month = part(6, 2);
  // The year begins in March, so that a leap day is its last.
  const isBefore = sql`(case when ${month} < 3 then 1 else 0 end)`;
  const year = sql`(${part(1, 4)} + 4800 - ${isBefore})`;
  return sql<number>`(${part(9, 2)} + (153 * (${month} + 12 * ${isBefore} - 3) + 2) / 5 + 365 * ${year}
    + ${year} / 4 - ${year} / 100 + ${year} / 400 - 32045)`;
}

/** Whole days from one day to another: 0 for the same day. The twin of daysBetween in app/domain/dates/iso-day.ts. */
export function daysFrom(from: RawBuilder<string>, to: RawBuilder<string>): RawBuilder<number> {
  return sql<number>`(${dayNumber(to)} - ${dayNumber(from)})`;
}

/** How many days from Monday to Friday lie before the day of that number, reckoned from one long gone: two of them give those between. */
export function weekdaysBefore(number: RawBuilder<number>): RawBuilder<number> {
  return sql<number>`(5 * (${number} / 7) + case when ${number} % 7 < 5 then ${number} % 7 else 5 end)`;
}
