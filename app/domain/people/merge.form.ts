import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";

export const mergeWithForm = z.object({
  reference: wordsField("Enter the reference of the other record", "Reference", 20),
});

/** Where the two agree nothing is asked, and it is the first. */
const side = z.catch(z.enum(["first", "second"]), "first");
export const mergeForm = z.object({
  keep: z.enum(["first", "second"], "Select which record stands"),
  name: side,
  birth: side,
  sex: side,
  area: side,
  reason: wordsField("Enter why the two are the same person", "Reason", 500),
  firstVersion: versionField,
  secondVersion: versionField,
});
export type MergeDecision = z.output<typeof mergeForm>;

export const undoMergeForm = z.object({
  version: versionField,
  reason: wordsField("Enter why they are two people", "Reason", 500),
});
