import { z } from "zod/mini";
import { isDay } from "./iso-day.ts";

/** A day typed in three fields and joined to ISO text; `what` begins the message: "Date of birth". */
export function dayField(what: string) {
  return z.string(`Enter the ${lower(what)}`).check(
    z.minLength(1, `Enter the ${lower(what)}`),
    z.refine((day) => isDay(day), `${what} must be a real date, like 27 3 2026`),
  );
}

/** As dayField, and blank is null. */
export function optionalDayField(what: string) {
  return z.pipe(
    z
      .string(`Enter the ${lower(what)}`)
      .check(z.refine((day) => day === "" || isDay(day), `${what} must be a real date, like 27 3 2026`)),
    z.transform((day) => (day === "" ? null : day)),
  );
}

function lower(words: string) {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
