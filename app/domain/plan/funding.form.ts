import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { ENTERED_KINDS } from "./funding.ts";
import { moneyField, optionalMoneyField } from "./money-field.ts";
import { OPCC_STATE_NAMES, type OpccState, type Underspend, UNDERSPEND_NAMES } from "./opcc.ts";

const line = {
  description: wordsField("Enter what the money is for", "Description", 300),
  funder: wordsField("Enter who gives the money", "Who gives the money", 150),
  ownerAgencyId: optionalIdField("Select the agency from the list"),
  delivers: optionalWordsField("What the project delivers", 2000),
};

export const newLineForm = z.object({
  year: z.coerce.number("Select the year").check(z.int("Select the year"), z.minimum(2000, "Select the year"), z.maximum(2099, "Select the year")), // prettier-ignore
  ...line,
  allocated: optionalMoneyField("Amount allocated"),
});
export type NewLine = z.output<typeof newLineForm>;

export const changeLineForm = z.object({ version: versionField, ...line });
export type LineChange = z.output<typeof changeLineForm>;

const entry = {
  amount: moneyField("Amount"),
  onDay: dayField("Day"),
  words: wordsField("Enter what it was", "What it was", 500),
};

export const newEntryForm = z.object({
  kind: z.enum(ENTERED_KINDS, "Select what happened to the money"),
  ...entry,
  met: optionalMoneyField("How much of it was committed before"),
});
export type NewEntry = z.output<typeof newEntryForm>;

export const correctionForm = z.object({ ...entry, words: wordsField("Enter why it is corrected", "Why", 500) });
export type EntryCorrection = z.output<typeof correctionForm>;

export const transferForm = z.object({ toLineId: z.uuidv7("Select the line to which it goes"), ...entry });
export type Transfer = z.output<typeof transferForm>;

const STATES = Object.keys(OPCC_STATE_NAMES) as [OpccState, ...OpccState[]];
const UNDERSPENDS = Object.keys(UNDERSPEND_NAMES) as [Underspend, ...Underspend[]];
const optional = <T extends string>(choices: readonly T[], message: string) =>
  z.pipe(
    z.catch(z.string(), "").check(z.refine((text) => text === "" || choices.includes(text as T), message)),
    z.transform((text) => (text === "" ? null : (text as T))),
  );

export const opccStepForm = z.object({
  version: versionField,
  state: z.enum(STATES, "Select the step"),
  onDay: dayField("Day"),
  quarterFrom: optionalWordsField("Quarter", 10),
  underspend: optional(UNDERSPENDS, "Select what becomes of money that is left"),
  words: wordsField("Enter what happened", "What happened", 4000),
});
export type NewOpccStep = z.output<typeof opccStepForm>;
