import { anyPartnershipExists } from "#db/queries/partnerships.ts";
import type { Executor } from "#db/transaction.ts";

const finished = new WeakSet<Executor>();

/** Whether a partnership stands. Once it does it stays so, and the database is not asked again. */
export async function isSetUp(db: Executor): Promise<boolean> {
  if (finished.has(db)) return true;
  const found = await anyPartnershipExists(db);
  if (found) finished.add(db);
  return found;
}
