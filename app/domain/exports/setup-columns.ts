import { DOCUMENT_CONTENTS, type DocumentContent } from "../documents/content.ts";
import {
  DOCUMENT_KIND_NAMES,
  type DocumentKind,
  SCAN_STATE_NAMES,
  type ScanState,
  sizeWords,
} from "../documents/document.ts";
import { RUN_STATUS_NAMES, type RunStatus } from "../imports/fates.ts";
import { legalParameterNamed, legalValueWords } from "../settings/legal-powers.ts";
import type { Column } from "./columns.ts";

type DocumentRow = {
  title: string;
  kind: DocumentKind;
  content: DocumentContent;
  size: number;
  scanState: ScanState;
  uploadedAt: string;
  uploadedByName: string;
  removedAt: string | null;
  removedByName: string | null;
  removedReason: string | null;
};
type RunRow = {
  /** What the file holds. */
  label: string;
  fileName: string;
  versionLabel: string | null;
  status: RunStatus;
  rowsLoaded: number | null;
  errors: number;
  createdAt: string;
  createdByName: string | null;
};
/** A setting with its value of today, and what it becomes where that is decided already. */
export type SettingRow = {
  area: string;
  label: string;
  value: string;
  /** Null of a value that is as shipped. */
  from: string | null;
  standing: string;
  source: string;
  next: { from: string; value: string } | null;
};
type LegalRow = {
  power: string;
  parameter: string;
  value: string;
  unit: string;
  fromDay: string;
  untilDay: string | null;
  source: string;
  confirmedAt: string | null;
  confirmedBy: string | null;
};

/** What there is and who brought it, and not what stands in it. */
export const DOCUMENT_COLUMNS: readonly Column<DocumentRow>[] = [
  { heading: "Document", width: 40, of: (d) => d.title },
  { heading: "Kind", width: 24, of: (d) => DOCUMENT_KIND_NAMES[d.kind] },
  { heading: "File", width: 24, of: (d) => `${DOCUMENT_CONTENTS[d.content].name}, ${sizeWords(d.size)}` },
  { heading: "Scanned", width: 24, of: (d) => SCAN_STATE_NAMES[d.scanState] },
  { heading: "Added", width: 20, of: (d) => ({ at: d.uploadedAt }) },
  { heading: "Added by", width: 24, of: (d) => d.uploadedByName },
  { heading: "Removed", width: 20, of: (d) => (d.removedAt === null ? null : { at: d.removedAt }) },
  { heading: "Removed by", width: 24, of: (d) => d.removedByName },
  { heading: "Why", width: 40, of: (d) => d.removedReason },
];

export const IMPORT_COLUMNS: readonly Column<RunRow>[] = [
  { heading: "File", width: 34, of: (r) => r.fileName },
  { heading: "Version", width: 24, of: (r) => r.versionLabel },
  { heading: "What it holds", width: 30, of: (r) => r.label },
  { heading: "State", width: 24, of: (r) => RUN_STATUS_NAMES[r.status] },
  { heading: "Rows loaded", width: 14, of: (r) => (r.status === "visible" ? r.rowsLoaded : null) },
  { heading: "Errors", width: 10, of: (r) => r.errors },
  { heading: "Sent", width: 20, of: (r) => ({ at: r.createdAt }) },
  { heading: "Sent by", width: 24, of: (r) => r.createdByName ?? "A command" },
];

export const SETTING_COLUMNS: readonly Column<SettingRow>[] = [
  { heading: "Area", width: 24, of: (s) => s.area },
  { heading: "Setting", width: 44, of: (s) => s.label },
  { heading: "Value", width: 30, of: (s) => s.value },
  { heading: "From", width: 14, of: (s) => (s.from === null ? "As shipped" : { day: s.from }) },
  { heading: "Standing", width: 24, of: (s) => s.standing },
  { heading: "Source or reason", width: 50, of: (s) => s.source },
  { heading: "Changes on", width: 14, of: (s) => (s.next === null ? null : { day: s.next.from }) },
  { heading: "To", width: 30, of: (s) => s.next?.value ?? null },
];

export const LEGAL_COLUMNS: readonly Column<LegalRow>[] = [
  { heading: "Power", width: 40, of: (l) => legalParameterNamed(l.power, l.parameter)?.powerName ?? l.power },
  { heading: "What", width: 40, of: (l) => legalParameterNamed(l.power, l.parameter)?.label ?? l.parameter },
  { heading: "Value", width: 18, of: (l) => legalValueWords(l.value, l.unit) },
  { heading: "From", width: 14, of: (l) => ({ day: l.fromDay }) },
  { heading: "Last day", width: 14, of: (l) => (l.untilDay === null ? null : { day: l.untilDay }) },
  { heading: "Source", width: 50, of: (l) => l.source },
  {
    heading: "Confirmed",
    width: 20,
    of: (l) =>
      l.confirmedAt === null ? "Not confirmed" : l.confirmedBy === null ? "As shipped" : { at: l.confirmedAt },
  },
  { heading: "Confirmed by", width: 24, of: (l) => l.confirmedBy },
];
