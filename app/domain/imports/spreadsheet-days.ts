import { addDays, format } from "date-fns";

/** Excel's own numbers of formats that are days (ECMA-376 18.8.30). */
const DAYS_BY_NUMBER = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57]);

/** A format with a day or a year in it, outside quotation marks and brackets. */
export function isDayFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return DAYS_BY_NUMBER.has(id);
  return /[dy]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
}

/**
 * The day that a spreadsheet keeps as a number, as ISO text, with its time when it has one: 1 is 1 January 1900, and 60 a
 * 29 February 1900 that never was; in books that count from 1904, 0 is 1 January 1904. Null for what is no day.
 */
export function daySerial(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return null;
  let minutes = Math.round((serial % 1) * 1440);
  let whole = Math.floor(serial);
  if (minutes === 1440) [whole, minutes] = [whole + 1, 0];
  const first = from1904 ? new Date(1904, 0, 1) : whole < 60 ? new Date(1899, 11, 31) : new Date(1899, 11, 30);
  const day = format(addDays(first, whole), "yyyy-MM-dd");
  if (minutes === 0) return day;
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0"));
  return `${day} ${hour}:${minute}`;
}
