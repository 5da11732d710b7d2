import type { AuditCategory } from "#app/domain/audit/events.ts";

export interface AuditTables {
  audit_event: {
    id: string;
    partnership_id: string | null;
    at: string;
    actor_id: string;
    agency_id: string | null;
    session_id: string | null;
    request_id: string | null;
    category: AuditCategory;
    event: string;
    object_kind: string;
    object_id: string | null;
    /** Names only, separated by commas. */
    fields: string;
    result_count: number | null;
    purpose: string | null;
    recipients: string | null;
    detail_mac: string | null;
    mac: string;
  };
  audit_detail: { event_id: string; restricted: 0 | 1; content: string };
  audit_detail_erased: { event_id: string; erasure_run_id: string };
  audit_object: { object_kind: string; object_id: string; event_id: string };
  audit_unsealed: { event_id: string };
  audit_seal: { sequence: number; sealed_at: string; event_count: number; event_ids: string; mac: string };
  audit_archive: {
    /** `2024-03`, as the instants of its events begin. */
    month: string;
    /** The events themselves; or, of a month that was discarded, what the seals need of them. */
    form: "events" | "hashes";
    sha256: string;
    bytes: number;
    event_count: number;
    object_count: number;
    first_event_id: string;
    last_event_id: string;
    archived_at: string;
    archived_by: string;
    event_id: string;
    mac: string;
  };
  recent_view: {
    session_id: string;
    object_kind: string;
    object_id: string;
    partnership_id: string;
    event: string;
    seen_at: string;
  };
  erasure_run: {
    id: string;
    partnership_id: string;
    rule: string;
    started_by: string;
    started_at: string;
    open_marker: "open" | null;
  };
}
