import { z } from "zod/mini";
import { optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { EXEMPTIONS, PACK_MARKS } from "./pack.ts";

const mark = z.enum(PACK_MARKS, "Select what becomes of it");
const exemption = z.pipe(
  z.catch(z.union([z.literal(""), z.enum(EXEMPTIONS)]), ""),
  z.transform((given) => (given === "" ? null : given)),
);
const reason = optionalWordsField("Reason", 1_000);

type Marked = { mark: string; exemption: string | null; reason: string | null };
/** Withholding takes an exemption and a reason (DPA 2018 Schedules 2 to 4; s45(4)). */
const withheldWhole = [
  z.refine<Marked>(({ mark, exemption }) => mark !== "withhold" || exemption !== null, {
    path: ["exemption"],
    message: "Select the exemption by which it is withheld",
  }),
  z.refine<Marked>(({ mark, reason }) => mark !== "withhold" || reason !== null, {
    path: ["reason"],
    message: "Enter why it is withheld",
  }),
] as const;

/** One item, and the words that are given in place of those that were gathered. */
export const packItemForm = z
  .object({ version: versionField, mark, exemption, reason, editedWords: optionalWordsField("Words to give", 50_000) })
  .check(...withheldWhole);
export type ItemDecision = z.output<typeof packItemForm>;

/** Many items at once, each as it was shown: its id and version in one word. */
export const packItemsForm = z
  .object({
    mark,
    exemption,
    reason,
    items: z.pipe(
      // No box, one and several arrive in three shapes.
      z.transform((given: unknown): unknown[] => (Array.isArray(given) ? given : given ? [given] : [])),
      z
        .array(z.string().check(z.regex(/^[0-9a-f-]{36}:\d{1,9}$/, "Select items from the list")))
        .check(z.minLength(1, "Select at least one item"), z.maxLength(200, "Select at most 200 items")),
    ),
  })
  .check(...withheldWhole);
export type ItemsDecision = z.output<typeof packItemsForm>;

export const packNamesForm = z.object({
  version: versionField,
  namesAgencies: z.enum(["yes", "no"], "Select whether agencies are named"),
});

export const GIVEN_HOW_NAMES = {
  post: "By post, recorded delivery",
  email: "By encrypted e-mail",
  "in-person": "In person",
  portal: "By a secure link of ours",
} as const;
export type GivenHow = keyof typeof GIVEN_HOW_NAMES;

export const givePackForm = z.object({
  version: versionField,
  givenOn: dayField("Day on which it is given"),
  givenHow: z.enum(Object.keys(GIVEN_HOW_NAMES) as [GivenHow, ...GivenHow[]], "Select how it is given"),
  recipient: wordsField("Enter to whom it is given", "To whom it is given", 200),
});
export type PackGiving = z.output<typeof givePackForm>;

/** What the agency that supplied an item answers. */
export const answerItemForm = z
  .object({
    version: versionField,
    mark: z.enum(["disclose", "withhold"], "Select whether it may be given"),
    exemption,
    reason,
  })
  .check(...withheldWhole);
export type ItemAnswer = z.output<typeof answerItemForm>;
