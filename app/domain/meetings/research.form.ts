import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, tickedIdsField, versionField } from "../access/form-fields.ts";
import { RESEARCH_ANSWERS } from "./research.ts";

const MOST_SUMMARY = 4000;

export const researchAnswerForm = z.object({
  version: versionField,
  answer: z.enum(RESEARCH_ANSWERS, "Select whether your agency knows the subject of the case"),
  summary: optionalWordsField("What your agency shares", MOST_SUMMARY),
  withheldFrom: tickedIdsField("Select agencies from the list"),
  attendsUserId: optionalIdField("Select somebody of your agency who is in the group"),
  attendsWords: optionalWordsField("Who can attend", 200),
});
export type ResearchAnswerGiven = z.output<typeof researchAnswerForm>;

/** Many at once: the subjects of these cases are not known. */
export const notKnownForm = z.object({ researchId: tickedIdsField("Select from the list") });

/** On the chair's page: ask whoever has not been asked, or chase one agency, or all. */
export const researchPageForm = z.object({
  intent: z.enum(["ask", "chase"], "Reload the page"),
  agencyId: optionalIdField("Reload the page"),
});
