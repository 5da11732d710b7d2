import { londonDay } from "#app/domain/dates/iso-day.ts";
import { weekToTellOf } from "#app/domain/notifications/week.ts";
import { listHoldersOf } from "#db/queries/due-notices.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { notify } from "./notify.ts";

/** On its partnership's day every manager hears, once, that the last whole week can be looked at; the counts stand on its page. */
export async function tellOfWeek({ db, now }: { db: Executor; now: Date }) {
  const today = londonDay(now);
  let told = 0;
  for (const { id: partnershipId } of await listPartnerships(db)) {
    const settings = await settingsOn(db, partnershipId, today);
    const monday = weekToTellOf(today, settings["notifications.weekly-summary-day"]);
    if (monday === null) continue;
    const about = { objectKind: "week", objectId: monday, reference: "", forDay: monday } as const;
    const managers = await listHoldersOf(db, partnershipId, { duty: "manager", today });
    const notices = managers.map(({ userId }) => ({
      ...{ partnershipId, userId, kind: "weekly-summary" as const, at: now },
      ...about,
    }));
    if (notices.length > 0) told += await inTransaction(db, (trx) => notify(trx, notices));
  }
  return { told };
}
