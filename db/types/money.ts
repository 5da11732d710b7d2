import type { EntryKind } from "#app/domain/plan/funding.ts";
import type { OpccState, Underspend } from "#app/domain/plan/opcc.ts";
import type { TrainingSubject } from "#app/domain/plan/training.ts";

export interface MoneyTables {
  funding_line: {
    id: string;
    partnership_id: string;
    year: number;
    ordinal: number;
    description: string;
    funder: string;
    owner_agency_id: string | null;
    opcc_state: OpccState | null;
    delivers: string | null;
    created_at: string;
    created_by: string;
    version: number;
  };
  funding_entry: {
    id: string;
    partnership_id: string;
    line_id: string;
    kind: EntryKind;
    pence: number;
    on_day: string;
    words: string;
    transfer_id: string | null;
    corrects_id: string | null;
    recorded_at: string;
    recorded_by: string;
  };
  funding_step: {
    id: string;
    partnership_id: string;
    line_id: string;
    state: OpccState;
    on_day: string;
    quarter_from: string | null;
    underspend: Underspend | null;
    words: string;
    recorded_at: string;
    recorded_by: string;
  };
  training_course: {
    id: string;
    partnership_id: string;
    title: string;
    subject: TrainingSubject;
    held_on: string;
    provider: string | null;
    created_at: string;
    created_by: string;
    version: number;
  };
  training_attended: {
    id: string;
    partnership_id: string;
    course_id: string;
    agency_id: string;
    people: number;
    version: number;
  };
}
