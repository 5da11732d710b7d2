export interface NeedToKnowTables {
  /** A case opened in one session without a right to it. */
  break_glass: {
    id: string;
    partnership_id: string;
    case_id: string;
    user_id: string;
    session_id: string;
    reason: string;
    opened_at: string;
  };
  access_request: {
    id: string;
    partnership_id: string;
    case_id: string;
    requested_by: string;
    reason: string;
    requested_at: string;
    answer: "named" | "refused" | null;
    answer_reason: string | null;
    answered_by: string | null;
    answered_at: string | null;
    version: number;
  };
  /** Which user works with which person; `case_id` is the case in which it was recorded. */
  person_worker: {
    id: string;
    partnership_id: string;
    person_id: string;
    user_id: string;
    /** What they do: "Probation officer". */
    work: string;
    from_day: string;
    case_id: string;
    recorded_by: string;
    recorded_at: string;
    ended_by: string | null;
    ended_at: string | null;
    ended_reason: string | null;
    version: number;
  };
}
