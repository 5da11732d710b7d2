import type { Holdings } from "./holding.ts";

/** Traces of records in tables that refer to them by an id alone. */
export const TRACES_HELD = {
  form_once: {
    stays: true,
    key: null,
    plain: "at token object_kind object_id",
  },
  import_batch: {
    stays: true,
    plain: "kind format content_hash status created_at created_by publisher as_at published_on undone_at undone_by",
  },
  import_follow_up: {
    stays: true,
    key: "batch_id",
    isVersioned: true,
    plain: "recent_from followed_to done_at",
  },
  import_item: {
    stays: true,
    key: null,
    frozen: "before",
    plain: "record_kind record_id",
  },
  import_mapping: {
    stays: true,
    isVersioned: true,
    plain: "name name_folded columns kind",
  },
  import_row: {
    stays: true,
    key: null,
    words: "column_name reason row_key",
    frozen: "given",
    plain: "fate",
  },
  import_run: {
    stays: true,
    isVersioned: true,
    words: "file_name problem",
    frozen: "reading columns",
    plain: "kind status stored_as version_label held_by held_until created_at created_by ended_at",
  },
  notification: {
    kind: "notification",
    name: ["notification", "notifications"],
    plain: "kind object_kind object_id reference for_day created_at read_at",
  },
  outbox_email: {
    words: "reference path",
    plain: "kind message_id status created_at waiting_since next_attempt_at claimed_at sent_at last_error",
  },
  recent_view: {
    stays: true,
    key: null,
    plain: "session_id object_kind object_id event seen_at",
  },
  search_term: {
    stays: true,
    key: null,
    words: "term",
    plain: "term_kind record_kind record_id",
  },
} satisfies Holdings;
