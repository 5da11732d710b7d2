import { z } from "zod/mini";
import {
  optionalIdField,
  optionalWordsField,
  tickedIdsField,
  ticksField,
  versionField,
  wordsField,
} from "../access/form-fields.ts";
import { optionalDayField } from "../dates/day-field.ts";
import { GROUP_KINDS } from "./group-kinds.ts";

const OLDEST = 120;

function age(what: string) {
  const message = `${what} must be a whole number from 0 to ${OLDEST}`;
  return z.pipe(
    z.catch(z.string(), "").check(
      z.trim(),
      z.refine((text) => text === "" || (/^\d{1,3}$/.test(text) && Number(text) <= OLDEST), message),
    ),
    z.transform((text) => (text === "" ? null : Number(text))),
  );
}

const details = {
  name: wordsField("Enter the name of the group", "Name", 120),
  kind: z.enum(GROUP_KINDS, "Select what kind of group it is"),
  parentId: optionalIdField("Select a group from the list"),
  minAge: age("Youngest age"),
  maxAge: age("Oldest age"),
  cadence: optionalWordsField("How often it meets", 100),
  does: ticksField(["holds-cases", "has-meetings"], "Select what the group does from the list"),
  beats: tickedIdsField("Select beats from the list"),
};
const agesInOrder = z.refine<{ minAge: number | null; maxAge: number | null }>(
  ({ minAge, maxAge }) => minAge === null || maxAge === null || maxAge >= minAge,
  { path: ["maxAge"], error: "Oldest age must be the same as or more than the youngest age" },
);

export const newGroupForm = z.object(details).check(agesInOrder);
export type NewGroup = z.output<typeof newGroupForm>;

export const changeGroupForm = z
  .object({ version: versionField, ...details, endedOn: optionalDayField("Last day of the group") })
  .check(agesInOrder);
export type GroupChange = z.output<typeof changeGroupForm>;
