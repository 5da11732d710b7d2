import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";
import { DOCUMENT_KINDS } from "./document.ts";

export const addDocumentForm = z.object({
  title: wordsField("Enter a title", "Title", 200),
  kind: z.enum(DOCUMENT_KINDS, "Select what kind of document it is"),
});
export type NewDocument = z.output<typeof addDocumentForm>;

export const removeDocumentForm = z.object({
  version: versionField,
  reason: wordsField("Enter why the document is removed", "Reason", 500),
});
export type Removal = z.output<typeof removeDocumentForm>;
