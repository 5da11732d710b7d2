import { setImmediate as breathe } from "node:timers/promises";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { reminderOn } from "#app/domain/notifications/reminders.ts";
import { listOwnedActionsDue } from "#db/queries/due-notices.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { type Notice, notify } from "./notify.ts";

const AT_ONCE = 200;

/** Each owner hears of each action once for each due day and reminder, however often this runs. */
export async function remindOfActions({ db, now }: { db: Executor; now: Date }) {
  let reminders = 0;
  for (const { id } of await listPartnerships(db)) reminders += await remindIn(db, id, now);
  return { reminders };
}

async function remindIn(db: Executor, partnershipId: string, now: Date): Promise<number> {
  const today = londonDay(now);
  const { "actions.remind-days-before": daysBefore } = await settingsOn(db, partnershipId, today);
  const to = plusDays(today, daysBefore);
  let after = { dueOn: "", id: "" };
  let told = 0;
  for (;;) {
    const actions = await listOwnedActionsDue(db, partnershipId, { from: today, to, after, limit: AT_ONCE });
    const notices = actions.flatMap((action): Notice[] => {
      const kind = reminderOn(action, today, daysBefore);
      if (!kind || !action.ownerUserId) return [];
      const { id, reference, dueOn } = action;
      const about = { objectKind: "action", objectId: id, reference, forDay: dueOn } as const;
      return [{ partnershipId, userId: action.ownerUserId, kind, ...about, at: now }];
    });
    if (notices.length > 0) told += await inTransaction(db, (trx) => notify(trx, notices));
    const last = actions.at(-1);
    if (!last || actions.length < AT_ONCE) return told;
    after = { dueOn: last.dueOn, id: last.id };
    await breathe();
  }
}
