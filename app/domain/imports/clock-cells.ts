import type { CellReading } from "./kind.ts";

/** 08:07, 8.07, 0807 and 08:07:30, or the time beside a day, as HH:MM. */
export function time(what: string) {
  return (text: string): CellReading => {
    const [, hours = "", minutes = ""] = /(?:^|[T ])(\d{1,2})[:.]?(\d{2})(?:[:.]\d{2}(?:\.\d+)?)?$/.exec(text) ?? [];
    return hours !== "" && Number(hours) < 24 && Number(minutes) < 60
      ? { value: `${hours.padStart(2, "0")}:${minutes}` }
      : { problem: `${what} must be a time, like 21:30` };
  };
}
