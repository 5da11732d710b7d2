import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { DOCUMENT_CONTENTS } from "#app/domain/documents/content.ts";
import { downloadName, ownerOf, refuseDownload } from "#app/domain/documents/document.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findDocument, findDocumentOwner, findReferralPassedOn } from "#db/queries/documents.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { storedPath } from "./stored-files.ts";

type Context = { db: Executor; actor: Actor; now: Date; folder: string };

/** Hands a document out, once it is recorded that it was: each time, however short after the last. */
export async function openDocument({ db, actor, now, folder }: Context, id: string) {
  const document = await findDocument(db, actor, id);
  if (!document || refuseDownload(document) !== null) return null;
  const owner = ownerOf(document);
  const record = (await findDocumentOwner(db, actor, owner)) ?? (await findReferralPassedOn(db, actor, id));
  const file = storedPath(folder, document.storedName);
  if (!record || !(await isThere(file))) return null;
  await inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      category: "consultation",
      event: "document.downloaded",
      objectKind: "document",
      objectId: id,
      objects: "id" in record ? [owner, { kind: "referral", id: record.id }] : [owner],
    }),
  );
  const { content, size, uploadedAt } = document;
  const uploadedOn = londonDay(new Date(uploadedAt));
  return {
    stream: createReadStream(file),
    name: downloadName({ id, reference: record.reference, uploadedOn, content }),
    mediaType: DOCUMENT_CONTENTS[content].mediaType,
    size,
  };
}

function isThere(file: string) {
  return access(file).then(
    () => true,
    () => false,
  );
}
