import type { AsbHeading, AsbQualifier, HateStrand } from "#app/domain/incidents/asb-headings.ts";
import type {
  IncidentPriority,
  IncidentRole,
  IncidentStatus,
  ReportChannel,
  StepKind,
} from "#app/domain/incidents/incident.ts";
import type { LinkStanding, StandingBasis } from "#app/domain/people/link-roles.ts";

type Flag = 0 | 1;

export interface IncidentTables {
  asb_type: {
    id: string;
    partnership_id: string;
    heading: AsbHeading;
    name: string;
    name_folded: string;
    retired_on: string | null;
    version: number;
  };
  problem: {
    id: string;
    partnership_id: string;
    reference: string;
    version: number;
    title: string;
    location_id: string | null;
    case_id: string | null;
    opened_on: string;
    closed_on: string | null;
    created_at: string;
    created_by: string | null;
    /** What it is, and where, as its newest incident had it; an officer may say otherwise what it is. */
    heading: AsbHeading | null;
    beat_code: string | null;
    /** The day of its newest incident. */
    last_on: string | null;
    close_reason: string | null;
  };
  incident: {
    id: string;
    partnership_id: string;
    reference: string;
    version: number;
    earliest_day: string;
    earliest_time: string | null;
    /** The day that counts where only a range is known. */
    latest_day: string;
    latest_time: string | null;
    location_id: string | null;
    beat_code: string | null;
    ward_code: string | null;
    lsoa_code: string | null;
    heading: AsbHeading;
    asb_type_id: string | null;
    qualifier: AsbQualifier;
    is_youth: Flag;
    is_alcohol: Flag;
    is_drugs: Flag;
    is_mental_health: Flag;
    is_student: Flag;
    is_vehicle: Flag;
    vehicle_words: string | null;
    is_hate: Flag;
    what_happened: string;
    /** All that licensing officers read of it. */
    licensing_summary: string | null;
    /** An offence, a test purchase or a breach of a licence: in no list of incidents, seen with its premises alone. */
    licensing_only: Flag;
    /** Who is thought responsible, where nobody is named. */
    suspect_words: string | null;
    problem_id: string | null;
    status: IncidentStatus;
    priority: IncidentPriority;
    officer_agency_id: string | null;
    officer_user_id: string | null;
    first_contact_due_on: string | null;
    first_contact_on: string | null;
    victim_told_on: string;
    next_step: string | null;
    next_step_on: string | null;
    ended_on: string | null;
    end_reason: string | null;
    created_at: string;
    created_by: string | null;
    import_batch_id: string | null;
    /** Seen and counted no more by itself (db/visibility/imports.ts): the same as another, or a crime for its source. */
    set_aside: "same" | "crime" | null;
    same_as_id: string | null;
  };
  incident_hate_strand: { incident_id: string; partnership_id: string; strand: HateStrand };
  report: {
    id: string;
    partnership_id: string;
    reference: string;
    version: number;
    agency_id: string;
    channel: ReportChannel;
    reported_on: string;
    /** Null when it is anonymous. */
    reporter_person_id: string | null;
    /** For whom it was made: the reporter, unless somebody spoke for another. */
    for_person_id: string | null;
    agency_reference: string | null;
    created_at: string;
    created_by: string | null;
    import_batch_id: string | null;
  };
  report_incident: { report_id: string; incident_id: string; partnership_id: string };
  incident_person: {
    id: string;
    partnership_id: string;
    incident_id: string;
    person_id: string;
    role: IncidentRole;
    standing: LinkStanding | null;
    /** By what somebody is confirmed as a perpetrator. */
    standing_basis: StandingBasis | null;
    standing_on: string | null;
    standing_source: string | null;
    note: string | null;
    /** Taken off again, with a reason: it counts no more and shows nobody the person. */
    ended_on: string | null;
    ended_reason: string | null;
    version: number;
    created_at: string;
    created_by: string | null;
  };
  incident_case: {
    incident_id: string;
    case_id: string;
    partnership_id: string;
    shows_reporter: Flag;
    linked_at: string;
    linked_by: string | null;
  };
  incident_step: {
    id: string;
    partnership_id: string;
    incident_id: string;
    kind: StepKind;
    happened_on: string;
    words: string | null;
    how: string | null;
    agency_id: string;
    recorded_by: string | null;
    recorded_at: string;
  };
  victim_duty: {
    id: string;
    partnership_id: string;
    person_id: string;
    report_id: string;
    arose_on: string;
    due_on: string;
    told_on: string | null;
    told_how: string | null;
    told_by: string | null;
    created_at: string;
    version: number;
  };
}
