import type { LapseDecisionKind } from "#app/domain/meetings/gate.ts";
import type { AttendanceStatus, Capacity, Office } from "#app/domain/meetings/attendance.ts";
import type { ContributionKind } from "#app/domain/meetings/item-minute.ts";
import type { ResearchAnswer } from "#app/domain/meetings/research.ts";

/** What is asked before a meeting, who is there, what they accept, and what is said of each item. */
export interface MeetingHeldTables {
  research_request: {
    id: string;
    partnership_id: string;
    sitting_id: string;
    case_id: string;
    agency_id: string;
    due_on: string;
    requested_at: string;
    /** Null: Joint Action itself. */
    requested_by: string | null;
    answer: ResearchAnswer | null;
    summary: string | null;
    attends_user_id: string | null;
    attends_words: string | null;
    answered_at: string | null;
    answered_by: string | null;
    chased_at: string | null;
    version: number;
  };
  research_withheld: { request_id: string; agency_id: string; partnership_id: string };
  papers_sent: {
    id: string;
    partnership_id: string;
    sitting_id: string;
    for_day: string;
    sent_at: string;
    sent_by: string | null;
    recipients: number;
  };
  attendance: {
    id: string;
    partnership_id: string;
    sitting_id: string;
    agency_id: string;
    user_id: string | null;
    /** Of a guest without an account. */
    name: string | null;
    capacity: Capacity;
    status: AttendanceStatus;
    deputy_for_id: string | null;
    office: Office | null;
    recorded_by: string | null;
    recorded_at: string;
    version: number;
  };
  agency_contribution: {
    sitting_id: string;
    agency_id: string;
    partnership_id: string;
    words: string;
    recorded_by: string | null;
    recorded_at: string;
    version: number;
  };
  confidentiality_statement: {
    id: string;
    partnership_id: string;
    number: number;
    words: string;
    first_put_on: string;
  };
  statement_acceptance: {
    id: string;
    partnership_id: string;
    sitting_id: string;
    statement_id: string;
    user_id: string | null;
    /** Of a guest without an account, for whom whoever keeps the meeting records it. */
    attendance_id: string | null;
    accepted_at: string;
    recorded_by: string | null;
  };
  lapse_decision: {
    id: string;
    partnership_id: string;
    group_id: string;
    agency_id: string;
    expired_on: string | null;
    decision: LapseDecisionKind;
    grace_until: string | null;
    reason: string;
    decided_on: string;
    decided_at: string;
    decided_by: string | null;
  };
  item_minute: {
    item_id: string;
    partnership_id: string;
    minute: string;
    decision: string;
    shared_summary: string;
    saved_at: string | null;
    saved_by: string | null;
    lease_user_id: string | null;
    lease_until: string | null;
    version: number;
  };
  item_contribution: {
    id: string;
    partnership_id: string;
    item_id: string;
    kind: ContributionKind;
    words: string;
    agency_id: string;
    said_by: string;
    said_at: string;
  };
}
