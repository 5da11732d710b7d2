import type { LinkRole, LinkStanding } from "#app/domain/people/link-roles.ts";
import type { BirthDateBasis } from "#app/domain/people/person.ts";
import type { Sex } from "#app/domain/people/person-parts.ts";
import type { RiskLevel } from "#app/domain/risk/levels.ts";
import type { SubjectKind, CaseStatus } from "#app/domain/cases/case-status.ts";
import type { ReferralDecision, ReferralStatus } from "#app/domain/cases/referral-status.ts";

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
    created_at: string;
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
  risk_assessment: {
    id: string;
    partnership_id: string;
    case_id: string;
    person_id: string;
    assessed_on: string;
    assessed_by: string | null;
    recorded_at: string;
    reoffending: RiskLevel;
    reoffending_reasons: string;
    harm_to_others: RiskLevel;
    harm_to_others_reasons: string;
    harm_to_self: RiskLevel;
    harm_to_self_reasons: string;
    overall: RiskLevel;
    next_review_on: string | null;
    corrects_id: string | null;
  };
}
