import { londonDay } from "#app/domain/dates/iso-day.ts";
import { listHoldsPassed } from "#db/queries/case-lifecycle.ts";
import { listCoordinatorsOf } from "#db/queries/due-notices.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";

/** The lead of a case whose hold has passed, or where nobody is named the group's coordinators: once for each hold. */
export async function tellOfHoldsPassed({ db, now }: { db: Executor; now: Date }) {
  const today = londonDay(now);
  let told = 0;
  for (const { id: partnershipId } of await listPartnerships(db)) {
    let after = { holdUntil: "", id: "" };
    for (;;) {
      const cases = await listHoldsPassed(db, partnershipId, today, after);
      for (const { id, reference, holdUntil, leadUserId, groupId } of cases) {
        const userIds = leadUserId
          ? [leadUserId]
          : (await listCoordinatorsOf(db, partnershipId, groupId, today)).map(({ userId }) => userId);
        const about = { objectKind: "case", objectId: id, reference, forDay: holdUntil ?? today, at: now } as const;
        const notice = { partnershipId, kind: "case-hold-passed", ...about } as const;
        told += await inTransaction(db, (trx) => notify(trx, userIds.map((userId) => ({ ...notice, userId })))); // prettier-ignore
      }
      const last = cases.at(-1);
      if (!last || cases.length < 200) break;
      after = { holdUntil: last.holdUntil ?? "", id: last.id };
    }
  }
  return { told };
}
