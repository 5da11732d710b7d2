import { allIds } from "#db/queries/erasure-names.ts";
import { listReferences } from "#db/queries/erasure-references.ts";
import type { Reached } from "#db/queries/erasure-rows.ts";
import { listMailAbout } from "#db/queries/erasure-traces.ts";
import type { Executor, Transaction } from "#db/transaction.ts";

/** The e-mail about these ids and references, and from which instant on there may be more. */
export type MailFound = { gone: ReadonlySet<string>; ids: readonly string[]; since: string };

export async function mailOf(
  db: Executor,
  partnershipId: string,
  { reached, subjectId, since }: { reached: Reached; subjectId: string; since: string },
): Promise<MailFound> {
  const gone = new Set([subjectId, ...allIds(reached), ...(await listReferences(db, reached))]);
  return { gone, ids: await listMailAbout(db, { partnershipId, since: null }, gone), since };
}

/** Every e-mail about what goes; all are read again when that is not the same any more. */
export async function mailAbout(trx: Transaction, partnershipId: string, gone: ReadonlySet<string>, found: MailFound) {
  const isSame = gone.size === found.gone.size && [...gone].every((one) => found.gone.has(one));
  const later = await listMailAbout(trx, { partnershipId, since: isSame ? found.since : null }, gone);
  return [...new Set([...(isSame ? found.ids : []), ...later])];
}
