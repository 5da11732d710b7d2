import { setImmediate } from "node:timers/promises";
import { HOLD_GROUND_NAMES, type RetentionKind } from "#app/domain/retention/kinds.ts";
import { isDue } from "#app/domain/retention/retained.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { listDueItems, settleItem } from "#db/queries/retention-items.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import { grouped, type Retention, type RetentionAt, retentionAt } from "./retention-at.ts";
import { retentionsOf } from "./retentions-of.ts";

const PIECE = 400;
type Item = { id: string; kind: RetentionKind; recordId: string; version: number };

/** What stands on the list and is not due any more, because something holds it since or it was opened again. */
export async function settleWhatIsNotDue(at: RetentionAt, isStopping: () => boolean): Promise<number> {
  let settled = 0;
  for (let after = ""; !isStopping();) {
    const piece = await listDueItems(at.db, at.partnershipId, { after, limit: PIECE });
    const no = await notDue(at, piece);
    if (no.length > 0) settled += await inTransaction(at.db, (trx) => keepNotDue(trx, at.partnershipId, no));
    const last = piece.at(-1);
    if (!last || piece.length < PIECE) break;
    after = last.id;
    await setImmediate();
  }
  return settled;
}

/** Those that are not due today, each with why. */
async function notDue<I extends Item>(at: RetentionAt, items: readonly I[]) {
  const no: (I & { because: string | null })[] = [];
  for (const [kind, ofKind] of grouped(items, (item) => item.kind)) {
    const found = await retentionsOf(at, kind, ofKind.map(({ recordId }) => recordId)); // prettier-ignore
    for (const item of ofKind) {
      const retention = found.get(item.recordId);
      if (!retention) no.push({ ...item, because: null });
      else if (!isDue(retention, at.today)) no.push({ ...item, because: keptBecause(retention) });
    }
  }
  return no;
}

/** As notDue, after a hold was placed in that transaction, of one record. */
export async function keepIfNotDue(trx: Transaction, partnershipId: string, item: Item, today: string) {
  const at = await retentionAt(trx, partnershipId, today);
  await keepNotDue(trx, partnershipId, await notDue(at, [item]));
}

/** One that is not there any more is gone: it went with another. */
export async function keepNotDue(
  trx: Transaction,
  partnershipId: string,
  items: readonly { id: string; version: number; because: string | null }[],
) {
  let settled = 0;
  for (const { id, version, because } of items) {
    const set = because === null ? ({ status: "gone", reference: null } as const) : ({ status: "kept" } as const);
    if (await settleItem(trx, { partnershipId, id, version }, "due", { ...set, kept_because: because })) settled += 1;
  }
  return settled;
}

/** In words without content: a ground, or a day. */
export function keptBecause({ heldBy, reviewOn }: Pick<Retention, "heldBy" | "reviewOn">): string {
  const [hold] = heldBy;
  if (hold) return HOLD_GROUND_NAMES[hold.ground];
  return reviewOn === null ? "It is open" : `It is kept until ${longDay(reviewOn)}`;
}
