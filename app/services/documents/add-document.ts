import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { type DocumentContent, judgeContent } from "#app/domain/documents/content.ts";
import type { NewDocument } from "#app/domain/documents/document.form.ts";
import { type DocumentOwner, mayAddDocuments, type ScanState } from "#app/domain/documents/document.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findDocumentOwner, insertDocument } from "#db/queries/documents.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";
import { inspectFile } from "./inspect-file.ts";
import { scanFile } from "./scanner.ts";
import { eraseFile, hashOf, storeFile } from "./stored-files.ts";

type Context = { db: Executor; actor: Actor; now: Date; folder: string; once?: string | null };
type Received = { path: string; originalName: string; size: number };

/**
 * The file first, whole and on the disk, then the row: a stop between them leaves a file that no page hands out and that
 * the sweep takes away, and never a row without its file. The same form sent again brings its file again, which goes.
 */
export async function addDocument(
  { db, actor, now, folder, once }: Context,
  owner: DocumentOwner,
  file: Received,
  document: NewDocument,
) {
  const found = await findDocumentOwner(db, actor, owner);
  if (!found) return { kind: "not-found" as const };
  if (!mayAddDocuments(actor, found)) return { kind: "forbidden" as const };
  const judged = judgeContent(await inspectFile(file.path, file.originalName));
  if (!judged.ok) return refused(judged.message);
  const scanState = await scanFile(file.path);
  if (scanState === "infected") {
    await inTransaction(db, (trx) =>
      insertAuditEvent(trx, actor, now, {
        category: "refusal",
        event: "document.virus-refused",
        objectKind: owner.kind,
        objectId: owner.id,
      }),
    );
    return refused("The virus scanner found something in this file. It was not kept. Tell your IT support");
  }
  const sha256 = await hashOf(file.path);
  const storedName = await storeFile(file.path, folder);
  let isKept = false;
  try {
    const result = await madeOnce({ db, actor, now, once }, "document", async (trx) => {
      const record = await findDocumentOwner(trx, actor, owner);
      if (!record) return { kind: "not-found" as const };
      if (!mayAddDocuments(actor, record)) return { kind: "forbidden" as const };
      const stored = { content: judged.content, size: file.size, sha256, storedName, scanState };
      return { kind: "done" as const, id: await writeDocument(trx, { actor, now }, { owner, record, document, stored }), isNew: true };
    }); // prettier-ignore
    isKept = "isNew" in result;
    return result;
  } finally {
    if (!isKept) await eraseFile(folder, storedName);
  }
}

type Written = {
  owner: DocumentOwner;
  record: { visibility: string | null };
  document: NewDocument;
  stored: { content: DocumentContent; size: number; sha256: string; storedName: string; scanState: ScanState };
};

async function writeDocument(
  trx: Transaction,
  { actor, now }: Pick<Context, "actor" | "now">,
  { owner, record, document, stored }: Written,
): Promise<string> {
  const id = uuid();
  const { content, size, sha256, storedName, scanState } = stored;
  await insertDocument(trx, {
    ...{ id, partnership_id: actor.partnershipId, version: 1, context: owner.kind },
    case_id: owner.kind === "case" ? owner.id : null,
    referral_id: owner.kind === "referral" ? owner.id : null,
    action_id: owner.kind === "action" ? owner.id : null,
    intervention_id: owner.kind === "intervention" ? owner.id : null,
    premises_id: owner.kind === "premises" ? owner.id : null,
    ...{ title: document.title, kind: document.kind, content, size, sha256 },
    ...{ stored_name: storedName, scan_state: scanState },
    scanned_at: scanState === "not-scanned" ? null : now.toISOString(),
    ...{ uploaded_by: actor.id, uploaded_at: now.toISOString() },
    ...{ removed_by: null, removed_at: null, removed_reason: null },
  });
  await insertAuditEvent(trx, actor, now, {
    category: "collection",
    event: "document.added",
    objectKind: "document",
    objectId: id,
    fields: ["title", "kind", "file"],
    restricted: record.visibility === "restricted",
    objects: [owner],
    detail: { after: { ...document, content, size, sha256, scan: scanState } },
  });
  return id;
}

function refused(message: string) {
  return { kind: "refused" as const, refusal: { field: "file", message } };
}
