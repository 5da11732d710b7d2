import type { Actor } from "#app/domain/access/actor.ts";
import type { Removal } from "#app/domain/documents/document.form.ts";
import { mayRemoveDocuments, ownerOf, refuseRemoval } from "#app/domain/documents/document.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findDocument, findDocumentOwner, markDocumentRemoved } from "#db/queries/documents.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { eraseFile } from "./stored-files.ts";

type Context = { db: Executor; actor: Actor; now: Date; folder: string };

/** The row stays, with who removed it and why. The file goes afterwards; a stop before that leaves it to the sweep. */
export async function removeDocument({ db, actor, now, folder }: Context, id: string, removal: Removal) {
  const result = await inTransaction(db, async (trx) => {
    const document = await findDocument(trx, actor, id);
    if (!document) return { kind: "not-found" as const };
    const owner = ownerOf(document);
    const record = await findDocumentOwner(trx, actor, owner);
    if (!record) return { kind: "not-found" as const };
    if (!mayRemoveDocuments(actor, record)) return { kind: "forbidden" as const };
    const refusal = refuseRemoval(document);
    if (refusal) return { kind: "refused" as const, refusal };
    if (document.version !== removal.version || !(await markDocumentRemoved(trx, actor, id, removal, now)))
      return { kind: "changed" as const };
    await insertAuditEvent(trx, actor, now, {
      category: "erasure",
      event: "document.removed",
      objectKind: "document",
      objectId: id,
      fields: ["file"],
      restricted: record.visibility === "restricted",
      objects: [owner],
      detail: { before: { title: document.title, sha256: document.sha256 }, reason: removal.reason },
    });
    return { kind: "done" as const, owner, storedName: document.storedName };
  });
  if (result.kind === "done") await eraseFile(folder, result.storedName);
  return result;
}
