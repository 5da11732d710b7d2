import { z } from "zod/mini";
import { penceOf } from "./pence.ts";

const LIKE = "must be in pounds, like 1234.50 or £1,234";

/** Pounds as they are typed, in pence; `what` begins the message: "Amount". */
export function moneyField(what: string) {
  const missing = `Enter the ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
  return z.pipe(
    z.string(missing).check(
      z.trim(),
      z.minLength(1, missing),
      z.refine((text) => text === "" || penceOf(text) !== null, `${what} ${LIKE}`),
    ),
    z.transform((text) => penceOf(text) ?? 0),
  );
}

/** As moneyField, and blank is null. */
export function optionalMoneyField(what: string) {
  return z.pipe(
    z.catch(z.string(), "").check(
      z.trim(),
      z.refine((text) => text === "" || penceOf(text) !== null, `${what} ${LIKE}`),
    ),
    z.transform((text) => (text === "" ? null : penceOf(text))),
  );
}
