import { addMonths, formatISO, getDate, parseISO } from "date-fns";
import { plusDays } from "./iso-day.ts";

/** A length as laws and settings give it. A year is twelve months. */
export type Length = { count: number; unit: "days" | "months" };

/** So many calendar months later or earlier: the same day of the month, or the month's last where it has no such day. */
export function plusMonths(day: string, months: number): string {
  return formatISO(addMonths(parseISO(day), months), { representation: "date" });
}

/**
 * The last day of a period that **begins with** a day, so that the day counts as its first.
 *
 * So read "beginning with the date" (ASBCPA 2014 s104(11): the month for a report and the six months for an
 * application; s46 and s84: 21 days to appeal against a community protection notice or a closure order; Housing Act
 * 1985 s85ZA: seven days to ask for a review), and the lengths of orders (DOMAIN 4: closure, public spaces, injunctions
 * before 18, reviews of a criminal behaviour order). 15 March and one month: 14 April. 31 January and one month:
 * 28 February, or 29 (Dodds v Walker 1981, Interpretation Act 1978 "month").
 */
export function lastDayBeginningWith(day: string, { count, unit }: Length): string {
  if (unit === "days") return plusDays(day, count - 1);
  const corresponding = plusMonths(day, count);
  return getDate(parseISO(corresponding)) === getDate(parseISO(day)) ? plusDays(corresponding, -1) : corresponding;
}

/**
 * The last day of a period that runs **after** a day, which is not counted: "14 days following the date of the notice"
 * (ASBCPA 2014 s52, s68), "28 days from the decision", and the Leicestershire wording "within one calendar month
 * of it having occurred". 15 March and one month: 15 April. 31 January and one month: 28 February, or 29.
 */
export function lastDayAfter(day: string, { count, unit }: Length): string {
  return unit === "days" ? plusDays(day, count) : plusMonths(day, count);
}

type Readings = { beginningWith: string; after: string; longer: string };
/** A count of a year's reports asks of a few hundred days thousands of times. */
const READ_BEFORE = new Map<string, Readings>();
const MOST_KEPT = 10_000;

/** The statute's reading and the local wording of one period; the longer is the one that counts by default (DOMAIN 1.4, 11). */
export function bothReadings(day: string, length: Length): Readonly<Readings> {
  const key = `${day} ${length.count} ${length.unit}`;
  const known = READ_BEFORE.get(key);
  if (known) return known;
  const beginningWith = lastDayBeginningWith(day, length);
  const after = lastDayAfter(day, length);
  const read = { beginningWith, after, longer: after > beginningWith ? after : beginningWith };
  if (READ_BEFORE.size >= MOST_KEPT) READ_BEFORE.clear();
  READ_BEFORE.set(key, read);
  return read;
}
