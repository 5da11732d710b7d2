import { subDays, subMinutes } from "date-fns";
import { TRIES_WINDOW_MINUTES } from "#app/domain/access/throttle.ts";
import { deleteViewsBefore } from "#db/queries/audit.ts";
import { deleteFormOnceBefore } from "#db/queries/form-once.ts";
import { deleteFoundPeopleBefore } from "#db/queries/found-people.ts";
import { deletePersonSearchesBefore } from "#db/queries/person-searches.ts";
import { deleteSessionsBefore } from "#db/queries/sessions.ts";
import { deleteAttemptsBefore } from "#db/queries/sign-in-attempts.ts";
import { deleteUnsentFormsBefore } from "#db/queries/unsent-forms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

const SESSIONS_KEPT_DAYS = 30;
const VIEWS_KEPT_DAYS = 1;
const FORMS_KEPT_DAYS = 1;

/** What served a session and serves nobody any more. */
export function expireSessionData({ db, now }: { db: Executor; now: Date }) {
  return inTransaction(db, async (trx) => {
    await deleteAttemptsBefore(trx, subMinutes(now, TRIES_WINDOW_MINUTES).toISOString());
    await deleteUnsentFormsBefore(trx, now.toISOString());
    await deleteFormOnceBefore(trx, subDays(now, FORMS_KEPT_DAYS).toISOString());
    await deletePersonSearchesBefore(trx, now.toISOString());
    await deleteFoundPeopleBefore(trx, now.toISOString());
    await deleteViewsBefore(trx, subDays(now, VIEWS_KEPT_DAYS).toISOString());
    await deleteSessionsBefore(trx, subDays(now, SESSIONS_KEPT_DAYS).toISOString());
  });
}
