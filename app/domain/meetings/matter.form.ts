import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";

const words = {
  title: wordsField("Enter what it is about", "What it is about", 200),
  words: wordsField("Enter what they are to know", "What they are to know", 4000),
  asked: optionalWordsField("What is asked of them", 1000),
};

/** From an item of a meeting, or freely. */
export const newMatterForm = z.object({
  ...words,
  toGroupId: z.uuidv7("Select a group"),
  sittingId: optionalIdField("Reload the page"),
  itemId: optionalIdField("Reload the page"),
});
export type NewMatter = z.output<typeof newMatterForm>;

export const answerMatterForm = z.object({ ...words, version: versionField });
export type MatterAnswer = z.output<typeof answerMatterForm>;

export const withdrawMatterForm = z.object({ version: versionField });
