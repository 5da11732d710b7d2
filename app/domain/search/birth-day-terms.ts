import { isDay } from "../dates/iso-day.ts";

/** With day and month changed places, as some forms have them; null when that is no day, or the same one. */
export function swappedDay(day: string): string | null {
  const [year = "", month = "", date = ""] = day.split("-");
  const swapped = `${year}-${date}-${month}`;
  return swapped !== day && isDay(swapped) ? swapped : null;
}

/** An approximate birth date may be a year out, either way. */
export function yearsAround(day: string): string[] {
  const year = Number(day.slice(0, 4));
  return [year - 1, year, year + 1].map(String);
}
