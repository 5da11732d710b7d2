import { setImmediate as breathe } from "node:timers/promises";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { notify } from "#app/services/notifications/notify.ts";
import {
  insertReviewReminders,
  listRepliesToRemindOf,
  listStepsToRemindOf,
} from "#db/queries/case-review-reminders.ts";
import { listPartnerships } from "#db/queries/partnerships.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

const AT_ONCE = 200;
/** A reply that fell due while the server stood still is made up for; older ones stand on Home. */
const LOOKED_BACK_DAYS = 28;
type At = { db: Executor; partnershipId: string; now: Date };

/**
 * The contact officer hears of each step of a review when it is due and when it is late, once each, by the reference of the
 * review; a body of the reply that it owes, and when that is late the contact officer too.
 */
export async function remindOfReviews({ db, now }: { db: Executor; now: Date }) {
  let steps = 0;
  let replies = 0;
  for (const { id: partnershipId } of await listPartnerships(db)) {
    steps += await remindOfSteps({ db, partnershipId, now });
    replies += await remindOfReplies({ db, partnershipId, now });
  }
  return { steps, replies };
}

async function remindOfSteps({ db, partnershipId, now }: At): Promise<number> {
  const today = londonDay(now);
  let after = { dueOn: "", id: "" };
  let told = 0;
  for (;;) {
    const reviews = await listStepsToRemindOf(db, partnershipId, { today, after, limit: AT_ONCE });
    const due = reviews.flatMap(({ duty, ...review }) => (duty === null ? [] : [{ ...review, duty }]));
    if (due.length > 0)
      told += await inTransaction(db, async (trx) => {
        await insertReviewReminders(
          trx,
          due.map(({ id, duty, dueOn }) => ({
            ...{ review_id: id, partnership_id: partnershipId, duty, due_on: dueOn },
            state: dueOn < today ? ("late" as const) : ("due" as const),
            told_at: now.toISOString(),
          })),
        );
        return notify(
          trx,
          due.flatMap(({ id: objectId, reference, dueOn, userId }) => {
            if (userId === null) return [];
            const kind = dueOn < today ? ("case-review-step-late" as const) : ("case-review-step-due" as const);
            return [{ partnershipId, userId, kind, objectKind: "case-review" as const, objectId, reference, at: now }];
          }),
        );
      });
    const last = reviews.at(-1);
    if (!last || reviews.length < AT_ONCE) return told;
    after = { dueOn: last.dueOn, id: last.id };
    await breathe();
  }
}

async function remindOfReplies({ db, partnershipId, now }: At): Promise<number> {
  const today = londonDay(now);
  const from = plusDays(today, -LOOKED_BACK_DAYS);
  let after = { dueOn: "", id: "" };
  let told = 0;
  for (;;) {
    const requests = await listRepliesToRemindOf(db, partnershipId, { today, from, after, limit: AT_ONCE });
    const notices = requests.flatMap(({ id: objectId, reference, dueOn, bodyUserId, contactUserId }) => {
      if (dueOn === null) return [];
      const isLate = dueOn < today;
      const kind = isLate ? ("case-review-reply-late" as const) : ("case-review-reply-due" as const);
      const about = { partnershipId, kind, objectKind: "case-review-request" as const, objectId, reference, forDay: dueOn, at: now }; // prettier-ignore
      const users = new Set([bodyUserId, isLate ? contactUserId : null]);
      return [...users].flatMap((userId) => (userId === null ? [] : [{ ...about, userId }]));
    });
    if (notices.length > 0) told += await inTransaction(db, (trx) => notify(trx, notices));
    const last = requests.at(-1);
    if (!last || requests.length < AT_ONCE) return told;
    after = { dueOn: last.dueOn ?? "", id: last.id };
    await breathe();
  }
}
