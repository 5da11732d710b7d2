import { subDays, subMinutes } from "date-fns";
import { userBounds } from "#app/domain/access/user-filter.ts";
import { reviewNoticeUntil } from "#app/domain/agreements/agreement.ts";
import type { LogState } from "#app/domain/audit/log-state.ts";
import type { RequestView } from "#app/domain/rights/request-list.ts";
import { londonMidnight } from "#app/domain/dates/london-midnight.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { findLastLogCheck } from "#db/queries/audit-log.ts";
import { countEventsSince, countRetention, findOldestUnsealed } from "#db/queries/governance.ts";
import { countRightsRequests } from "#db/queries/rights-requests.ts";
import { countAgreementsToReview } from "#db/queries/sharing-agreements.ts";
import { countUsers } from "#db/queries/users.ts";
import type { Executor } from "#db/transaction.ts";
import { agenciesWithAgreement } from "../agreements/agencies-out.ts";

/** Local policy: how far back the page looks for what was opened out of the ordinary. */
export const LOOK_BACK_DAYS = 30;
/** Events are sealed every few seconds: one that waits for longer has been left behind. */
const SEALED_WITHIN_MINUTES = 15;

/** What the information governance officer has to look at, in numbers; each opens the rows that it counts. */
export async function whatWaits(db: Executor, partnershipId: string, now: Date) {
  const today = londonDay(now);
  const sinceDay = plusDays(today, -LOOK_BACK_DAYS);
  const since = londonMidnight(sinceDay).toISOString();
  const opened = (event: string) => countEventsSince(db, { partnershipId, event, since });
  const [retention, requests, glass, refusedGlass, details, agencies, toReview, unused, check, oldest] =
    await Promise.all([
      countRetention(db, partnershipId, today),
      requestsByView(db, partnershipId, today),
      opened("case.glass-broken"),
      opened("case.glass-refused"),
      opened("audit.detail-opened"),
      agenciesWithAgreement(db, partnershipId, now),
      countAgreementsToReview(db, partnershipId, reviewNoticeUntil(today)),
      countUsers(db, partnershipId, { show: "not-signed-in" }, userBounds(now)),
      findLastLogCheck(db),
      findOldestUnsealed(db),
    ]);
  const isLeftBehind = oldest !== null && oldest < subMinutes(now, SEALED_WITHIN_MINUTES).toISOString();
  return {
    ...{ sinceDay, retention, requests, glass, refusedGlass, details, toReview, unused },
    agenciesOut: agencies.filter(({ isOut }) => isOut).length,
    log: logState(check, now, isLeftBehind),
  };
}

const VIEWS = ["overdue", "soon", "waiting", "open"] as const satisfies readonly RequestView[];

/** As many as each view of the list shows. */
async function requestsByView(db: Executor, partnershipId: string, today: string) {
  const counts = VIEWS.map((show) => countRightsRequests(db, partnershipId, { asked: { show }, today }));
  const [overdue = 0, soon = 0, waiting = 0, open = 0] = await Promise.all(counts);
  return { overdue, soon, waiting, open };
}

type Check = { at: string; event: string } | undefined;

function logState(check: Check, now: Date, isLeftBehind: boolean): LogState {
  if (!check) return "never-checked";
  if (check.event !== "audit.found-whole") return "not-whole";
  if (isLeftBehind) return "unsealed";
  return check.at < subDays(now, 2).toISOString() ? "not-checked-lately" : "whole";
}
