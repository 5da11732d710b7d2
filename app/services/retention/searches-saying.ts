import { saying } from "#app/domain/rights/erased-names.ts";
import type { Named } from "#app/domain/rights/pack-masking.ts";
import { listEventsSaying, listSearchesSaying } from "#db/queries/erasure-audit.ts";
import { listNames } from "#db/queries/erasure-names.ts";
import { idsIn, type Reached } from "#db/queries/erasure-rows.ts";
import type { Executor, Transaction } from "#db/transaction.ts";

/** Of each person the names under which they are known. */
type Names = readonly (readonly Named[])[];
/** The searches that say one of these names, and from which instant on there may be more. */
export type SearchesFound = { names: Names; events: readonly string[]; since: string };

export async function searchesOf(
  db: Executor,
  partnershipId: string,
  { reached, since }: { reached: Reached; since: string },
): Promise<SearchesFound> {
  const names = [...(await listNames(db, idsIn(reached, "person"))).values()];
  const events = names.length === 0 ? [] : await listSearchesSaying(db, { partnershipId, since: null }, saying(names, null)); // prettier-ignore
  return { names, events, since };
}

/** Every search that says one of the names; all are read again when somebody was renamed or came in since. */
export async function searchesSaying(
  trx: Transaction,
  partnershipId: string,
  names: Names,
  found: SearchesFound,
): Promise<string[]> {
  if (names.length === 0) return [];
  const isSame = JSON.stringify(names) === JSON.stringify(found.names);
  const isNamed = saying(names, null);
  const later = await listSearchesSaying(trx, { partnershipId, since: isSame ? found.since : null }, isNamed);
  // Another erasure may have taken the words of one since.
  const earlier = isSame ? await listEventsSaying(trx, found.events, isNamed) : [];
  return [...new Set([...earlier, ...later])];
}
