import { londonDay } from "#app/domain/dates/iso-day.ts";
import { lastWholeWeek } from "#app/domain/notifications/week.ts";
import { listManagers } from "#db/queries/due-notices.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { notify } from "./notify.ts";

/** Every manager hears that the last whole week can be looked at; the counts stand on its page. */
export async function tellOfWeek({ db, now }: { db: Executor; now: Date }) {
  const monday = lastWholeWeek(londonDay(now));
  const about = { objectKind: "week", objectId: monday, reference: "", forDay: monday } as const;
  let told = 0;
  for (const { id: partnershipId } of await listPartnerships(db)) {
    const managers = await listManagers(db, partnershipId, londonDay(now));
    const notices = managers.map(({ userId }) => ({
      ...{ partnershipId, userId, kind: "weekly-summary" as const, at: now },
      ...about,
    }));
    if (notices.length > 0) told += await inTransaction(db, (trx) => notify(trx, notices));
  }
  return { told };
}
