import type { Attribution } from "#app/domain/premises/attribution.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import type { ContactWay } from "#app/domain/premises/contact.ts";
import type { InvitedParty, InvitedHow } from "#app/domain/premises/formal-meeting.ts";
import type { PremisesIncidentField } from "#app/domain/premises/incident-changes.ts";
import type { ConditionSource, HolderRole, LicenceStatus, PremisesKind } from "#app/domain/premises/register.ts";
import type { LicensingEnd, LicensingStepKind, ReviewApplicant } from "#app/domain/premises/licensing-kinds.ts";
import type { Severity } from "#app/domain/premises/severity.ts";

type Flag = 0 | 1;

export interface PremisesTables {
  premises: {
    id: string;
    partnership_id: string;
    reference: string;
    version: number;
    licence_number: string;
    /** Of licenceNumberKey: what makes two numbers the same. */
    licence_number_folded: string;
    kind: PremisesKind;
    status: LicenceStatus;
    licensed_from: string | null;
    name: string;
    name_folded: string;
    address_words: string | null;
    postcode: string | null;
    uprn: string | null;
    location_id: string | null;
    beat_code: string | null;
    ward_code: string | null;
    capacity: number | null;
    hours: string | null;
    closed_on: string | null;
    closed_reason: string | null;
    /** Since the file of which day its number is not in the register; null while it is. */
    missing_since: string | null;
    /** Of the newest agreed grade, kept with it in one transaction; null: not graded. */
    agreed_band: Band | null;
    agreed_on: string | null;
    agreed_grade_id: string | null;
    /** Of the newest contact that is not withdrawn, kept with it. */
    last_contact_on: string | null;
    /** Of contactFrom (app/domain/premises/contact-due.ts), kept with the grade and the contacts; null while not graded. */
    contact_from_on: string | null;
    created_at: string;
    created_by: string | null;
    import_batch_id: string | null;
  };
  premises_activity: { premises_id: string; partnership_id: string; name: string; name_folded: string };
  premises_holder: {
    id: string;
    partnership_id: string;
    premises_id: string;
    role: HolderRole;
    is_company: Flag;
    name: string;
    company_number: string | null;
    personal_licence_number: string | null;
    phone: string | null;
    email: string | null;
    address_words: string | null;
    from_day: string | null;
    until_day: string | null;
    version: number;
    created_at: string;
    created_by: string | null;
  };
  premises_condition: {
    id: string;
    partnership_id: string;
    premises_id: string;
    number: number;
    source: ConditionSource;
    words: string;
    from_day: string | null;
    until_day: string | null;
    end_reason: string | null;
    version: number;
    created_at: string;
    created_by: string | null;
  };
  premises_incident: {
    id: string;
    partnership_id: string;
    premises_id: string;
    incident_id: string;
    severity: Severity;
    attribution: Attribution;
    called_police: Flag;
    good_practice: Flag;
    is_crime: Flag;
    is_safety: Flag;
    is_nuisance: Flag;
    is_children: Flag;
    decided_sitting_id: string | null;
    decided_on: string | null;
    ended_on: string | null;
    ended_reason: string | null;
    version: number;
    created_at: string;
    created_by: string | null;
    /** Of what is recorded for licensing alone: whose finding it is, and its number there. */
    finding_agency_id: string | null;
    finding_reference: string | null;
    /** The row of an incident that was found to be the same one, which brought this. */
    carried_from_id: string | null;
  };
  premises_incident_change: {
    id: string;
    partnership_id: string;
    premises_incident_id: string;
    field: PremisesIncidentField;
    before_value: string | null;
    after_value: string | null;
    reason: string | null;
    sitting_id: string | null;
    changed_by: string | null;
    changed_at: string;
  };
  premises_grade: {
    id: string;
    partnership_id: string;
    premises_id: string;
    sitting_id: string;
    graded_on: string;
    /** Millionths of a point. */
    computed_points: number;
    computed_band: Band;
    agreed_band: Band;
    reason: string | null;
    /** As JSON (app/domain/premises/frozen-ledger.ts), what the group had before it. */
    ledger: string;
    corrects_id: string | null;
    agreed_by: string | null;
    agreed_at: string;
  };
  premises_plan: {
    id: string;
    partnership_id: string;
    premises_id: string;
    band: "amber" | "red";
    aim: string;
    started_on: string;
    ends_on: string;
    closed_on: string | null;
    closed_reason: string | null;
    version: number;
    created_at: string;
    created_by: string | null;
  };
  premises_meeting: {
    id: string;
    partnership_id: string;
    premises_id: string;
    grade_id: string | null;
    band: "amber" | "red";
    due_on: string;
    action_id: string | null;
    arranged_day: string | null;
    arranged_time: string | null;
    place: string | null;
    held_on: string | null;
    outcome: string | null;
    not_held_reason: string | null;
    /** That the premises were told of their grade: when, how and whom. */
    notified_on: string | null;
    notified_how: ContactWay | null;
    notified_whom: string | null;
    version: number;
    created_at: string;
    created_by: string | null;
  };
  premises_invitation: {
    id: string;
    partnership_id: string;
    meeting_id: string;
    party: InvitedParty;
    name: string;
    invited_on: string | null;
    how: InvitedHow | null;
    answer: "attends" | "does-not-attend" | null;
    attended: Flag | null;
    version: number;
  };
  licensing_step: {
    id: string;
    partnership_id: string;
    premises_id: string;
    version: number;
    kind: LicensingStepKind;
    /** Of the application, of the receipt of a notice, or from which it runs. */
    happened_on: string;
    happened_time: string | null;
    until_day: string | null;
    until_time: string | null;
    applicant: ReviewApplicant | null;
    is_crime: Flag;
    is_safety: Flag;
    is_nuisance: Flag;
    is_children: Flag;
    words: string | null;
    interim_on: string | null;
    interim_time: string | null;
    interim_modified: Flag;
    interim_excluded: Flag;
    interim_dps_removed: Flag;
    interim_suspended: Flag;
    hearing_on: string | null;
    /** With none of the five flags: nothing was needed. */
    decided_on: string | null;
    is_modified: Flag;
    is_excluded: Flag;
    is_dps_removed: Flag;
    is_suspended: Flag;
    is_revoked: Flag;
    effective_from: string | null;
    suspended_until: string | null;
    limited_until: string | null;
    decision_words: string | null;
    appealed_on: string | null;
    ended_on: string | null;
    end_kind: LicensingEnd | null;
    end_reason: string | null;
    created_at: string;
    created_by: string | null;
  };
  premises_prompt_answer: {
    id: string;
    partnership_id: string;
    premises_id: string;
    grade_id: string;
    reason: string;
    answered_by: string | null;
    answered_at: string;
  };
  premises_contact: {
    id: string;
    partnership_id: string;
    premises_id: string;
    contacted_on: string;
    how: ContactWay;
    agency_id: string;
    words: string | null;
    recorded_by: string | null;
    recorded_at: string;
    withdrawn_reason: string | null;
    version: number;
  };
}
