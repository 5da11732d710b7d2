import { subDays } from "date-fns";
import { deleteJobRunsBefore } from "#db/queries/jobs.ts";
import { deleteNotificationsBefore } from "#db/queries/notifications.ts";
import { deleteEmailsBefore } from "#db/queries/outbox.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

/** Local policy. */
const KEPT_DAYS = { notifications: 365, emails: 90, runs: 90 };

/** A notification's record stays; that somebody was told of it is nobody's need after a year. */
export function expireNotifications({ db, now }: { db: Executor; now: Date }) {
  const before = (kind: keyof typeof KEPT_DAYS) => subDays(now, KEPT_DAYS[kind]).toISOString();
  return inTransaction(db, async (trx) => ({
    notifications: await deleteNotificationsBefore(trx, before("notifications")),
    emails: await deleteEmailsBefore(trx, before("emails")),
    runs: await deleteJobRunsBefore(trx, before("runs")),
  }));
}
