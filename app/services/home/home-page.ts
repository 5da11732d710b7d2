import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import { isOverdue } from "#app/domain/actions/action.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { ownNextMeetings } from "#app/services/meetings/own-next-meetings.ts";
import { countOwnActions, countUnownedActions, listOwnActions } from "#db/queries/actions.ts";
import { listGroupsTakingCases } from "#db/queries/case-groups.ts";
import { countCasesAtWork } from "#db/queries/case-lists.ts";
import { countOwnRequestsWaiting } from "#db/queries/case-review-reminders.ts";
import { countMarkerReviewsOverdue } from "#db/queries/marker-reviews.ts";
import { countOverdueActions } from "#db/queries/overdue-actions.ts";
import { countWaitingReferrals } from "#db/queries/referrals.ts";
import { countResearchAskedOf } from "#db/queries/research.ts";
import { countReviewsDue } from "#db/queries/risk-reviews.ts";
import type { Executor } from "#db/transaction.ts";
import { administrationToDo, governanceToDo, reviewsOfReviewer } from "./duty-waits.ts";
import { officerPanel, overdueByAgency, premisesMoved } from "./role-panels.ts";

type Context = { db: Executor; actor: Actor; now: Date };
/** Home has what is next; the whole list has a page of its own. */
const FIRST_ACTIONS = 8;

/** What somebody begins the day with: what waits for them, by what they are, and nothing on which they cannot act. */
export async function homePage(context: Context) {
  return {
    ...(await ownActions(context)),
    ...(await waiting(context)),
    groups: await ownGroups(context),
    meetings: context.actor.permissions.has("meetings:read") ? await ownNextMeetings(context) : [],
    officer: await officerPanel(context),
    overdueBy: await overdueByAgency(context),
    moved: await premisesMoved(context),
    reviews: await reviewsOfReviewer(context),
    governance: await governanceToDo(context),
    administration: await administrationToDo(context),
    runsMeetings: groupsOf(context.actor, ["chair", "coordinator"]).length > 0,
  };
}

async function ownActions({ db, actor, now }: Context) {
  const today = londonDay(now);
  const shown = await listOwnActions(db, actor, { limit: FIRST_ACTIONS });
  await recordList({ db, actor, now }, "action.own-listed", "action", shown.map(({ id }) => id)); // prettier-ignore
  return {
    ownCount: shown.length < FIRST_ACTIONS ? shown.length : await countOwnActions(db, actor),
    actions: shown.map((a) => ({
      ...{ id: a.id, reference: a.reference, words: a.words, dueOn: a.dueOn },
      ...{ isOverdue: isOverdue(a, today), isToday: a.dueOn === today },
    })),
  };
}

/** Counts of what waits; zero where it is not the reader's to see to. */
async function waiting({ db, actor, now }: Context) {
  const today = londonDay(now);
  const may = actor.permissions;
  const highOverdue = { role: "lead", isMine: false, from: "", until: plusDays(today, -1), isHigh: true } as const;
  return {
    overdue: may.has("actions:overdue") ? await countOverdueActions(db, actor, today) : null,
    unowned: may.has("actions:overdue") ? await countUnownedActions(db, actor) : 0,
    highReviews: may.has("cases:read") ? await countReviewsDue(db, actor, highOverdue) : 0,
    requests: may.has("case-reviews:read") ? await countOwnRequestsWaiting(db, actor, today) : null,
    research: may.has("meetings:agenda") ? await countResearchAskedOf(db, actor, today) : null,
    warnings: may.has("cases:manage") ? await countMarkerReviewsOverdue(db, actor, today) : 0,
  };
}

/** The reader's groups that take cases, each number that of the list which it opens. */
async function ownGroups({ db, actor, now }: Context) {
  const today = londonDay(now);
  const mine = groupsOf(actor);
  if (mine.length === 0) return [];
  const groups = (await listGroupsTakingCases(db, actor.partnershipId, today)).filter(({ id }) => mine.includes(id));
  const ids = groups.map(({ id }) => id);
  const deciding = groupsOf(actor, ["chair", "coordinator"]);
  const decides = actor.permissions.has("referrals:decide");
  const referrals = decides ? await countWaitingReferrals(db, actor, ids.filter((id) => deciding.includes(id))) : new Map<string, number>(); // prettier-ignore
  const work = await countCasesAtWork(db, actor, actor.permissions.has("cases:read") ? ids : [], today);
  return groups.map(({ id, name }) => ({
    ...{ id, name, waiting: deciding.includes(id) ? (referrals.get(id) ?? 0) : null },
    ...(work.get(id) ?? { open: 0, fresh: null, due: 0 }),
  }));
}
