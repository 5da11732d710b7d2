import { type UserFilter, userBounds } from "#app/domain/access/user-filter.ts";
import { agencyBounds } from "#app/domain/agencies/agreement.ts";
import { isRunningOut } from "#app/domain/dates/bank-holidays.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { jobState } from "#app/domain/notifications/jobs.ts";
import { countAgencies } from "#db/queries/agencies.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { listJobs } from "#db/queries/jobs.ts";
import { countUnconfirmedLegalParameters } from "#db/queries/legal-parameters.ts";
import { countStuckEmails } from "#db/queries/outbox.ts";
import { countUsers } from "#db/queries/users.ts";
import type { Executor } from "#db/transaction.ts";

/** What an administrator has to look after, in numbers; each is as many as the list that it opens. */
export async function administrationWaits(db: Executor, partnershipId: string, now: Date) {
  const users = (filter: UserFilter) => countUsers(db, partnershipId, filter, userBounds(now));
  const agencies = (agreement: "due" | "none") => countAgencies(db, partnershipId, { agreement }, agencyBounds(now));
  const { holidays } = await findBankHolidays(db);
  return {
    bankHolidays: isRunningOut(holidays, londonDay(now)) ? 1 : 0,
    emailsStuck: await countStuckEmails(db, partnershipId),
    jobsFailing: (await listJobs(db)).filter((job) => jobState(job, now.toISOString()) === "failing").length,
    invited: await users({ status: "invited" }),
    guestsEnding: await users({ show: "guests-ending" }),
    agreementsDue: await agencies("due"),
    agreementsMissing: await agencies("none"),
    notSignedIn: await users({ show: "not-signed-in" }),
    withoutRole: await users({ show: "no-role" }),
    lawUnconfirmed: await countUnconfirmedLegalParameters(db),
  };
}
