import type { Actor } from "#app/domain/access/actor.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { DOCUMENT_CONTENTS } from "#app/domain/documents/content.ts";
import {
  DOCUMENT_KIND_NAMES,
  type DocumentOwner,
  mayAddDocuments,
  mayRemoveDocuments,
  refuseDownload,
  SCAN_STATE_NAMES,
  sizeWords,
} from "#app/domain/documents/document.ts";
import { markWords } from "#app/domain/rights/mark-words.ts";
import { findDocumentOwner, listDocuments } from "#db/queries/documents.ts";
import { marksOn } from "../rights/marks-on.ts";
import type { Executor } from "#db/transaction.ts";

const SHOWN_WITH_RECORD = 10;

type Page = { after?: string; limit: number };

/** The documents of a record, as its page and the list of them show them. */
export async function documentsOf(
  { db, actor }: { db: Executor; actor: Actor },
  owner: DocumentOwner,
  { after, limit }: Page,
) {
  const rows = await listDocuments(db, actor, owner, { after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const marks = await marksOn({ db, actor }, { document: shown.map(({ id }) => id) });
  const record = await findDocumentOwner(db, actor, owner);
  return {
    mayAdd: record !== undefined && mayAddDocuments(actor, record),
    mayRemove: record !== undefined && mayRemoveDocuments(actor, record),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    documents: shown.map((d) => ({
      id: d.id,
      marks: (marks[d.id] ?? []).map(markWords),
      title: d.title,
      kind: DOCUMENT_KIND_NAMES[d.kind],
      file: `${DOCUMENT_CONTENTS[d.content].name}, ${sizeWords(d.size)}`,
      scan: SCAN_STATE_NAMES[d.scanState],
      isOpen: refuseDownload(d) === null,
      /** With a referral that was passed on. Only the group that it was made to first removes it. */
      cameAlong: owner.kind === "referral" && d.referralId !== owner.id,
      added: `${londonTime(d.uploadedAt)} by ${d.uploadedByName}`,
      removed: d.removedAt ? `${londonTime(d.removedAt)} by ${d.removedByName}: ${d.removedReason}` : null,
    })),
  };
}
/** The newest of them, for the page of the record itself. */
export async function documentsShownWith(at: { db: Executor; actor: Actor }, owner: DocumentOwner) {
  const { documents, next, mayRemove, mayAdd } = await documentsOf(at, owner, { limit: SHOWN_WITH_RECORD });
  return { owner, documents, hasMore: next !== null, mayRemove, mayAdd };
}
