import { londonDay } from "#app/domain/dates/iso-day.ts";
import { listHoldersOf } from "#db/queries/due-notices.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";

type Told = { partnershipId: string; listed: number; now: Date };

/** How many records came onto the list, to whoever decides about them; of which they are, the list says. */
export async function tellOfDue(db: Executor, { partnershipId, listed, now }: Told): Promise<number> {
  if (listed === 0) return 0;
  const today = londonDay(now);
  const holders = await listHoldersOf(db, partnershipId, { duty: "information-governance", today });
  const notice = {
    partnershipId,
    kind: "retention-due",
    objectKind: "retention-list",
    objectId: partnershipId,
  } as const;
  const reference = listed === 1 ? "1 record" : `${listed.toLocaleString("en-GB")} records`;
  return inTransaction(db, (trx) =>
    notify(trx, holders.map(({ userId }) => ({ ...notice, userId, reference, at: now, forDay: today }))),
  ); // prettier-ignore
}
