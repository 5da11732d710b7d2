import { setImmediate as breathe } from "node:timers/promises";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import type { NotificationKind } from "#app/domain/notifications/kinds.ts";
import { mondayOf } from "#app/domain/notifications/week.ts";
import { BANDS } from "#app/domain/premises/bands.ts";
import { contactFromBounds } from "#app/domain/premises/contacts-due-list.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import {
  isAnyContactOverdue,
  listMeetingsToHold,
  listPlansEnding,
  listWhoFollowPremises,
} from "#db/queries/premises-reminders.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";

const AT_ONCE = 200;
/** What fell due while the server stood still is made up for. */
const LOOKED_BACK_DAYS = 28;
const PLAN_ENDS_WITHIN_DAYS = 7;

type At = { db: Executor; partnershipId: string; now: Date; today: string; users: readonly { userId: string }[] };
type Page = { after: { day: string; id: string }; limit: number };
type Row = { id: string; day: string; premisesId: string; reference: string };

/**
 * Each morning, to the chairs of the premises group and the licensing officers, by the reference alone: once for each day a
 * meeting with premises that was not held in time and a plan that ends within a week; and once a week at most, that contact
 * with some is overdue.
 */
export async function remindOfPremises({ db, now }: { db: Executor; now: Date }) {
  const counts = { meetings: 0, plans: 0, contacts: 0 };
  const today = londonDay(now);
  for (const { id: partnershipId } of await listPartnerships(db)) {
    const users = await listWhoFollowPremises(db, partnershipId, today);
    if (users.length === 0) continue;
    const at = { db, partnershipId, now, today, users };
    const late = { from: plusDays(today, -LOOKED_BACK_DAYS), to: plusDays(today, -1) };
    counts.meetings += await inPages(at, "premises-meeting-late", (page) =>
      listMeetingsToHold(db, partnershipId, { ...late, ...page }),
    );
    const soon = { from: today, to: plusDays(today, PLAN_ENDS_WITHIN_DAYS) };
    counts.plans += await inPages(at, "premises-plan-ends", (page) =>
      listPlansEnding(db, partnershipId, { ...soon, ...page }),
    );
    counts.contacts += await tellOfContacts(at);
  }
  return counts;
}

async function inPages(at: At, kind: NotificationKind, read: (page: Page) => Promise<Row[]>): Promise<number> {
  const { db, partnershipId, now, users } = at;
  let after = { day: "", id: "" };
  let told = 0;
  for (;;) {
    const rows = await read({ after, limit: AT_ONCE });
    const notices = rows.flatMap(({ premisesId, reference, day }) =>
      users.map(({ userId }) => ({
        ...{ partnershipId, userId, kind, reference, at: now, forDay: day },
        ...{ objectKind: "premises-plan" as const, objectId: premisesId },
      })),
    );
    if (notices.length > 0) told += await inTransaction(db, (trx) => notify(trx, notices));
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return told;
    after = { day: last.day, id: last.id };
    await breathe();
  }
}

async function tellOfContacts({ db, partnershipId, now, today, users }: At): Promise<number> {
  const settings = await settingsOn(db, partnershipId, today);
  const bounds = BANDS.map((band) => ({ band, most: contactFromBounds(band, "overdue", settings, today).most ?? "" }));
  if (!(await isAnyContactOverdue(db, partnershipId, bounds))) return 0;
  const notices = users.map(({ userId }) => ({
    ...{ partnershipId, userId, kind: "premises-contacts-overdue" as const, reference: "", at: now },
    ...{ objectKind: "premises-contacts" as const, objectId: partnershipId, forDay: mondayOf(today) },
  }));
  return inTransaction(db, (trx) => notify(trx, notices));
}
