import type { Gateway } from "#app/domain/disclosures/gateway.ts";
import type { Destination } from "#app/domain/exports/disclosure.ts";
import type { IncidentCaseChangeKind, ProblemChangeKind } from "#app/domain/incidents/problem.ts";

type Flag = 0 | 1;

export interface ProblemTables {
  problem_change: {
    id: string;
    partnership_id: string;
    problem_id: string;
    kind: ProblemChangeKind;
    incident_id: string | null;
    before_value: string | null;
    after_value: string | null;
    reason: string | null;
    changed_by: string | null;
    changed_at: string;
  };
  incident_case_change: {
    id: string;
    partnership_id: string;
    incident_id: string;
    case_id: string;
    kind: IncidentCaseChangeKind;
    reason: string | null;
    changed_by: string | null;
    changed_at: string;
  };
  /** From what a referral was made: one of the three. */
  referral_source: {
    referral_id: string;
    partnership_id: string;
    incident_id: string | null;
    problem_id: string | null;
    case_id: string | null;
  };
  /** The incidents of it that whoever referred saw. */
  referral_source_incident: { referral_id: string; incident_id: string; partnership_id: string };
  /** Of a case or of a problem, as it was made. */
  chronology: {
    id: string;
    partnership_id: string;
    case_id: string | null;
    problem_id: string | null;
    content_as_json: string;
    shows_reporters: Flag;
    reporters_reason: string | null;
    destination: Destination;
    purpose: string | null;
    recipients: string | null;
    gateway: Gateway | null;
    necessity: string | null;
    proportionality: string | null;
    approved_by: string | null;
    made_by: string;
    made_at: string;
    audit_event_id: string;
  };
}
