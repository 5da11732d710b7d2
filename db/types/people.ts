import type { AddressKind, AliasKind, Channel, ContactKind, LeaveMessage } from "#app/domain/people/person-parts.ts";
import type { Relationship } from "#app/domain/people/relationships.ts";

/** Known of a person through a case, a referral or a report; with none it was recorded with the person. */
interface PersonPart {
  id: string;
  partnership_id: string;
  person_id: string;
  case_id: string | null;
  referral_id: string | null;
  report_id: string | null;
  recorded_at: string;
  recorded_by: string | null;
  ended_on: string | null;
  end_reason: string | null;
  version: number;
}

export interface PeopleTables {
  marker_kind: {
    id: string;
    partnership_id: string;
    name: string;
    name_folded: string;
    ended_on: string | null;
    created_at: string;
    version: number;
  };
  person_alias: PersonPart & {
    alias_kind: AliasKind;
    given_names: string;
    family_name: string;
    name_folded: string;
  };
  person_contact: PersonPart & {
    contact_kind: ContactKind;
    value: string;
    words: string | null;
    never_use: 0 | 1;
    never_reason: string | null;
  };
  person_safe_contact: PersonPart & {
    channel: Channel;
    times: string | null;
    leave_message: LeaveMessage;
    words: string | null;
    language: string | null;
    interpreter: 0 | 1;
    needs: string | null;
  };
  person_address: PersonPart & {
    address_kind: AddressKind;
    lines: string;
    postcode: string | null;
    beat_area_id: string | null;
    from_day: string | null;
    until_day: string | null;
    never_write: 0 | 1;
    never_reason: string | null;
  };
  person_marker: PersonPart & {
    marker_kind_id: string;
    reason: string;
    added_on: string;
    review_on: string;
    told: 0 | 1;
    told_on: string | null;
    not_told_reason: string | null;
  };
  person_relationship: PersonPart & {
    other_person_id: string;
    relationship: Relationship;
    words: string | null;
    from_day: string | null;
    until_day: string | null;
  };
  person_merge: {
    id: string;
    partnership_id: string;
    kept_id: string;
    merged_id: string;
    /** The name that did not stand, kept as an alias. */
    alias_id: string | null;
    reason: string;
    /** JSON of a MergeBefore. */
    before: string;
    /** JSON of what was held on both. */
    held: string;
    merged_at: string;
    merged_by: string;
    undone_at: string | null;
    undone_by: string | null;
    undone_reason: string | null;
    version: number;
  };
}
