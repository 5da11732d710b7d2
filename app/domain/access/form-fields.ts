import { z } from "zod/mini";

/** The version that the person saw, hidden in the form. */
export const versionField = z.coerce
  .number("Reload the page")
  .check(z.int("Reload the page"), z.positive("Reload the page"));

/** Words that must be given; `what` begins the message: "Job title". */
export function wordsField(missing: string, what: string, most: number) {
  return z.string(missing).check(
    z.trim(),
    z.minLength(1, missing),
    z.maxLength(most, `${what} must be ${most.toLocaleString("en-GB")} characters or less`),
    z.refine((text) => text === "" || /[\p{L}\p{N}]/u.test(text), missing),
  );
}

/** As wordsField, and blank is null. */
export function optionalWordsField(what: string, most: number) {
  return z.pipe(
    z
      .catch(z.string(), "")
      .check(z.trim(), z.maxLength(most, `${what} must be ${most.toLocaleString("en-GB")} characters or less`)),
    z.transform((text) => (text === "" ? null : text)),
  );
}

/** A choice that may be left open: blank is null. */
export function optionalIdField(message: string) {
  return z.pipe(
    z.catch(z.string(), "").check(z.refine((id) => id === "" || z.uuidv7().safeParse(id).success, message)),
    z.transform((id) => (id === "" ? null : id)),
  );
}

/** Boxes that are ticked: none, one and several arrive in three shapes. */
export function ticksField<T extends string>(choices: readonly T[], message: string) {
  return ticks<T>((given) => choices.includes(given as T), message);
}

/** As ticksField, for records: whether each is one that may be chosen is for the service to say. */
export function tickedIdsField(message: string) {
  return ticks<string>((given) => z.uuidv7().safeParse(given).success, message);
}

function ticks<T extends string>(isChoice: (given: unknown) => boolean, message: string) {
  return z.pipe(
    z.pipe(
      z.transform(asList),
      z.array(z.unknown()).check(z.refine((list) => list.length <= 500 && list.every(isChoice), message)),
    ),
    z.transform((list) => list as T[]),
  );
}

function asList(given: unknown): unknown[] {
  if (Array.isArray(given)) return given as unknown[];
  return given === undefined || given === null || given === "" || given === false ? [] : [given];
}
