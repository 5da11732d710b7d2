import { isOverdue } from "#app/domain/actions/action.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { contactDueOn } from "#app/domain/premises/contact-due.ts";
import type { PlanActionsShown } from "#app/domain/premises/follow-up-lines.ts";
import { meetingState } from "#app/domain/premises/meeting-asked.ts";
import { unsafeListAgreed } from "#db/queries/premises-bands.ts";
import { unsafeListContacts } from "#db/queries/premises-contacts.ts";
import { findPremises } from "#db/queries/premises.ts";
import { unsafeListMeetings } from "#db/queries/premises-meetings.ts";
import { countPlanActions, listPlanActions } from "#db/queries/premises-plan-actions.ts";
import { type FoundPlan, unsafeListPlans } from "#db/queries/premises-plans.ts";
import { findNextGradingSitting } from "#db/queries/premises-sittings.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { spellOf } from "#app/domain/premises/spell.ts";
import { recordView } from "../audit/record-access.ts";
import type { PremisesContext } from "./change-of-premises.ts";
import { cannotPlan } from "./make-plan.ts";
import { reviewPromptOf } from "./review-prompt-of.ts";

const CONTACTS_SHOWN = 5;

/** What follows from the grade of premises: the meeting, the plan with its actions, the prompt and the contacts. */
export async function planPage({ db, actor, now }: PremisesContext, premisesId: string, shown: PlanActionsShown) {
  const premises = await findPremises(db, actor, premisesId);
  if (!premises) return null;
  const today = londonDay(now);
  const settings = await settingsOn(db, actor.partnershipId, today);
  const meetings = await unsafeListMeetings(db, premisesId);
  const plans = await unsafeListPlans(db, premisesId);
  const open = plans.find(({ closedOn }) => closedOn === null);
  const prompt = await reviewPromptOf(db, premises, plans, settings);
  // Today's is the next one until these premises have been graded at it.
  const nextSitting = await findNextGradingSitting(db, actor, premises.agreedOn === today ? today : plusDays(today, -1)); // prettier-ignore
  const isClosed = premises.closedOn !== null && premises.closedOn < today;
  await recordView({ db, actor, now }, "premises.follow-up-viewed", "premises", premisesId);
  return {
    premises,
    today,
    spell: spellOf(await unsafeListAgreed(db, premisesId)),
    meeting: meetings.find((meeting) => meetingState(meeting) === "under-way") ?? null,
    pastMeetings: meetings.filter((meeting) => meetingState(meeting) !== "under-way"),
    plan: open ? await planShown({ db, actor, now }, open, shown) : null,
    pastPlans: plans.filter(({ closedOn }) => closedOn !== null),
    cannotPlan: (await cannotPlan(db, premises, today))?.message ?? null,
    prompt,
    nextSittingOn: nextSitting?.day ?? null,
    contacts: await unsafeListContacts(db, premisesId, { limit: CONTACTS_SHOWN }),
    contactDueOn: isClosed ? null : contactDueOn(premises.agreedBand, premises.contactFromOn, settings),
    mayRecord: actor.permissions.has("premises:record"),
  };
}

async function planShown({ db, actor, now }: PremisesContext, plan: FoundPlan, shown: PlanActionsShown) {
  const today = londonDay(now);
  const actions = await listPlanActions(db, actor, { planId: plan.id, shown, today });
  return {
    ...plan,
    shown,
    counts: await countPlanActions(db, actor, plan.id, today),
    actions: actions.map((action) => ({ ...action, isOverdue: isOverdue(action, today) })),
  };
}
