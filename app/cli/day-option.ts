import { isDay } from "#app/domain/dates/iso-day.ts";
import { UsageError } from "./usage-error.ts";

/** A day of the calendar, written 2023-04-01. */
export function dayOption(name: string, text: string): string {
  if (!isDay(text)) throw new UsageError(`Option --${name} must be a day, written as 2023-04-01`);
  return text;
}
