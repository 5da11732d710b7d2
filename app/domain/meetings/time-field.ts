import { z } from "zod/mini";

/** A time of day as people type it: 13:30, 13.30, 9:15. Blank is null. */
export function timeField(what: string) {
  return z.pipe(
    z.catch(z.string(), "").check(
      z.trim(),
      z.refine((text) => text === "" || asTime(text) !== null, `${what} must be a time of the day, like 13:30`),
    ),
    z.transform((text) => asTime(text)),
  );
}

/** As HH:MM, or null when it is no time. */
function asTime(text: string): string | null {
  const [, hours = "", minutes = ""] = /^(\d{1,2})[:.](\d{2})$/.exec(text) ?? [];
  if (hours === "" || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, "0")}:${minutes}`;
}
