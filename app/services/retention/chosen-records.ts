import { type Chosen, MOST_AT_ONCE } from "#app/domain/retention/chosen-items.ts";
import { type ItemToDecide, listItems, listItemsById } from "#db/queries/retention-items.ts";
import type { Executor } from "#db/transaction.ts";
import { grouped, type Retention, type RetentionAt } from "./retention-at.ts";
import { retentionsOf } from "./retentions-of.ts";

/** Those that were ticked, or the first of a filtered list; `lost` are those that somebody decided or changed since. */
export async function chosenRecords(db: Executor, partnershipId: string, chosen: Chosen) {
  if ("all" in chosen) {
    const listed = await listItems(db, partnershipId, { ...chosen.all, status: "due", limit: MOST_AT_ONCE });
    const ids = listed.map(({ id }) => id);
    return { items: ids.length === 0 ? [] : await listItemsById(db, partnershipId, ids), lost: [], missing: 0 };
  }
  const items = await listItemsById(db, partnershipId, chosen.items.map(({ id }) => id)); // prettier-ignore
  const seen = new Map(chosen.items.map(({ id, version }) => [id, version]));
  const isAsSeen = (item: ItemToDecide) => item.status === "due" && item.version === seen.get(item.id);
  return { items, lost: items.filter((item) => !isAsSeen(item)), missing: chosen.items.length - items.length };
}

/** How each of these stands today, by the id of its row on the list. */
export async function retentionsOfItems(at: RetentionAt, items: readonly ItemToDecide[]) {
  const found = new Map<string, Retention>();
  for (const [kind, ofKind] of grouped(items, (item) => item.record_kind)) {
    const retentions = await retentionsOf(at, kind, ofKind.map((item) => item.record_id)); // prettier-ignore
    for (const item of ofKind) {
      const retention = retentions.get(item.record_id);
      if (retention) found.set(item.id, retention);
    }
  }
  return found;
}
