import { isDay } from "../dates/iso-day.ts";
import type { Period } from "./quarter.ts";

/** For addresses: 2023-04-01~2023-09-30. */
export function periodId({ from, to }: Period) {
  return `${from}~${to}`;
}

export function parsePeriod(id: string): Period | null {
  const [from = "", to = "", ...more] = id.split("~");
  return more.length === 0 && isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}
