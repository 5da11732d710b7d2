import { subMinutes } from "date-fns";
import { saying } from "#app/domain/rights/erased-names.ts";
import type { Named } from "#app/domain/rights/pack-masking.ts";
import { listEventsSaying, listSearchesSaying } from "#db/queries/erasure-audit.ts";
import { reachedWithLeftovers } from "#db/queries/erasure-leftovers.ts";
import { listNames } from "#db/queries/erasure-names.ts";
import { rootsOf } from "#db/queries/erasure-roots.ts";
import { idsIn, type Reached } from "#db/queries/erasure-rows.ts";
import type { Executor, Transaction } from "#db/transaction.ts";

/** Of each person the names under which they are known. */
type Names = readonly (readonly Named[])[];
/** The searches that say one of these names, and from which instant on there may be more. */
export type SearchesFound = { names: Names; events: readonly string[]; since: string };

/** Longer than a request takes that is still being written while the searches are read. */
const STILL_WRITTEN_MINUTES = 10;

/** Read before a record is erased, in turns with others: the transaction itself then reads only what came since. */
export async function searchesOfSubject(
  { db, now }: { db: Executor; now: Date },
  partnershipId: string,
  subject: { kind: string; id: string },
): Promise<SearchesFound> {
  const names = await namesIn(db, await reachedWithLeftovers(db, await rootsOf(db, partnershipId, [subject])));
  const since = subMinutes(now, STILL_WRITTEN_MINUTES).toISOString();
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

async function namesIn(db: Executor, reached: Reached): Promise<Names> {
  return [...(await listNames(db, idsIn(reached, "person"))).values()];
}
