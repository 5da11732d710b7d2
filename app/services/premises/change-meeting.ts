import type { Arrangement, Held, Notified } from "#app/domain/premises/formal-meeting.form.ts";
import { cannotChange, refuseArrangement, refusePastDay } from "#app/domain/premises/formal-meeting-rules.ts";
import {
  unsafeFindMeeting,
  unsafeListUnfinished,
  updateAttended,
  updateMeeting,
} from "#db/queries/premises-meetings.ts";
import type { Transaction } from "#db/transaction.ts";
import { changeOfPremises, type PremisesContext, refusedOfPremises } from "./change-of-premises.ts";
import { NO_MEETING } from "./end-pending.ts";
import { insertContactOf } from "./record-contact.ts";
import { endActionsOf, finishActionOf } from "./settle-actions.ts";

export type MeetingKey = { premisesId: string; meetingId: string };

const meetingOf = ({ premisesId, meetingId }: MeetingKey) => ({
  premisesId,
  find: (trx: Transaction) => unsafeFindMeeting(trx, premisesId, meetingId),
  update: updateMeeting,
});

export function arrangeMeeting(context: PremisesContext, key: MeetingKey, given: Arrangement) {
  const { version, day, time, place } = given;
  return changeOfPremises(context, {
    ...meetingOf(key),
    version,
    decide(_trx, meeting, { today }) {
      const refusal = refuseArrangement(meeting, day, today);
      if (refusal) return Promise.resolve(refusedOfPremises(refusal));
      return Promise.resolve({
        kind: "change",
        event: "premises.meeting-arranged",
        set: { arranged_day: day, arranged_time: time, place },
        detail: { day, time, place },
      });
    },
  });
}

/** That the premises were told of their grade, which is a contact too. */
export function recordNotified(context: PremisesContext, key: MeetingKey, given: Notified) {
  const { version, notifiedOn, how, whom } = given;
  return changeOfPremises(context, {
    ...meetingOf(key),
    version,
    decide(_trx, meeting, { today }) {
      const told = { field: "notifiedOn", what: "Day on which they were told", day: notifiedOn };
      const refusal = refusePastDay(meeting, told, today);
      if (refusal) return Promise.resolve(refusedOfPremises(refusal));
      return Promise.resolve({
        kind: "change",
        event: "premises.notified",
        set: { notified_on: notifiedOn, notified_how: how, notified_whom: whom },
        detail: { notifiedOn, how, whom },
        also: (trx, at) =>
          meeting.notifiedOn === null
            ? insertContactOf(trx, at, key.premisesId, { contactedOn: notifiedOn, how, words: "Told of the grade" })
            : Promise.resolve(),
      });
    },
  });
}

/** Held, with what came of it and who came: its action is done, and it is a contact. */
export function recordHeld(context: PremisesContext, key: MeetingKey, given: Held) {
  const { version, heldOn, attended, outcome } = given;
  return changeOfPremises(context, {
    ...meetingOf(key),
    version,
    decide(_trx, meeting, { today }) {
      const held = { field: "heldOn", what: "Day on which it was held", day: heldOn };
      const refusal = cannotChange(meeting) ?? refusePastDay(meeting, held, today);
      if (refusal) return Promise.resolve(refusedOfPremises(refusal));
      return Promise.resolve({
        kind: "change",
        event: "premises.meeting-held",
        set: { held_on: heldOn, outcome },
        detail: { heldOn, outcome, attended },
        also: async (trx, at) => {
          await updateAttended(trx, meeting.id, attended);
          for (const action of await actionOf(trx, meeting)) {
            const finishedOn = heldOn < action.raisedOn ? action.raisedOn : heldOn;
            await finishActionOf(trx, at, action, { finishedOn, outcome: "The meeting was held" });
          }
          const contact = { contactedOn: heldOn, how: "meeting" as const, words: "The meeting with the premises" };
          await insertContactOf(trx, at, key.premisesId, contact);
        },
      });
    },
  });
}

export function recordNotHeld(
  context: PremisesContext,
  key: MeetingKey,
  { version, reason }: { version: number; reason: string },
) {
  return changeOfPremises(context, {
    ...meetingOf(key),
    version,
    decide(_trx, meeting) {
      const refusal = cannotChange(meeting);
      if (refusal) return Promise.resolve(refusedOfPremises(refusal));
      return Promise.resolve({
        kind: "change",
        event: "premises.meeting-not-held",
        set: { not_held_reason: reason },
        detail: { reason },
        also: async (trx, at) => endActionsOf(trx, at, await actionOf(trx, meeting), NO_MEETING),
      });
    },
  });
}

function actionOf(trx: Transaction, { actionId }: { actionId: string | null }) {
  return actionId === null ? Promise.resolve([]) : unsafeListUnfinished(trx, { actionId });
}
