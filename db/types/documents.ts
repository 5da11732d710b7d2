import type { Gateway } from "#app/domain/disclosures/gateway.ts";
import type { DocumentContent } from "#app/domain/documents/content.ts";
import type { DocumentContext, DocumentKind, ScanState } from "#app/domain/documents/document.ts";

export interface DocumentTables {
  document: {
    id: string;
    partnership_id: string;
    version: number;
    context: DocumentContext;
    case_id: string | null;
    referral_id: string | null;
    action_id: string | null;
    intervention_id: string | null;
    premises_id: string | null;
    title: string;
    kind: DocumentKind;
    /** What its bytes are, whatever it was called. */
    content: DocumentContent;
    size: number;
    sha256: string;
    stored_name: string;
    scan_state: ScanState;
    scanned_at: string | null;
    uploaded_by: string;
    uploaded_at: string;
    removed_by: string | null;
    removed_at: string | null;
    removed_reason: string | null;
  };
  disclosure: {
    id: string;
    partnership_id: string;
    list: string;
    words: string;
    row_count: number;
    format: "csv" | "xlsx";
    destination: "own-use" | "disclosed";
    purpose: string | null;
    recipients: string | null;
    gateway: Gateway | null;
    necessity: string | null;
    proportionality: string | null;
    approved_by: string | null;
    made_by: string;
    made_at: string;
    audit_event_id: string;
    stored_name: string;
    /** A long list comes as several files, each a row: the second and later ones name the first. */
    part: number;
    parts: number;
    first_id: string | null;
  };
}
