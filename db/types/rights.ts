import type { EntryDestination, Way } from "#app/domain/disclosures/entry.ts";
import type { Gateway } from "#app/domain/disclosures/gateway.ts";
import type { RightsMark } from "#app/domain/rights/mark.ts";
import type { Exemption, LabelKind, PackMark, PackStatus } from "#app/domain/rights/pack.ts";
import type {
  Regime,
  RequestChannel,
  Requester,
  RequestKind,
  RequestOutcome,
  RequestStatus,
  RequestStepKind,
} from "#app/domain/rights/request.ts";

export interface RightsTables {
  rights_request: {
    id: string;
    partnership_id: string;
    reference: string;
    version: number;
    kind: RequestKind;
    regime: Regime;
    status: RequestStatus;
    subject_name: string;
    subject_birth_date: string | null;
    person_id: string | null;
    requester_kind: Requester;
    requester_name: string | null;
    authority_words: string | null;
    contact_words: string | null;
    channel: RequestChannel;
    words: string;
    received_on: string;
    identity_asked_on: string | null;
    identity_proved_on: string | null;
    identity_how: string | null;
    clarification_asked_on: string | null;
    clarified_on: string | null;
    /** By the month rule; null while identity or an answer is waited for. */
    due_on: string | null;
    extended_on: string | null;
    extension_reason: string | null;
    extension_told_on: string | null;
    searched_words: string | null;
    outcome: RequestOutcome | null;
    outcome_words: string | null;
    closed_on: string | null;
    officer_user_id: string | null;
    created_at: string;
    created_by: string | null;
  };
  rights_request_step: {
    id: string;
    partnership_id: string;
    request_id: string;
    kind: RequestStepKind;
    happened_on: string;
    words: string | null;
    recorded_by: string | null;
    recorded_at: string;
  };
  rights_mark: {
    id: string;
    partnership_id: string;
    record_kind: string;
    record_id: string;
    mark: RightsMark;
    words: string;
    person_id: string;
    request_id: string | null;
    from_day: string;
    ended_on: string | null;
    ended_reason: string | null;
    recorded_by: string | null;
    recorded_at: string;
    version: number;
  };
  access_pack: {
    id: string;
    partnership_id: string;
    request_id: string;
    number: number;
    person_id: string;
    status: PackStatus;
    names_agencies: 0 | 1;
    gathered_at: string;
    gathered_by: string;
    /** Of one that was given: what stood in it. */
    content_as_json: string | null;
    given_on: string | null;
    given_how: string | null;
    given_by: string | null;
    version: number;
  };
  access_pack_item: {
    id: string;
    partnership_id: string;
    pack_id: string;
    position: number;
    section: string;
    /** The table, and the key of its row. */
    source_kind: string;
    source_id: string;
    source_agency_id: string | null;
    /** Found by the person's name, in a row that is about something or somebody else. */
    is_mention: 0 | 1;
    mark: PackMark;
    exemption: Exemption | null;
    reason: string | null;
    edited_words: string | null;
    asked_on: string | null;
    answered_on: string | null;
    answer: "disclose" | "withhold" | null;
    answer_words: string | null;
    marked_by: string | null;
    version: number;
  };
  access_pack_label: {
    request_id: string;
    kind: LabelKind;
    record_id: string;
    label: string;
    partnership_id: string;
  };
  disclosure_entry: {
    id: string;
    partnership_id: string;
    audit_event_id: string;
    recorded_at: string;
    disclosed_on: string;
    /** A user's id, or `system:` and a name. */
    made_by: string;
    agency_id: string | null;
    event: string;
    way: Way;
    object_kind: string;
    object_id: string | null;
    what: string | null;
    destination: EntryDestination;
    recipients: string | null;
    gateway: Gateway | null;
    necessity: string | null;
    proportionality: string | null;
    approved_by: string | null;
  };
  sharing_agreement: {
    id: string;
    partnership_id: string;
    title: string;
    title_folded: string;
    purpose: string;
    data_words: string | null;
    gateway: Gateway | null;
    from_day: string;
    review_on: string;
    ended_on: string | null;
    ended_reason: string | null;
    created_at: string;
    created_by: string | null;
    version: number;
  };
  agreement_signatory: {
    id: string;
    partnership_id: string;
    agreement_id: string;
    agency_id: string;
    signed_on: string;
    signed_by: string;
    left_on: string | null;
    version: number;
  };
  agreement_review: {
    id: string;
    partnership_id: string;
    agreement_id: string;
    reviewed_on: string;
    words: string;
    next_review_on: string;
    reviewed_by: string | null;
    recorded_at: string;
  };
}
