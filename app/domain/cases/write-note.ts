import type { Actor } from "../access/actor.ts";
import { type Belonging, mayInCase } from "../access/case-rights.ts";
import type { CaseStatus } from "./case-status.ts";
import type { NoteContent, NoteSharing } from "./note.form.ts";

type Refusal<F extends string> = { field: F | null; message: string } | null;
type Who = Pick<Actor, "id" | "memberships" | "duties" | "permissions">;

/** Whoever writes notes in this case, of those of their own agency: another agency's is that agency's to open or to correct. */
export function mayAnswerForNote(
  actor: Who & Pick<Actor, "agencyId">,
  record: Belonging,
  note: { agencyId: string },
): boolean {
  return mayWriteNotes(actor, record) && actor.agencyId === note.agencyId;
}

export function mayWriteNotes(actor: Who, record: Belonging): boolean {
  return mayInCase(actor, record, "notes:write");
}

export function isOpenToNotes(record: { status: CaseStatus }): boolean {
  return record.status !== "closed";
}

export const CLOSED_TO_NOTES = "This case is closed. Open it again to write a note";

/**
 * A day of today or before; a grading is whole or not there, and belongs to intelligence alone; sharing with conditions
 * says which (police intelligence report, 3 × 5 × 2). Fact, opinion and intelligence are kept apart: DPA 2018 s38.
 */
export function refuseNote(
  note: NoteContent,
  today: string,
): Refusal<"happenedOn" | "sourceGrade" | "informationAssessment" | "handlingCode" | "handlingConditions"> {
  if (note.happenedOn > today) return { field: "happenedOn", message: "Day it happened must be today or in the past" };
  const grades = [note.sourceGrade, note.informationAssessment, note.handlingCode];
  const isGraded = grades.some((grade) => grade !== null);
  if (isGraded && note.kind !== "intelligence")
    return { field: "sourceGrade", message: "Only intelligence is graded: leave the grades blank" };
  if (isGraded && note.sourceGrade === null) return { field: "sourceGrade", message: "Select the grade of the source" };
  if (isGraded && note.informationAssessment === null)
    return { field: "informationAssessment", message: "Select the assessment of the information" };
  if (isGraded && note.handlingCode === null) return { field: "handlingCode", message: "Select the handling code" };
  if (note.handlingCode === "C" && note.handlingConditions === null)
    return { field: "handlingConditions", message: "Enter the conditions of sharing" };
  if (note.handlingCode !== "C" && note.handlingConditions !== null)
    return { field: "handlingConditions", message: "Select handling code C, or leave the conditions blank" };
  return null;
}

/** Opening a note to the case's readers takes no reason. Closing it does: it has been read, and stays read. */
export function refuseSharing(note: { isShared: boolean }, { to, reason }: NoteSharing): Refusal<"reason"> {
  if (note.isShared === (to === "shared"))
    return { field: null, message: note.isShared ? "This note is shared already" : "This note is private already" };
  if (to === "private" && reason === null)
    return { field: "reason", message: "Enter why it is no longer to be read by others" };
  return null;
}

/** `CS-26-0014, cs-26-20` as typed, each once, in capitals. */
export function referencesIn(typed: string | null): string[] {
  return [
    ...new Set(
      (typed ?? "")
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
}
