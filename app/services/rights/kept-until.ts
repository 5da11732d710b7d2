import { type Kept, RETAINED_TABLES } from "#app/domain/rights/pack-kept.ts";
import type { RetentionKind } from "#app/domain/retention/kinds.ts";
import type { Executor } from "#db/transaction.ts";
import { retentionAt } from "../retention/retention-at.ts";
import { retentionsOf } from "../retention/retentions-of.ts";
import type { Ref } from "./pack-rows.ts";

type Of = { partnershipId: string; today: string };

/** Until when what is given is kept, in the order of the pack; a row that only names the person says nothing of another's record. */
export async function keptUntil(
  db: Executor,
  { partnershipId, today }: Of,
  given: readonly (Ref & { isMention: boolean })[],
): Promise<Kept[]> {
  const own = given.flatMap(({ sourceKind, sourceId, isMention }) => {
    const kind = isMention ? undefined : RETAINED_TABLES[sourceKind];
    return kind ? [{ kind, id: sourceId }] : [];
  });
  if (own.length === 0) return [];
  const at = await retentionAt(db, partnershipId, today);
  const found = new Map<string, Kept>();
  for (const kind of new Set<RetentionKind>(own.map((one) => one.kind))) {
    const ids = own.filter((one) => one.kind === kind).map(({ id }) => id);
    for (const [id, { reference, reviewOn }] of await retentionsOf(at, kind, ids))
      found.set(`${kind} ${id}`, { kind, reference, reviewOn });
  }
  return own.flatMap(({ kind, id }) => found.get(`${kind} ${id}`) ?? []);
}
