import { insertAuditEvent } from "#db/queries/audit.ts";
import { listDocumentsToScan, markDocumentScanned } from "#db/queries/documents.ts";
import { systemActor } from "#app/domain/access/actor.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { hasScanner, scanFile } from "./scanner.ts";
import { storedPath } from "./stored-files.ts";

type Context = { db: Executor; now: Date; folder: string };

/** So many a run: each takes a moment, and the next run goes on. */
const AT_ONCE = 50;

/** What was added while there was no scanner, or while it did not answer. A virus found now bars the document. */
export async function scanAgain({ db, now, folder }: Context): Promise<number> {
  if (!hasScanner()) return 0;
  const waiting = await listDocumentsToScan(db, AT_ONCE);
  for (const { id, partnershipId, storedName } of waiting) {
    const state = await scanFile(storedPath(folder, storedName));
    await inTransaction(db, async (trx) => {
      await markDocumentScanned(trx, id, state, now);
      if (state !== "infected") return;
      await insertAuditEvent(trx, systemActor("jobs", partnershipId), now, {
        category: "system",
        event: "document.virus-found",
        objectKind: "document",
        objectId: id,
      });
    });
  }
  return waiting.length;
}
