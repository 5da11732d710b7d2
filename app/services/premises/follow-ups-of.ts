import type { Actor } from "#app/domain/access/actor.ts";
import { isOverdue } from "#app/domain/actions/action.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { contactDueOn } from "#app/domain/premises/contact-due.ts";
import { followUpLines } from "#app/domain/premises/follow-up-lines.ts";
import { meetingState } from "#app/domain/premises/meeting-asked.ts";
import { firstPlanEnd, reviewPrompt } from "#app/domain/premises/review-prompt.ts";
import { isPlanOfSpell, spellOf } from "#app/domain/premises/spell.ts";
import type { Settings } from "#app/domain/settings/definitions.ts";
import { listUnfinishedOf, unsafeListAgreedOf, unsafeListNewestMeetings, unsafeListPlansOf } from "#db/queries/premises-follow-ups.ts"; // prettier-ignore
import type { Executor } from "#db/transaction.ts";
import type { FollowUp } from "./follow-up.ts";

type Found = { id: string; agreedBand: Band | null; contactFromOn: string | null; closedOn: string | null };
type At = { today: string; settings: Settings };

/** followUpOf for the rows of a list, in four queries for all of them; a test compares the two. */
export async function followUpsOf(
  db: Executor,
  actor: Actor,
  found: readonly Found[],
  { today, settings }: At,
): Promise<Map<string, FollowUp>> {
  if (found.length === 0) return new Map();
  const ids = found.map(({ id }) => id);
  const meetings = await unsafeListNewestMeetings(db, ids);
  const plans = await unsafeListPlansOf(db, ids);
  const open = plans.filter(({ closedOn }) => closedOn === null);
  const unfinished = await listUnfinishedOf(db, actor, open.map(({ id }) => id)); // prettier-ignore
  const red = found.filter(({ agreedBand }) => agreedBand === "red").map(({ id }) => id);
  const agreed = await unsafeListAgreedOf(db, red);
  return new Map(found.map((one) => [one.id, followUp(one)]));

  function followUp({ id, agreedBand, contactFromOn, closedOn }: Found): FollowUp {
    const isOpen = closedOn === null || closedOn >= today;
    const meeting = meetings.find(({ premisesId }) => premisesId === id);
    const plan = open.find(({ premisesId }) => premisesId === id);
    const facts = {
      premisesId: id,
      meeting: meeting && meetingState(meeting) === "under-way" ? meeting : null,
      plan: plan ? { endsOn: plan.endsOn, overdue: overdueOf(plan.id) } : null,
      contactDueOn: isOpen ? contactDueOn(agreedBand, contactFromOn, settings) : null,
    };
    return { premisesId: id, lines: followUpLines(facts, today), isReviewPrompted: isPrompted(id) };
  }

  function overdueOf(planId: string) {
    return unfinished.filter((action) => action.planId === planId && isOverdue(action, today)).length;
  }

  function isPrompted(id: string): boolean {
    const grades = agreed.filter(({ premisesId }) => premisesId === id);
    const since = spellOf(grades)?.since ?? "";
    const own = plans.filter((plan) => plan.premisesId === id && isPlanOfSpell(plan, since));
    const sittings = settings["premises.red-meetings-after-plan"];
    return grades[0]?.answerId === null && reviewPrompt({ grades, planEndedOn: firstPlanEnd(own), sittings });
  }
}
