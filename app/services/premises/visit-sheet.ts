import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { EARLIEST_DAY } from "#app/domain/premises/incident-span.ts";
import { conditionsThatFit, roomForConditions } from "#app/domain/premises/room-on-sheet.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { unsafeListActivities } from "#db/queries/premises-activities.ts";
import { listLicenceConditions } from "#db/queries/premises-conditions.ts";
import { listIncidentsOfPremises } from "#db/queries/premises-incidents.ts";
import { listPlanActions } from "#db/queries/premises-plan-actions.ts";
import { unsafeFindOpenPlan } from "#db/queries/premises-plans.ts";
import { listGradingSittings } from "#db/queries/premises-sittings.ts";
import { findPremises } from "#db/queries/premises.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { followUpOf } from "./follow-up.ts";
import { pointsNow } from "./ledger-page.ts";
import { registered } from "./overview.ts";

type Context = { db: Executor; actor: Actor; now: Date };
/** On one side of A4 there is room for so many; the rest is counted. */
const INCIDENTS = 4;
const ACTIONS = 4;

/**
 * What an officer takes along to premises, on one page: of incidents no more than the summary for licensing, since the last
 * meeting at which the premises were graded, or the one before it on its own day. That it was opened for printing stands in the log.
 */
export async function visitSheet({ db, actor, now }: Context, id: string) {
  const premises = await findPremises(db, actor, id);
  if (!premises) return null;
  const today = londonDay(now);
  const settings = await settingsOn(db, actor.partnershipId, today);
  const since = await lastMetBefore({ db, actor }, premises.agreedOn, today);
  const from = since === null ? EARLIEST_DAY : plusDays(since, 1);
  const incidents = await listIncidentsOfPremises(db, actor, { premisesId: id, from, until: today, limit: 200 });
  const conditions = await listLicenceConditions(db, actor, id);
  const standing = conditions.filter(({ untilDay }) => untilDay === null || untilDay >= today);
  const plan = await unsafeFindOpenPlan(db, id);
  const actions = plan ? await listPlanActions(db, actor, { planId: plan.id, shown: "open", today }) : [];
  await recordView({ db, actor, now }, "premises.sheet-viewed", "premises", id);
  return {
    premises,
    ...(await registered(db, actor, premises, today)),
    ...{ today, since, by: actor.name, printedAt: now.toISOString() },
    activities: await unsafeListActivities(db, id),
    points: await pointsNow(db, actor, premises, today),
    followUp: await followUpOf(db, actor, premises, today, settings),
    incidents: { rows: incidents.slice(0, INCIDENTS), more: Math.max(0, incidents.length - INCIDENTS) },
    conditions: conditionsThatFit(
      standing,
      roomForConditions(Math.min(incidents.length, INCIDENTS), Math.min(actions.length, ACTIONS)),
    ),
    actions: {
      rows: actions.slice(0, ACTIONS).map(({ id: key, words, dueOn, ownerName, ownerAgencyName }) => ({
        ...{ key, words, dueOn },
        owner: [ownerName, ownerAgencyName].filter(Boolean).join(", "),
      })),
      more: Math.max(0, actions.length - ACTIONS),
    },
  };
}

async function lastMetBefore({ db, actor }: Omit<Context, "now">, agreedOn: string | null, today: string) {
  if (agreedOn === null || agreedOn < today) return agreedOn;
  const [before] = await listGradingSittings(db, actor, { until: plusDays(today, -1), limit: 1 });
  return before?.day ?? null;
}
