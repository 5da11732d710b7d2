import { goes, unlinked, type Holdings } from "./holding.ts";

/** What people asked for as their right, and what keeps or names a record. */
export const RIGHTS_HELD = {
  access_pack: {
    kind: "access-pack",
    name: ["subject access pack", "subject access packs"],
    isVersioned: true,
    links: { person_id: goes("person"), request_id: goes("rights_request") },
    frozen: "content_as_json",
    plain: "status gathered_at given_on given_how",
  },
  access_pack_item: {
    isVersioned: true,
    links: { pack_id: goes("access_pack") },
    words: "reason edited_words answer_words",
    plain: "section source_kind source_id mark exemption asked_on answered_on answer",
  },
  access_pack_label: {
    key: null,
    links: { request_id: goes("rights_request") },
    plain: "label kind record_id",
  },
  disclosure: {
    stays: true,
    words: "words purpose recipients gateway necessity proportionality approved_by",
    plain: "list format destination made_at stored_name",
  },
  disclosure_entry: {
    stays: true,
    words: "what recipients gateway necessity proportionality approved_by",
    plain: "recorded_at disclosed_on made_by event way object_kind object_id destination",
  },
  retention_hold: {
    stays: true,
    isVersioned: true,
    words: "words ended_reason",
    plain: "record_kind record_id ground placed_on review_on ended_on",
  },
  retention_item: {
    stays: true,
    isVersioned: true,
    words: "reason kept_because",
    plain: "record_kind record_id reference review_on rule proposed found_on status fate next_review_on decided_at",
  },
  rights_mark: {
    isVersioned: true,
    links: { request_id: unlinked("rights_request"), person_id: goes("person") },
    words: "words ended_reason",
    plain: "record_kind record_id mark from_day ended_on recorded_at",
  },
  rights_request: {
    kind: "rights-request",
    name: ["request about somebody’s own data", "requests about somebody’s own data"],
    isVersioned: true,
    links: { person_id: unlinked("person") },
    words:
      "subject_name subject_birth_date requester_name authority_words contact_words words identity_how extension_reason searched_words outcome_words",
    plain:
      "reference kind regime status requester_kind channel received_on identity_asked_on identity_proved_on clarification_asked_on clarified_on due_on extended_on extension_told_on outcome closed_on created_at",
  },
  rights_request_step: {
    links: { request_id: goes("rights_request") },
    words: "words",
    plain: "kind happened_on recorded_at",
  },
} satisfies Holdings;
