import type { HandlingCode, InformationAssessment, NoteKind, SourceGrade } from "#app/domain/cases/note.ts";

export interface NoteTables {
  case_note: {
    id: string;
    partnership_id: string;
    kind: NoteKind;
    words: string;
    happened_on: string;
    source_grade: SourceGrade | null;
    information_assessment: InformationAssessment | null;
    handling_code: HandlingCode | null;
    handling_conditions: string | null;
    agency_id: string;
    written_by: string;
    written_at: string;
    corrects_id: string | null;
  };
  /** A note in one case; its day, kind, agency and author as the note has them. */
  note_case: {
    note_id: string;
    case_id: string;
    partnership_id: string;
    happened_on: string;
    kind: NoteKind;
    agency_id: string;
    written_by: string;
    is_shared: 0 | 1;
    version: number;
  };
  note_sharing: {
    id: string;
    partnership_id: string;
    note_id: string;
    case_id: string;
    is_shared: 0 | 1;
    reason: string | null;
    changed_by: string;
    changed_at: string;
  };
}
