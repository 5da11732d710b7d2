import { emptied, goes, type Holdings } from "./holding.ts";

/** What was said at meetings: the items stay, emptied, and the minutes with pseudonyms. */
export const MEETINGS_HELD = {
  agency_contribution: {
    stays: true,
    key: null,
    isVersioned: true,
    words: "words",
    plain: "recorded_at",
  },
  agenda_item: {
    stays: true,
    isVersioned: true,
    links: { referral_id: emptied("referral"), case_id: emptied("case_record") },
    words: "title reason state_reason",
    plain: "part kind state created_at",
  },
  forward_item: {
    stays: true,
    isVersioned: true,
    words: "title detail action_by state_reason",
    plain: "due_on part state created_at",
  },
  item_conflict: {
    key: null,
    links: { item_id: goes("agenda_item") },
    plain: "declared_at",
  },
  item_contribution: {
    links: { item_id: goes("agenda_item") },
    words: "words",
    plain: "kind said_at",
  },
  item_minute: {
    key: "item_id",
    links: { item_id: goes("agenda_item") },
    isVersioned: true,
    words: "minute decision shared_summary",
    plain: "saved_at lease_until",
  },
  minutes_copy: {
    stays: true,
    plain: "kind format given_at",
  },
  minutes_version: {
    stays: true,
    links: { item_id: emptied("agenda_item") },
    words: "correction",
    frozen: "content",
    plain: "kind made_at corrects corrected_on",
  },
  passed_matter: {
    stays: true,
    isVersioned: true,
    links: { from_item_id: emptied("agenda_item") },
    words: "title words asked",
    plain: "state passed_at",
  },
  research_request: {
    isVersioned: true,
    links: { case_id: goes("case_record") },
    words: "summary attends_words",
    plain: "due_on requested_at answer answered_at chased_at",
  },
  research_withheld: {
    key: null,
    links: { request_id: goes("research_request") },
  },
} satisfies Holdings;
