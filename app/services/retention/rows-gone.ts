import { listGone } from "#db/queries/tombstones.ts";
import type { Executor } from "#db/transaction.ts";

/** How many of the records behind a frozen number have been erased since it was made: the number itself stays. */
export async function rowsGone(
  db: Executor,
  partnershipId: string,
  kind: string,
  ids: readonly string[],
): Promise<number> {
  return (await listGone(db, partnershipId, kind, ids)).size;
}
