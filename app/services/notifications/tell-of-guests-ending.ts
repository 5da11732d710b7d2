import { GUEST_NOTICE_DAYS } from "#app/domain/access/user-status.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { listCoordinatorsOf, listGuestsEnding } from "#db/queries/due-notices.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { notify } from "./notify.ts";

/** The guest and the group's coordinators, once for each last day: moved on, it is told again when it draws near. */
export async function tellOfGuestsEnding({ db, now }: { db: Executor; now: Date }) {
  const today = londonDay(now);
  let told = 0;
  for (const { id: partnershipId } of await listPartnerships(db)) {
    for (const guest of await listGuestsEnding(db, partnershipId, today, plusDays(today, GUEST_NOTICE_DAYS))) {
      const coordinators = await listCoordinatorsOf(db, partnershipId, guest.groupId, today);
      const userIds = new Set([guest.userId, ...coordinators.map(({ userId }) => userId)]);
      const about = { objectKind: "membership", objectId: guest.id, forDay: guest.untilDay ?? today } as const;
      const notice = { partnershipId, kind: "guest-ending", reference: "", ...about, at: now } as const;
      told += await inTransaction(db, (trx) =>
        notify(
          trx,
          [...userIds].map((userId) => ({ ...notice, userId })),
        ),
      );
    }
  }
  return { told };
}
