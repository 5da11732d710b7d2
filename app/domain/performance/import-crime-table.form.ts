import { z } from "zod/mini";
import { optionalIdField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { maybeDay, sourceFields } from "./figure-source.form.ts";

const LONGEST_TABLE = 100_000;

const table = z.string("Paste the table").check(
  z.refine((text) => text.trim() !== "", "Paste the table"),
  z.maxLength(LONGEST_TABLE, "This is too long for a crime table: paste its rows and their heading"),
);
const days = { from: dayField("First day of the figures"), to: dayField("Last day of the figures") };

/** The area is null for the whole borough. */
export const importCrimeTableForm = z.object({
  ...days,
  ...sourceFields,
  areaId: optionalIdField("Select the area"),
  table,
});

export const importAreaTableForm = z.object({
  ...days,
  ...sourceFields,
  kind: z.enum(["beat", "ward"], "Select what the rows are"),
  table,
});

const optionalDayOfPositions = maybeDay("Day of the positions");
const ofWhat = { ...days, areaId: optionalIdField("Select the area") };

/** Of which days and area the form in the shape of the table is. */
export const crimeFormPeriod = z.object(ofWhat);

/** What goes with its rows: when the positions in them are of another day than the figures, that day. */
export const typedCrimeTableForm = z.object({ ...ofWhat, ...sourceFields, positionAsAt: optionalDayOfPositions });
