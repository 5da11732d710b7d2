import type { Actor } from "#app/domain/access/actor.ts";
import { contactDueOn } from "#app/domain/premises/contact-due.ts";
import { type FollowUpLine, followUpLines } from "#app/domain/premises/follow-up-lines.ts";
import { meetingState } from "#app/domain/premises/meeting-asked.ts";
import type { Settings } from "#app/domain/settings/definitions.ts";
import { countPlanActions } from "#db/queries/premises-plan-actions.ts";
import type { FoundPremises } from "#db/queries/premises.ts";
import { unsafeListMeetings } from "#db/queries/premises-meetings.ts";
import { unsafeListPlans } from "#db/queries/premises-plans.ts";
import type { Executor } from "#db/transaction.ts";
import { reviewPromptOf } from "./review-prompt-of.ts";

export type FollowUp = { premisesId: string; lines: FollowUpLine[]; isReviewPrompted: boolean };

/** What is due next for premises that the caller has found: meeting, plan, its actions, contact, and the prompt for a review. */
export async function followUpOf(
  db: Executor,
  actor: Actor,
  premises: Pick<FoundPremises, "id" | "agreedBand" | "closedOn" | "contactFromOn">,
  today: string,
  settings: Settings,
): Promise<FollowUp> {
  const [meeting] = await unsafeListMeetings(db, premises.id, 1);
  const plans = await unsafeListPlans(db, premises.id);
  const plan = plans.find(({ closedOn }) => closedOn === null);
  const overdue = plan ? (await countPlanActions(db, actor, plan.id, today)).overdue : 0;
  const prompt = await reviewPromptOf(db, premises, plans, settings);
  const isOpen = premises.closedOn === null || premises.closedOn >= today;
  const lines = followUpLines(
    {
      premisesId: premises.id,
      meeting: meeting && meetingState(meeting) === "under-way" ? meeting : null,
      plan: plan ? { endsOn: plan.endsOn, overdue } : null,
      contactDueOn: isOpen ? contactDueOn(premises.agreedBand, premises.contactFromOn, settings) : null,
    },
    today,
  );
  return { premisesId: premises.id, lines, isReviewPrompted: prompt !== null && prompt.answer === null };
}
