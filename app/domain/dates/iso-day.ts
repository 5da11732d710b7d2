import { addDays, differenceInCalendarDays, formatISO, isValid, parseISO } from "date-fns";

/** Our own words: `format` would bring all of a language into the browser, five times what the rest of this file is. */
const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

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
  return formatISO(addDays(parseISO(day), days), { representation: "date" });
}

/** Calendar days from one day to another; 0 for the same day, negative backwards. */
export function daysBetween(from: string, to: string): number {
  return differenceInCalendarDays(parseISO(to), parseISO(from));
}

/** As people read it: 27 March 2026. */
export function longDay(day: string): string {
  const { date, month, year } = partsOf(day);
  return `${date} ${month} ${year}`;
}

/** With the day of the week: Friday 27 March 2026. */
export function fullDay(day: string): string {
  return `${WEEKDAYS[parseISO(day).getDay()]} ${longDay(day)}`;
}

/** For tables: 27 Mar 2026. */
export function shortDay(day: string): string {
  const { date, month, year } = partsOf(day);
  return `${date} ${month.slice(0, 3)} ${year}`;
}

function partsOf(day: string) {
  const at = parseISO(day);
  const month = MONTHS[at.getMonth()];
  if (month === undefined) throw new RangeError("That is no day");
  return { date: at.getDate(), month, year: String(at.getFullYear()).padStart(4, "0") };
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
