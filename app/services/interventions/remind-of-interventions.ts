import { setImmediate as breathe } from "node:timers/promises";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { dayLeads, furthestDay, pspoLeads, reminderPoint, type Leads } from "#app/domain/interventions/reminders.ts";
import type { NotificationKind } from "#app/domain/notifications/kinds.ts";
import {
  listInterventionsEnding,
  listInterventionsIssued,
  type ReminderPage,
} from "#db/queries/intervention-reminders.ts";
import { readLaw } from "#db/queries/legal-numbers.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { type Notice, notify } from "../notifications/notify.ts";
import { type Law, lawDatesOf } from "./law-dates-of.ts";

const AT_ONCE = 200;
/** What fell due while the server stood still is made up for. */
const LOOKED_BACK_DAYS = 28;
/** A child's order may be reviewed for as long as there are from ten to eighteen. */
const LONGEST_REVIEWED_DAYS = 8 * 366;
/** Longer ago than any window to appeal, and than any notice before a hearing. */
const [APPEAL_DAYS, NOTICE_DAYS] = [60, 6];

type At = { db: Executor; partnershipId: string; now: Date; today: string; law: Law };
type Row = Awaited<ReturnType<typeof listInterventionsEnding>>[number];
type Point = { row: Row; forDay: string };

/**
 * Each morning, once each and by the reference alone: what ends soon, which review of a child’s order is due, of which
 * notice the time to appeal is over, and by when a closure is heard. Told is its officer, or the lead of its case, or the
 * contact of its agency.
 */
export async function remindOfInterventions({ db, now }: { db: Executor; now: Date }) {
  const counts = { ending: 0, reviews: 0, appeals: 0, hearings: 0 };
  const today = londonDay(now);
  const law = await readLaw(db);
  for (const { id: partnershipId } of await listPartnerships(db)) {
    const at = { db, partnershipId, now, today, law };
    const settings = await settingsOn(db, partnershipId, today);
    counts.ending += await ending(at, null, dayLeads(settings));
    counts.ending += await ending(at, "pspo", pspoLeads(settings));
    counts.reviews += await byLaw(at, "cbo", LONGEST_REVIEWED_DAYS, "intervention-review-due", (dates) =>
      dates
        .filter(({ key, metOn }) => key === "review-due" && metOn === undefined)
        .map(({ day }) => reminderPoint(day ?? "", dayLeads(settings), today)),
    );
    counts.appeals += await byLaw(at, "cpn", APPEAL_DAYS, "intervention-appeal-over", (dates) =>
      dates
        .filter(({ key, state }) => key === "appeal-last" && state === "passed")
        .map(({ day }) => (day !== null && day >= plusDays(today, -LOOKED_BACK_DAYS) ? day : null)),
    );
    counts.hearings += await byLaw(at, "closure-notice", NOTICE_DAYS, "intervention-hearing-by", (dates) =>
      dates.filter(({ key, state }) => key === "hearing-by" && state !== "passed").map(({ day }) => day),
    );
  }
  return counts;
}

/** What is in force and ends within its reminders. */
function ending(at: At, kind: "pspo" | null, leads: Leads): Promise<number> {
  const { db, partnershipId, today } = at;
  const days = { from: today, to: furthestDay(leads, today) };
  return inPages(
    at,
    "intervention-ends",
    (page) => listInterventionsEnding(db, partnershipId, { ...days, ...page, kind }),
    (rows) =>
      Promise.resolve(
        rows.flatMap((row) => {
          const forDay = reminderPoint(row.untilDay ?? "", leads, today);
          return forDay === null ? [] : [{ row, forDay }];
        }),
      ),
  );
}

type Dates = Awaited<ReturnType<typeof lawDatesOf>>[number]["dates"];

/** What the law sets a day for, of one kind and issued in the days before; `pick` gives the days to tell of. */
function byLaw(
  at: At,
  kind: "cbo" | "cpn" | "closure-notice",
  issuedInDays: number,
  told: NotificationKind,
  pick: (dates: Dates) => (string | null)[],
): Promise<number> {
  const { db, partnershipId, today } = at;
  const days = { from: plusDays(today, -issuedInDays), to: today };
  return inPages(
    at,
    told,
    (page) => listInterventionsIssued(db, partnershipId, { ...days, ...page, kind }),
    async (rows) =>
      (await lawDatesOf(at, rows)).flatMap(({ row, dates }) =>
        pick(dates).flatMap((forDay) => (forDay === null ? [] : [{ row, forDay }])),
      ),
  );
}

async function inPages(
  { db, partnershipId, now }: At,
  kind: NotificationKind,
  read: (page: Pick<ReminderPage, "after" | "limit">) => Promise<Row[]>,
  points: (rows: Row[]) => Promise<Point[]>,
): Promise<number> {
  let after = { day: "", id: "" };
  let told = 0;
  for (;;) {
    const rows = await read({ after, limit: AT_ONCE });
    const notices = (await points(rows)).flatMap(({ row: { id, reference, userId }, forDay }): Notice[] => {
      if (userId === null) return [];
      return [{ partnershipId, userId, kind, objectKind: "intervention", objectId: id, reference, forDay, at: now }];
    });
    if (notices.length > 0) told += await inTransaction(db, (trx) => notify(trx, notices));
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return told;
    after = { day: last.day ?? "", id: last.id };
    await breathe();
  }
}
