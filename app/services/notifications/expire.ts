import { setImmediate } from "node:timers/promises";
import { subDays } from "date-fns";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { londonMidnight } from "#app/domain/dates/london-midnight.ts";
import { dueBounds } from "#app/domain/retention/due-bounds.ts";
import { isDue } from "#app/domain/retention/retained.ts";
import { deleteJobRunsBefore } from "#db/queries/jobs.ts";
import { deleteNotifications, listNotificationsBefore } from "#db/queries/notifications.ts";
import { deleteEmailsBefore } from "#db/queries/outbox.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { retentionAt } from "../retention/retention-at.ts";
import { retentionsOf } from "../retention/retentions-of.ts";
import { shortestPeriods } from "../retention/shortest-periods.ts";

/** Local policy, of what holds no record: that mail went out, and that a job ran. */
const KEPT_DAYS = { emails: 90, runs: 90 };
const PIECE = 400;

/** A notification's record stays; that somebody was told of it goes by the rule of its partnership. */
export async function expireNotifications({ db, now }: { db: Executor; now: Date }) {
  let notifications = 0;
  for (const { id } of await listPartnerships(db)) notifications += await expireOf(db, id, now);
  const before = (kind: keyof typeof KEPT_DAYS) => subDays(now, KEPT_DAYS[kind]).toISOString();
  return inTransaction(db, async (trx) => ({
    notifications,
    emails: await deleteEmailsBefore(trx, before("emails")),
    runs: await deleteJobRunsBefore(trx, before("runs")),
  }));
}

async function expireOf(db: Executor, partnershipId: string, now: Date): Promise<number> {
  const today = londonDay(now);
  const at = await retentionAt(db, partnershipId, today);
  const { notification } = dueBounds(today, await shortestPeriods(db, partnershipId));
  const before = londonMidnight(plusDays(notification, 1)).toISOString();
  let deleted = 0;
  for (let after = { at: "", id: "" }; ;) {
    const piece = await listNotificationsBefore(db, partnershipId, { before, after, limit: PIECE });
    const found = await retentionsOf(at, "notification", piece.map(({ id }) => id)); // prettier-ignore
    const due = [...found].filter(([, retention]) => isDue(retention, today)).map(([id]) => id);
    if (due.length > 0) deleted += await inTransaction(db, (trx) => deleteNotifications(trx, due));
    const last = piece.at(-1);
    if (!last || piece.length < PIECE) return deleted;
    after = last;
    await setImmediate();
  }
}
