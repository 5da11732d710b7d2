import { latestExtension } from "#app/domain/retention/extend.ts";
import type { ItemToDecide } from "#db/queries/retention-items.ts";
import type { Executor } from "#db/transaction.ts";
import { retentionsOfItems } from "./chosen-records.ts";
import { retentionAt } from "./retention-at.ts";

/** The last day to which all of these may be extended; null when one of them may not be. */
export async function longestExtension(
  db: Executor,
  partnershipId: string,
  items: readonly ItemToDecide[],
  today: string,
): Promise<string | null> {
  const at = await retentionAt(db, partnershipId, today);
  const found = await retentionsOfItems(at, items);
  const days = [...found.values()].map((retention) => latestExtension(retention, today, at.settingsOn(today)));
  return days.reduce<string | null>(
    (least, day) => (least === null || day === null ? null : day < least ? day : least),
    days[0] ?? null,
  );
}
