import { findDemonstrationBirth } from "#db/queries/demonstration.ts";
import type { Executor } from "#db/transaction.ts";

const known = new WeakMap<Executor, boolean>();

/** Whether the database says of itself that it was born as a demonstration. Its triggers let that never change, so it is asked once. */
export async function isBornAsDemonstration(db: Executor): Promise<boolean> {
  const before = known.get(db);
  if (before !== undefined) return before;
  const isBorn = (await findDemonstrationBirth(db)) !== undefined;
  known.set(db, isBorn);
  return isBorn;
}
