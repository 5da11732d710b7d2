import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

/** How large a document may be, by the partnership's setting of that day. */
export async function mostDocumentMegabytes(db: Executor, partnershipId: string, day: string): Promise<number> {
  return (await settingsOn(db, partnershipId, day))["documents.most-megabytes"];
}
