import { format, isValid, parse } from "date-fns";
import { isDay } from "../dates/iso-day.ts";
import type { CellReading } from "./kind.ts";

// How single cells are read. `what` begins the message: "Name must be …".

export function words(what: string, most: number) {
  return (text: string): CellReading => {
    const value = text.replaceAll(/\s+/g, " ");
    return value.length > most ? { problem: `${what} must be ${most} characters or less` } : { value };
  };
}

const DAY_FORMATS = ["dd/MM/yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy"];

/** 27/03/2026 as written here, 2026-03-27 as spreadsheets keep it; a time beside it is left out. */
export function day(what: string) {
  return (text: string): CellReading => {
    const date = text.replace(/[T ]\d{1,2}:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/, "");
    if (isDay(date)) return { value: date };
    for (const pattern of DAY_FORMATS) {
      const read = parse(date, pattern, new Date(2000, 0, 1));
      if (isValid(read) && isDay(format(read, "yyyy-MM-dd"))) return { value: format(read, "yyyy-MM-dd") };
    }
    return { problem: `${what} must be a real date, like 27/03/2026` };
  };
}

export function number(what: string, { least, most }: { least: number; most: number }) {
  return (text: string): CellReading => {
    const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most
      ? { value }
      : { problem: `${what} must be a number from ${least} to ${most}` };
  };
}

/** Excel writes long numbers as 1.00032E+11 and has lost the rest of them. */
export function code(what: string, most: number) {
  return (text: string): CellReading => {
    if (/^\d(\.\d+)?E\+\d+$/i.test(text))
      return { problem: `${what} was cut short by the spreadsheet: format the column as text` };
    return text.length > most ? { problem: `${what} must be ${most} characters or less` } : { value: text };
  };
}

/** A choice by its name, its words or another of its names. */
export function choice(
  what: string,
  names: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>> = {},
) {
  const key = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const known = new Map<string, string>();
  for (const [value, label] of Object.entries(names)) known.set(key(value), value).set(key(label), value);
  for (const [other, value] of Object.entries(others)) known.set(key(other), value);
  return (text: string): CellReading => {
    const value = known.get(key(text));
    return value === undefined ? { problem: `${what} must be one of: ${Object.values(names).join(", ")}` } : { value };
  };
}
