import { setImmediate as breathe } from "node:timers/promises";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { notify } from "#app/services/notifications/notify.ts";
import { unsafeListSightOfCases } from "#db/queries/case-sight.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { listReviewsOwed } from "#db/queries/risk-reviews.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

const AT_ONCE = 200;
/** A review that fell due while the server stood still is made up for; older ones stand in the list of overdue reviews. */
const LOOKED_BACK_DAYS = 28;

/** Lead and supervisor, if they can open the case, hear of each review on the day that it is due, once, by its reference. */
export async function tellOfReviewsDue({ db, now }: { db: Executor; now: Date }) {
  let told = 0;
  for (const { id } of await listPartnerships(db))
    for (const role of ["lead", "supervisor"] as const) told += await tellIn(db, id, role, now);
  return { told };
}

async function tellIn(db: Executor, partnershipId: string, role: "lead" | "supervisor", now: Date): Promise<number> {
  const to = londonDay(now);
  const from = plusDays(to, -LOOKED_BACK_DAYS);
  let after = { dueOn: "", id: "" };
  let told = 0;
  for (;;) {
    const cases = await listReviewsOwed(db, partnershipId, { role, from, to, after, limit: AT_ONCE });
    const owing = {
      caseIds: cases.map(({ id }) => id),
      userIds: [...new Set(cases.flatMap((one) => one.userId ?? []))],
    };
    const sees = new Set((await unsafeListSightOfCases(db, owing, to)).map((one) => `${one.caseId} ${one.userId}`));
    const notices = cases.flatMap(({ id, reference, dueOn, userId }) => {
      if (userId === null || !sees.has(`${id} ${userId}`)) return [];
      const about = { objectKind: "case", objectId: id, reference, forDay: dueOn, at: now } as const;
      return [{ partnershipId, userId, kind: "risk-review-due", ...about } as const];
    });
    if (notices.length > 0) told += await inTransaction(db, (trx) => notify(trx, notices));
    const last = cases.at(-1);
    if (!last || cases.length < AT_ONCE) return told;
    after = { dueOn: last.dueOn, id: last.id };
    await breathe();
  }
}
