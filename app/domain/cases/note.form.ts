import { z } from "zod/mini";
import {
  optionalIdField,
  optionalWordsField,
  tickedIdsField,
  versionField,
  wordsField,
} from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { HANDLING_CODES, INFORMATION_ASSESSMENTS, NOTE_KINDS, SOURCE_GRADES } from "./note.ts";

/** One of the letters or digits of a grading; blank is null. */
function gradeField<T extends string>(choices: Record<T, string>, message: string) {
  return z.pipe(
    z.catch(z.string(), "").check(z.refine((grade) => grade === "" || Object.hasOwn(choices, grade), message)),
    z.transform((grade) => (grade === "" ? null : (grade as T))),
  );
}

const content = {
  kind: z.enum(NOTE_KINDS, "Select whether this is fact, opinion or intelligence"),
  words: wordsField("Enter the note", "Note", 4000),
  happenedOn: dayField("Day it happened"),
  sourceGrade: gradeField(SOURCE_GRADES, "Select the grade of the source"),
  informationAssessment: gradeField(INFORMATION_ASSESSMENTS, "Select the assessment of the information"),
  handlingCode: gradeField(HANDLING_CODES, "Select the handling code"),
  handlingConditions: optionalWordsField("Conditions", 500),
};

export const noteForm = z.object({
  ...content,
  sharing: z.enum(["shared", "private"], "Select who can read this note"),
  /** Further cases, as ticked among those about the same people and as typed. */
  alsoCaseId: tickedIdsField("Select cases from the list"),
  alsoReferences: optionalWordsField("Other cases", 500),
});
export type NewNote = z.output<typeof noteForm>;

export const correctNoteForm = z.object(content);
export type NoteContent = z.output<typeof correctNoteForm>;

export const noteSharingForm = z.object({
  version: versionField,
  to: z.enum(["shared", "private"], "Select who can read this note"),
  reason: optionalWordsField("Reason", 500),
});
export type NoteSharing = z.output<typeof noteSharingForm>;

/** What narrows the list of notes; anything else that an address says is as if it were not there. */
export const noteFilterForm = z.object({
  kind: z.catch(z.nullable(z.enum(NOTE_KINDS)), null),
  agency: z.catch(optionalIdField("Select an agency"), null),
  mine: z.catch(z.nullable(z.literal("yes")), null),
});
export type NoteFilter = z.output<typeof noteFilterForm>;
