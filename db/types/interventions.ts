import type { InterventionKind, Tier } from "#app/domain/interventions/kinds.ts";
import type {
  AppealOutcome,
  Authoriser,
  ConditionKind,
  Consequence,
  EndKind,
  InterventionState,
  InterventionStepKind,
  ServedHow,
  ServiceAnswer,
} from "#app/domain/interventions/record.ts";

type Flag = 0 | 1;

export interface InterventionTables {
  support_service: {
    id: string;
    partnership_id: string;
    name: string;
    name_folded: string;
    /** For people who suffer: outside the counts of what is done with perpetrators. */
    is_for_victims: Flag;
    retired_on: string | null;
    version: number;
  };
  own_intervention_kind: {
    id: string;
    partnership_id: string;
    name: string;
    name_folded: string;
    tier: Extract<Tier, "non-legal" | "place">;
    retired_on: string | null;
    version: number;
  };
  intervention: {
    id: string;
    partnership_id: string;
    reference: string;
    version: number;
    kind: InterventionKind;
    own_kind_id: string | null;
    tier: Tier;
    state: InterventionState;
    case_id: string | null;
    location_id: string | null;
    /** The area it covers, where that is no one place. */
    area_words: string | null;
    beat_code: string | null;
    persons_unknown: Flag;
    /** Of issue, grant or making, on which ages and limits are tested; of what is planned, of the application. */
    issued_on: string;
    issued_time: string | null;
    from_day: string;
    /** Null: without an end, or until further order. */
    until_day: string | null;
    until_time: string | null;
    is_interim: Flag;
    is_without_notice: Flag;
    authorised_by: Authoriser | null;
    agency_id: string;
    officer_user_id: string | null;
    officer_name: string | null;
    court: string | null;
    court_reference: string | null;
    grounds: string | null;
    consulted_on: string | null;
    consulted_words: string | null;
    not_consulted_reason: string | null;
    /** The warning before a notice, the notice before an order. */
    follows_id: string | null;
    skipped_stage_reason: string | null;
    support_offered: "yes" | "no" | null;
    support_words: string | null;
    vehicle_words: string | null;
    amount_pounds: number | null;
    service_id: string | null;
    service_answer: ServiceAnswer | null;
    service_answered_on: string | null;
    service_outcome: string | null;
    ended_on: string | null;
    end_kind: EndKind | null;
    end_reason: string | null;
    created_at: string;
    created_by: string | null;
  };
  intervention_respondent: {
    id: string;
    partnership_id: string;
    intervention_id: string;
    version: number;
    person_id: string | null;
    body_name: string | null;
    served_on: string | null;
    served_time: string | null;
    served_how: ServedHow | null;
    served_words: string | null;
    ended_on: string | null;
    end_kind: EndKind | null;
    end_reason: string | null;
    created_at: string;
    created_by: string | null;
  };
  intervention_condition: {
    id: string;
    partnership_id: string;
    intervention_id: string;
    version: number;
    number: number;
    kind: ConditionKind;
    words: string;
    /** Null: it binds every respondent. */
    respondent_id: string | null;
    location_id: string | null;
    area_words: string | null;
    /** Not to be met or approached. Being named here opens the record to nobody. */
    protected_person_id: string | null;
    supervisor: string | null;
    /** Out of their own home. */
    excludes_from_home: Flag;
    from_day: string;
    ended_on: string | null;
    end_reason: string | null;
    created_at: string;
    created_by: string | null;
  };
  intervention_breach: {
    id: string;
    partnership_id: string;
    intervention_id: string;
    version: number;
    /** Null: persons unknown. */
    respondent_id: string | null;
    condition_id: string | null;
    incident_id: string | null;
    breached_on: string;
    breached_time: string | null;
    evidence: string;
    consequence: Consequence | null;
    consequence_words: string | null;
    decided_on: string | null;
    /** At whose next sitting it is to be heard, and since when it has been. */
    for_group_id: string | null;
    heard_on: string | null;
    recorded_at: string;
    recorded_by: string | null;
  };
  intervention_step: {
    id: string;
    partnership_id: string;
    intervention_id: string;
    /** Of the intervention's case, for its timeline. */
    case_id: string | null;
    respondent_id: string | null;
    kind: InterventionStepKind;
    on_day: string;
    at_time: string | null;
    /** Of an extension or a variation: the end before it and after it. Of an adjournment: the day to which. */
    until_before: string | null;
    until_after: string | null;
    /** Of an appeal that was decided. */
    outcome: AppealOutcome | null;
    words: string | null;
    reason: string | null;
    /** Of a warning that was overridden: which, as the rule calls it. */
    warning_code: string | null;
    recorded_by: string | null;
    recorded_at: string;
  };
}
