import type { LinkRole, LinkStanding, StandingBasis } from "#app/domain/people/link-roles.ts";
import type { BirthDateBasis } from "#app/domain/people/person.ts";
import type { Sex } from "#app/domain/people/person-parts.ts";
import type { RiskLevel } from "#app/domain/risk/levels.ts";
import type { SubjectKind, CaseStatus } from "#app/domain/cases/case-status.ts";
import type { ReferralDecision, ReferralStatus } from "#app/domain/cases/referral-status.ts";
import type { Urgency } from "#app/domain/cases/urgency.ts";

type YesNo = "yes" | "no";

export interface CaseTables {
  person: {
    id: string;
    partnership_id: string;
    reference: string;
    version: number;
    given_names: string;
    family_name: string;
    name_folded: string;
    birth_date: string | null;
    birth_date_basis: BirthDateBasis;
    area_words: string | null;
    sex: Sex | null;
    /** The record that stands, when this one was found to be of the same person. */
    merged_into_id: string | null;
    created_at: string;
    created_by: string | null;
    import_batch_id: string | null;
  };
  search_term: {
    partnership_id: string;
    term_kind: "word" | "sound" | "trigram" | "day" | "reference" | "postcode";
    term: string;
    record_kind: string;
    record_id: string;
  };
  person_search: {
    id: string;
    partnership_id: string;
    user_id: string;
    /** JSON of a PersonQuery. */
    query: string;
    created_at: string;
    expires_at: string;
  };
  /** Whom a search has shown to a user. */
  found_person: { partnership_id: string; user_id: string; person_id: string; expires_at: string };
  referral: {
    id: string;
    partnership_id: string;
    reference: string;
    version: number;
    group_id: string;
    subject_kind: SubjectKind;
    person_id: string | null;
    person_role: LinkRole | null;
    referring_agency_id: string;
    received_on: string;
    reason: string;
    lawful_basis: string;
    status: ReferralStatus;
    created_at: string;
    created_by: string | null;
    location_id: string | null;
    problem_title: string | null;
    problem_area: string | null;
    /** A person as the referrer typed them, until somebody who may search has said who it is. */
    typed_given_names: string | null;
    typed_family_name: string | null;
    typed_birth_date: string | null;
    typed_birth_date_basis: BirthDateBasis | null;
    typed_area: string | null;
    /** The officer who refers: a user of ours, or a name. */
    referring_user_id: string | null;
    referring_officer: string | null;
    tried: string | null;
    urgency: Urgency | null;
    gateway: string | null;
    person_told: YesNo | null;
    person_told_by: string | null;
    person_told_on: string | null;
    person_not_told_reason: string | null;
    parent_told: YesNo | null;
    parent_told_by: string | null;
    parent_told_on: string | null;
    parent_not_told_reason: string | null;
    redirected_from_id: string | null;
  };
  /** People in a referral about a place or a problem. */
  referral_link: {
    id: string;
    partnership_id: string;
    referral_id: string;
    person_id: string | null;
    role: LinkRole;
    standing: "alleged" | null;
    typed_given_names: string | null;
    typed_family_name: string | null;
    typed_birth_date: string | null;
    typed_birth_date_basis: BirthDateBasis | null;
    version: number;
    created_at: string;
  };
  referral_decision: {
    id: string;
    partnership_id: string;
    referral_id: string;
    decision: ReferralDecision;
    reason: string;
    decided_by: string | null;
    decided_on: string;
    decided_at: string;
    case_id: string | null;
    corrects_id: string | null;
  };
  case_record: {
    id: string;
    partnership_id: string;
    reference: string;
    version: number;
    group_id: string;
    referral_id: string | null;
    subject_kind: SubjectKind;
    person_id: string | null;
    status: CaseStatus;
    visibility: "standard" | "restricted";
    lead_agency_id: string;
    lead_user_id: string | null;
    opened_on: string;
    closed_on: string | null;
    risk_level: RiskLevel | null;
    risk_person_id: string | null;
    risk_assessed_on: string | null;
    review_due_on: string | null;
    /** The lower level that waits to be confirmed. */
    risk_proposed: RiskLevel | null;
    supervisor_review_due_on: string | null;
    manager_review_due_on: string | null;
    location_level_name: string | null;
    created_at: string;
    location_id: string | null;
    problem_title: string | null;
    /** Who signs off what is high; null while nobody is named. */
    supervisor_user_id: string | null;
    /** Only while it is on hold: the last day of it. */
    hold_until: string | null;
    import_batch_id: string | null;
  };
  case_link: {
    id: string;
    partnership_id: string;
    case_id: string;
    person_id: string;
    role: LinkRole;
    standing: LinkStanding | null;
    from_day: string;
    until_day: string | null;
    version: number;
    /** By what a perpetrator is confirmed. */
    standing_basis: StandingBasis | null;
    /** The day of the admission, conviction, order or finding; or on which an allegation was found not substantiated. */
    standing_on: string | null;
    standing_source: string | null;
    note: string | null;
    ended_reason: string | null;
    source_referral_id: string | null;
    created_at: string | null;
    created_by: string | null;
  };
  case_access: {
    id: string;
    partnership_id: string;
    case_id: string;
    user_id: string;
    access: "named" | "conflict";
    reason: string;
    given_by: string | null;
    since: string;
    ended_at: string | null;
    version: number;
  };
}
