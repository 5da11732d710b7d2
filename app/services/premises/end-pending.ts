import { meetingState } from "#app/domain/premises/meeting-asked.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { unsafeListMeetings, unsafeListUnfinished, updateMeeting } from "#db/queries/premises-meetings.ts";
import { unsafeFindOpenPlan, updateOpenPlan } from "#db/queries/premises-plans.ts";
import type { Transaction } from "#db/transaction.ts";
import { endActionsOf, type PremisesAt } from "./settle-actions.ts";

// What stands at an action is read by managers and its owner, to whom a grade is not told.
export const NO_MEETING = "The meeting is no longer asked for";
export const NO_PLAN = "The plan that it belongs to has ended";

// Where several write at once, as on PostgreSQL: nothing is half ended, and the form can be sent again.
const CHANGED = "What was pending for premises changed meanwhile";

/** At Green, or when the premises close: the meeting that is under way, the plan that is open and their actions end, with that as the reason. */
export async function endPending(
  trx: Transaction,
  at: PremisesAt,
  { premisesId, reason }: { premisesId: string; reason: string },
) {
  const [meeting] = await unsafeListMeetings(trx, premisesId, 1);
  const isMeetingPending = meeting !== undefined && meetingState(meeting) === "under-way";
  if (isMeetingPending) {
    if (!(await updateMeeting(trx, meeting, { not_held_reason: reason }))) throw new Error(CHANGED);
    if (meeting.actionId !== null)
      await endActionsOf(trx, at, await unsafeListUnfinished(trx, { actionId: meeting.actionId }), NO_MEETING);
  }
  const plan = await unsafeFindOpenPlan(trx, premisesId);
  if (plan) {
    await endActionsOf(trx, at, await unsafeListUnfinished(trx, { planId: plan.id }), NO_PLAN);
    if (!(await updateOpenPlan(trx, plan, { closed_on: at.today, closed_reason: reason }))) throw new Error(CHANGED);
  }
  if (!isMeetingPending && !plan) return;
  await insertAuditEvent(trx, at.actor, at.now, {
    category: "alteration",
    event: "premises.follow-up-ended",
    objectKind: "premises",
    objectId: premisesId,
    fields: [...(isMeetingPending ? ["meeting"] : []), ...(plan ? ["plan"] : [])],
    detail: { reason },
  });
}
