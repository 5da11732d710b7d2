import type { RetentionSubject } from "#app/domain/retention/kinds.ts";
import type { Executor } from "#db/transaction.ts";
import { type Retention, retentionAt } from "./retention-at.ts";
import { retentionsOf } from "./retentions-of.ts";

/** How long one record is kept, and what holds it, as things stand on that day; undefined when the partnership has none. */
export async function retentionOf(
  db: Executor,
  partnershipId: string,
  { kind, id }: RetentionSubject,
  today: string,
): Promise<Retention | undefined> {
  return (await retentionsOf(await retentionAt(db, partnershipId, today), kind, [id])).get(id);
}
