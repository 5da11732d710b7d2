import { fold } from "../search/fold.ts";

/** Whether two telephone numbers are one: by their digits, with or without the country's. */
export function isSamePhone(a: string, b: string): boolean {
  return digitsOf(a) !== "" && digitsOf(a) === digitsOf(b);
}

/** Whether two addresses are one: the same words, however they are set, and no two postcodes that differ. */
export function isSameAddress(
  a: { lines: string; postcode: string | null },
  b: { lines: string; postcode: string | null },
): boolean {
  const isElsewhere = a.postcode !== null && b.postcode !== null && a.postcode !== b.postcode;
  return !isElsewhere && fold(a.lines) === fold(b.lines);
}

function digitsOf(phone: string) {
  return phone.replaceAll(/\D/g, "").replace(/^(00)?44/, "0");
}
