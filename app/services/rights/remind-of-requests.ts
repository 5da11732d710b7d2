import { setImmediate as breathe } from "node:timers/promises";
import { daysBetween, londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { reminderOf } from "#app/domain/rights/request-reminder.ts";
import { SOON_DAYS } from "#app/domain/rights/clock.ts";
import { notify } from "#app/services/notifications/notify.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { listRequestOfficers } from "#db/queries/request-people.ts";
import { listRequestsToTellOf } from "#db/queries/rights-requests.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

const AT_ONCE = 200;

/** Whose duty it is hears of each request when it is due within a week, within two days, and late: once each, by its reference. */
export async function remindOfRequests({ db, now }: { db: Executor; now: Date }) {
  let told = 0;
  for (const { id: partnershipId } of await listPartnerships(db)) told += await remindIn({ db, partnershipId, now });
  return { told };
}

async function remindIn({ db, partnershipId, now }: { db: Executor; partnershipId: string; now: Date }) {
  const today = londonDay(now);
  const officers = await listRequestOfficers(db, partnershipId, today);
  let after = { dueOn: "", id: "" };
  let told = 0;
  for (;;) {
    const page = { until: plusDays(today, SOON_DAYS), after, limit: AT_ONCE };
    const requests = await listRequestsToTellOf(db, partnershipId, page);
    const notices = requests.flatMap(({ id: objectId, reference, dueOn }) => {
      const reminder = dueOn === null ? null : reminderOf(dueOn, daysBetween(today, dueOn));
      if (reminder === null) return [];
      const about = { partnershipId, objectKind: "rights-request" as const, objectId, reference, ...reminder, at: now };
      return officers.map(({ id: userId }) => ({ ...about, userId }));
    });
    if (notices.length > 0) told += await inTransaction(db, (trx) => notify(trx, notices));
    const last = requests.at(-1);
    if (!last || requests.length < AT_ONCE) return told;
    after = { dueOn: last.dueOn ?? "", id: last.id };
    await breathe();
  }
}
