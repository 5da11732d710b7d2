import { addDays, differenceInCalendarDays, format, isValid, parseISO } from "date-fns";

const london = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});
const londonClock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** The calendar day in London at that instant, as YYYY-MM-DD. */
export function londonDay(instant: Date): string {
  return london.format(instant);
}

/** Whether the text is a day of the calendar, written YYYY-MM-DD, from 1800 to 9899: a hundred years can be added to any. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= "1800" && text < "9900" && isValid(parseISO(text));
}

/** So many calendar days later, or earlier when negative. */
export function plusDays(day: string, days: number): string {
  return format(addDays(parseISO(day), days), "yyyy-MM-dd");
}

/** Calendar days from one day to another; 0 for the same day, negative backwards. */
export function daysBetween(from: string, to: string): number {
  return differenceInCalendarDays(parseISO(to), parseISO(from));
}

/** As people read it: 27 March 2026. */
export function longDay(day: string): string {
  return format(parseISO(day), "d MMMM yyyy");
}

/** With the day of the week: Friday 27 March 2026. */
export function fullDay(day: string): string {
  return format(parseISO(day), "EEEE d MMMM yyyy");
}

/** For tables: 27 Mar 2026. */
export function shortDay(day: string): string {
  return format(parseISO(day), "d MMM yyyy");
}

/** An instant as a clock in London shows it: 27 Mar 2026, 14:02. */
export function londonTime(instant: string): string {
  return londonClock.format(new Date(instant));
}

const clockInLondon = (second?: "2-digit") =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit", second });
const [toTheMinute, toTheSecond] = [clockInLondon(), clockInLondon("2-digit")];

/** What a clock in London shows at that instant: 14:02, or 14:02:13. Milliseconds. */
export function londonHour(instant: number, seconds = false): string {
  return (seconds ? toTheSecond : toTheMinute).format(instant);
}
