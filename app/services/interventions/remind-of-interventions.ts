import { setImmediate as breathe } from "node:timers/promises";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { dayLeads, furthestDay, pspoLeads, reminderPoint, type Leads } from "#app/domain/interventions/reminders.ts";
import { isAppealRunning } from "#app/domain/interventions/step-pages.ts";
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

/** Where a line goes when one record cannot be worked out; never what anybody typed. */
type Log = { error: (fields: Record<string, unknown>, message: string) => void };
type At = { db: Executor; partnershipId: string; now: Date; today: string; law: Law; log: Log | undefined };
type Row = Awaited<ReturnType<typeof listInterventionsEnding>>[number];
type Point = { row: Row; days: () => readonly (string | null)[] };

/**
 * Each morning, once each and by the reference alone: what ends soon, which review of a child’s order is due, of which
 * notice the time to appeal is over, and by when a closure is heard. Who is told: whoIsTold. One record that cannot be
 * worked out is logged and keeps nobody else from being told.
 */
export async function remindOfInterventions({ db, now, log }: { db: Executor; now: Date; log?: Log }) {
  const counts = { ending: 0, reviews: 0, appeals: 0, hearings: 0 };
  const today = londonDay(now);
  const law = await readLaw(db);
  for (const { id: partnershipId } of await listPartnerships(db)) {
    const at = { db, partnershipId, now, today, law, log };
    const settings = await settingsOn(db, partnershipId, today);
    counts.ending += await ending(at, null, dayLeads(settings));
    counts.ending += await ending(at, "pspo", pspoLeads(settings));
    counts.reviews += await byLaw(at, "cbo", LONGEST_REVIEWED_DAYS, "intervention-review-due", ({ dates }) =>
      dates()
        .filter(({ key, metOn }) => key === "review-due" && metOn === undefined)
        .map(({ day }) => reminderPoint(day ?? "", dayLeads(settings), today)),
    );
    counts.appeals += await byLaw(at, "cpn", APPEAL_DAYS, "intervention-appeal-over", ({ dates, facts }) =>
      isAppealRunning(facts)
        ? []
        : dates()
            .filter(({ key, state }) => key === "appeal-last" && state === "passed")
            .map(({ day }) => (day !== null && day >= plusDays(today, -LOOKED_BACK_DAYS) ? day : null)),
    );
    counts.hearings += await byLaw(at, "closure-notice", NOTICE_DAYS, "intervention-hearing-by", ({ dates, heardOn }) =>
      dates()
        .filter(({ key, state }) => key === "hearing-by" && state !== "passed")
        .map(({ day }) => (day !== null && heardOn.some((heard) => heard <= day) ? null : day)),
    );
  }
  return counts;
}

/** What is in force and ends within its reminders. */
function ending(at: At, kind: "pspo" | null, leads: Leads): Promise<number> {
  const { db, partnershipId, today } = at;
  const days = { today, from: today, to: furthestDay(leads, today) };
  return inPages(
    at,
    "intervention-ends",
    (page) => listInterventionsEnding(db, partnershipId, { ...days, ...page, kind }),
    (rows) =>
      Promise.resolve(rows.map((row) => ({ row, days: () => [reminderPoint(row.untilDay ?? "", leads, today)] }))),
  );
}

type Lawful = Awaited<ReturnType<typeof lawDatesOf>>[number];

/** What the law sets a day for, of one kind and issued in the days before; `pick` gives the days to tell of. */
function byLaw(
  at: At,
  kind: "cbo" | "cpn" | "closure-notice",
  issuedInDays: number,
  told: NotificationKind,
  pick: (one: Lawful) => (string | null)[],
): Promise<number> {
  const { db, partnershipId, today } = at;
  const days = { today, from: plusDays(today, -issuedInDays), to: today };
  return inPages(
    at,
    told,
    (page) => listInterventionsIssued(db, partnershipId, { ...days, ...page, kind }),
    async (rows) => (await lawDatesOf(at, rows)).map((one) => ({ row: one.row, days: () => pick(one) })),
  );
}

async function inPages(
  at: At,
  kind: NotificationKind,
  read: (page: Pick<ReminderPage, "after" | "limit">) => Promise<Row[]>,
  points: (rows: Row[]) => Promise<Point[]>,
): Promise<number> {
  const { db, partnershipId, now } = at;
  let after = { day: "", id: "" };
  let told = 0;
  for (;;) {
    const rows = await read({ after, limit: AT_ONCE });
    const notices = (await points(rows)).flatMap((point): Notice[] => {
      const { id, reference, userId } = point.row;
      if (userId === null) return [];
      const base = {
        partnershipId,
        userId,
        kind,
        objectKind: "intervention" as const,
        objectId: id,
        reference,
        at: now,
      };
      return daysOf(at, kind, point).map((forDay) => ({ ...base, forDay }));
    });
    if (notices.length > 0) told += await inTransaction(db, (trx) => notify(trx, notices));
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return told;
    after = { day: last.day ?? "", id: last.id };
    await breathe();
  }
}

function daysOf({ log }: At, reminder: NotificationKind, { row, days }: Point): string[] {
  try {
    return days().filter((day) => day !== null);
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    log?.error({ reminder, intervention: row.id, error: name }, "the days of an intervention could not be worked out");
    return [];
  }
}
