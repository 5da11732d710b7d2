import type { Actor } from "../access/actor.ts";
import { type Belonging, mayInCase } from "../access/case-rights.ts";
import type { Permission } from "../access/permissions.ts";
import { DOCUMENT_CONTENTS, type DocumentContent } from "./content.ts";

/** What a document may belong to today. */
export const DOCUMENT_CONTEXTS = ["case", "referral", "action", "intervention", "premises"] as const;
export type DocumentContext = (typeof DOCUMENT_CONTEXTS)[number];
export function isDocumentContext(kind: string): kind is DocumentContext {
  return (DOCUMENT_CONTEXTS as readonly string[]).includes(kind);
}

export const CONTEXT_NAMES: Record<DocumentContext, string> = {
  case: "Case",
  referral: "Referral",
  action: "Action",
  intervention: "Intervention",
  premises: "Licensed premises",
};
const PATHS: Record<DocumentContext, string> = {
  case: "/cases",
  referral: "/referrals",
  action: "/actions",
  intervention: "/interventions",
  premises: "/premises",
};
/** Whoever may not open such records sees nothing of their documents either. */
export const CONTEXT_PERMISSIONS: Record<DocumentContext, Permission> = {
  case: "cases:read",
  referral: "referrals:read",
  action: "actions:read",
  intervention: "interventions:read",
  premises: "premises:read",
};

/** The record that a document belongs to. */
export type DocumentOwner = { kind: DocumentContext; id: string };

type OwnerIds = Record<`${DocumentContext}Id`, string | null>;

/** Of a row as the database has it: one of them is there. */
export function ownerOf(row: OwnerIds) {
  const owners = {
    case: row.caseId,
    referral: row.referralId,
    action: row.actionId,
    intervention: row.interventionId,
    premises: row.premisesId,
  };
  const kind = DOCUMENT_CONTEXTS.find((context) => owners[context] !== null);
  if (!kind) throw new Error("A document that belongs to nothing");
  return { kind, id: owners[kind] ?? "" } satisfies DocumentOwner;
}

export function contextPath({ kind, id }: DocumentOwner) {
  return `${PATHS[kind]}/${id}`;
}

export function documentsPath({ kind, id }: DocumentOwner, after?: string) {
  return `/documents/records/${kind}/${id}${after ? `?after=${after}` : ""}`;
}

export const DOCUMENT_KIND_NAMES = {
  letter: "Letter or e-mail",
  report: "Report or assessment",
  statement: "Statement",
  photograph: "Photograph",
  agreement: "Agreement or contract",
  order: "Court order or notice",
  minutes: "Minutes",
  other: "Something else",
} as const;
export type DocumentKind = keyof typeof DOCUMENT_KIND_NAMES;
export const DOCUMENT_KINDS = Object.keys(DOCUMENT_KIND_NAMES) as [DocumentKind, ...DocumentKind[]];

export const SCAN_STATE_NAMES = {
  "not-scanned": "Not scanned",
  clean: "Scanned, nothing found",
  infected: "Virus found: cannot be opened",
  failed: "Scan failed: cannot be opened until it is scanned",
} as const;
export type ScanState = keyof typeof SCAN_STATE_NAMES;

/** Why a document may not be handed out, or null. What a scanner could not finish with waits for the next scan. */
export function refuseDownload(document: { removedAt: string | null; scanState: ScanState }): string | null {
  if (document.removedAt !== null) return "removed";
  return document.scanState === "infected" || document.scanState === "failed" ? document.scanState : null;
}

/**
 * Whoever sees the record that they belong to, but for what is seen through broken glass, which is for reading (DOMAIN 7.3);
 * and to their own action its owner, whether or not they see its case.
 */
export function mayAddDocuments(
  actor: Pick<Actor, "id" | "permissions">,
  record: Pick<Belonging, "isByRight"> & { ownerUserId?: string | null },
): boolean {
  return (record.isByRight === 1 || record.ownerUserId === actor.id) && actor.permissions.has("documents:add");
}

/** Whoever runs the case, or the group, that the record belongs to; of licensed premises, whoever records them. */
export function mayRemoveDocuments(
  actor: Pick<Actor, "id" | "memberships" | "duties" | "permissions">,
  owner: Belonging & { isOfPremises?: boolean },
): boolean {
  if (owner.isOfPremises === true) return actor.permissions.has("premises:record");
  return mayInCase(actor, owner, "documents:remove");
}

export function refuseRemoval(document: { removedAt: string | null }) {
  return document.removedAt === null ? null : { field: null, message: "This document has been removed already" };
}

/** What the file is called when it is handed out. Its title may name somebody; folders of downloads are read by others. */
export function downloadName(document: {
  id: string;
  reference: string;
  uploadedOn: string;
  content: DocumentContent;
}): string {
  const reference = document.reference.replaceAll(/[^A-Za-z0-9-]/g, "");
  return `${reference}-${document.uploadedOn}-${document.id.slice(-6)}.${DOCUMENT_CONTENTS[document.content].ending}`;
}

/** 1.4 MB, 12 kB, 812 bytes. */
export function sizeWords(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return bytes >= 1_000 ? `${Math.round(bytes / 1_000)} kB` : `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
}
