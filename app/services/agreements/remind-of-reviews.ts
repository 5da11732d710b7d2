import { reviewNoticeUntil } from "#app/domain/agreements/agreement.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { listRequestOfficers } from "#db/queries/request-people.ts";
import { listSharingAgreements } from "#db/queries/sharing-agreements.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";

/** Information governance hears of each agreement that is to be reviewed soon, or should have been: once for each review day. */
export async function remindOfReviews({ db, now }: { db: Executor; now: Date }): Promise<{ told: number }> {
  const today = londonDay(now);
  let told = 0;
  for (const { id: partnershipId } of await listPartnerships(db)) {
    const agreements = await listSharingAgreements(db, partnershipId, reviewNoticeUntil(today));
    const officers = await listRequestOfficers(db, partnershipId, today);
    const about = { partnershipId, kind: "agreement-review", objectKind: "sharing-agreement", reference: "" } as const;
    const notices = agreements.flatMap(({ id: objectId, reviewOn: forDay }) =>
      officers.map(({ id: userId }) => ({ ...about, objectId, forDay, userId, at: now })),
    );
    if (notices.length > 0) told += await inTransaction(db, (trx) => notify(trx, notices));
  }
  return { told };
}
