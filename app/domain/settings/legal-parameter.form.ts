import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";

/** A further value of a number of the law, with its days and where it is written. */
export function newLegalValueForm(unit: string) {
  return z.object(details(unit));
}
export type NewLegalValue = z.output<ReturnType<typeof newLegalValueForm>>;

/** A value that stands already, as confirmed or put right. */
export function legalParameterForm(unit: string) {
  return z.object({ version: versionField, ...details(unit) });
}
export type LegalParameterForm = z.output<ReturnType<typeof legalParameterForm>>;

function details(unit: string) {
  return {
    value: legalValueField(unit),
    fromDay: dayField("First day in force"),
    untilDay: optionalDayField("Last day in force"),
    source: wordsField("Enter where the law says so", "Source", 300),
    reason: wordsField("Enter a reason", "Reason", 500),
  };
}

function legalValueField(unit: string) {
  if (unit === "words") return wordsField("Enter the words", "The words", 200);
  return z.pipe(
    z.string("Enter a value").check(
      z.trim(),
      z.minLength(1, "Enter a value"),
      z.refine(
        (text) => text === "" || /^0*[1-9]\d{0,5}$/.test(text),
        "Value must be a whole number from 1 to 999,999",
      ),
    ),
    z.transform((text) => String(Number(text))),
  );
}

export type LegalRefusal = { field: "untilDay" | "fromDay"; message: string };

export const FROM_DAY_TAKEN: LegalRefusal = {
  field: "fromDay",
  message: "There is already a value that begins on this day: correct that one instead",
};

export function refuseLegalDays({ fromDay, untilDay }: NewLegalValue): LegalRefusal | null {
  if (untilDay === null || untilDay >= fromDay) return null;
  return { field: "untilDay", message: "Last day in force must be on or after the first" };
}
