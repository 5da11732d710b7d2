import { z } from "zod/mini";
import { optionalWordsField, ticksField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { postcodeOf } from "../locations/postcode.ts";
import { ASB_HEADINGS, ASB_QUALIFIER_IDS, HATE_STRANDS, INCIDENT_FLAGS } from "./asb-headings.ts";

/** What answers an offer: the record that it is, "new" for none of those shown, null while nobody has answered. */
export const answerField = z.pipe(
  z
    .catch(z.string(), "")
    .check(
      z.refine(
        (text) => text === "" || text === "new" || z.uuidv7().safeParse(text).success,
        "Choose one of those shown",
      ),
    ),
  z.transform((text) => (text === "" ? null : text)),
);

/** 21:30, 2130 and 9.30 as HH:MM; blank is null. */
export const timeField = (what: string) =>
  z.pipe(
    z.catch(z.string(), "").check(
      z.trim(),
      z.refine((text) => text === "" || timeOf(text) !== null, `${what} must be a time, like 21:30`),
    ),
    z.transform(timeOf),
  );

function timeOf(text: string): string | null {
  const [, hours = "", minutes = ""] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text) ?? [];
  const isTime = hours !== "" && Number(hours) < 24 && Number(minutes) < 60;
  return isTime ? `${hours.padStart(2, "0")}:${minutes}` : null;
}

export const postcodeField = z.pipe(
  z.catch(z.string(), "").check(
    z.trim(),
    z.refine((text) => text === "" || postcodeOf(text) !== null, "Enter a full UK postcode, like LE11 1AB"),
  ),
  z.transform((text) => (text === "" ? null : postcodeOf(text))),
);

/** A national heading by its id, or a type of the partnership's own: `type:` and its id. */
const typeField = z
  .string("Select what it was")
  .check(
    z.refine(
      (text) => ASB_HEADINGS.some((h) => h === text) || z.uuidv7().safeParse(text.replace(/^type:/, "")).success,
      "Select what it was",
    ),
  );

/** A day that may be left open, and that a page without it does not send. */
export const blankDay = (what: string) => z.prefault(optionalDayField(what), "");

/** When an incident happened: on a day, or between the first and the latest that it can have been. */
export const WHEN_FIELDS = {
  happenedOn: dayField("Day on which it happened"),
  happenedAt: timeField("Time"),
  untilOn: blankDay("Latest day"),
  untilAt: timeField("Latest time"),
};

/** What it was, and what is written of it. */
export const WHAT_FIELDS = {
  type: typeField,
  qualifier: z.enum(ASB_QUALIFIER_IDS, "Select whom it was aimed at"),
  flags: ticksField(INCIDENT_FLAGS, "Select from the list"),
  vehicleWords: optionalWordsField("Vehicle", 200),
  hate: z.catch(z.enum(["no", "yes"]), "no"),
  strands: ticksField(HATE_STRANDS, "Select from the list"),
  whatHappened: wordsField("Enter what happened", "What happened", 4000),
  licensingSummary: optionalWordsField("Summary for licensing", 1000),
  suspectWords: optionalWordsField("Who is thought responsible", 500),
};
