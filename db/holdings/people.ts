import { goes, unlinked, type Holdings } from "./holding.ts";

/** Whatever is known of a person came through one of these records, and goes with it. */
const LINKS_OF_PART = {
  report_id: goes("report"),
  referral_id: goes("referral"),
  case_id: goes("case_record"),
  person_id: goes("person"),
};

/** People and what was found out about them. */
export const PEOPLE_HELD = {
  found_person: {
    key: null,
    links: { person_id: goes("person") },
    plain: "expires_at",
  },
  imported_person: {
    key: "person_id",
    isVersioned: true,
    links: { person_id: goes("person") },
    words: "postcode",
    plain: "confirmed_at",
  },
  person: {
    kind: "person",
    name: ["person", "people"],
    isVersioned: true,
    links: { merged_into_id: goes("person") },
    words: "given_names family_name name_folded birth_date area_words",
    plain: "reference birth_date_basis created_at sex",
  },
  person_address: {
    isVersioned: true,
    links: LINKS_OF_PART,
    words: "end_reason lines postcode never_reason",
    plain: "recorded_at ended_on address_kind from_day until_day",
  },
  person_alias: {
    isVersioned: true,
    links: LINKS_OF_PART,
    words: "end_reason given_names family_name name_folded",
    plain: "recorded_at ended_on alias_kind",
  },
  person_contact: {
    isVersioned: true,
    links: LINKS_OF_PART,
    words: "end_reason value words never_reason",
    plain: "recorded_at ended_on contact_kind",
  },
  person_marker: {
    isVersioned: true,
    links: LINKS_OF_PART,
    words: "end_reason reason not_told_reason",
    plain: "recorded_at ended_on added_on review_on told_on",
  },
  person_merge: {
    isVersioned: true,
    links: { alias_id: unlinked("person_alias"), merged_id: goes("person"), kept_id: goes("person") },
    words: "reason undone_reason",
    frozen: "before held",
    plain: "merged_at undone_at",
  },
  person_relationship: {
    isVersioned: true,
    links: {
      report_id: goes("report"),
      other_person_id: goes("person"),
      referral_id: goes("referral"),
      case_id: goes("case_record"),
      person_id: goes("person"),
    },
    words: "end_reason relationship words",
    plain: "recorded_at ended_on from_day until_day",
  },
  person_safe_contact: {
    isVersioned: true,
    links: LINKS_OF_PART,
    words: "end_reason times words language needs",
    plain: "recorded_at ended_on channel leave_message",
  },
  person_search: {
    stays: true,
    words: "query",
    plain: "created_at expires_at",
  },
  person_source_reference: {
    key: null,
    links: { person_id: goes("person") },
    words: "reference",
    plain: "source_system",
  },
  person_worker: {
    isVersioned: true,
    links: { case_id: goes("case_record"), person_id: goes("person") },
    words: "ended_reason",
    plain: "work from_day recorded_at ended_at",
  },
} satisfies Holdings;
