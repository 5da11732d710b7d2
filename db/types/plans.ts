import type { Gateway } from "#app/domain/disclosures/gateway.ts";
import type { Destination } from "#app/domain/exports/disclosure.ts";
import type { PlanDomain, StepChangeKind, StepStatus } from "#app/domain/risk/plan-step.ts";

export interface PlanTables {
  plan_step: {
    id: string;
    partnership_id: string;
    case_id: string;
    /** Whom the step is about; null: the case as a whole. */
    person_id: string | null;
    domain: PlanDomain;
    words: string;
    why: string;
    owner_agency_id: string;
    owner_user_id: string | null;
    from_day: string;
    until_day: string | null;
    status: StepStatus;
    end_reason: string | null;
    ended_on: string | null;
    created_at: string;
    created_by: string | null;
    version: number;
  };
  plan_step_change: {
    id: string;
    partnership_id: string;
    plan_step_id: string;
    kind: StepChangeKind;
    before_value: string | null;
    after_value: string | null;
    reason: string | null;
    changed_by: string | null;
    changed_at: string;
  };
  record_print: {
    id: string;
    partnership_id: string;
    case_id: string;
    what: "plan";
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
