import { v7 as uuid } from "uuid";
import type { InvitationGiven } from "#app/domain/premises/formal-meeting.form.ts";
import { cannotChange, refusePastDay } from "#app/domain/premises/formal-meeting-rules.ts";
import { findPremises } from "#db/queries/premises.ts";
import {
  insertInvitations,
  unsafeFindMeeting,
  unsafeListInvitations,
  updateInvitation,
} from "#db/queries/premises-meetings.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { madeOnce } from "../session/made-once.ts";
import type { MeetingKey } from "./change-meeting.ts";
import { changeOfPremises, notePremises, type PremisesContext, refusedOfPremises } from "./change-of-premises.ts";

/** Whoever else is to come. */
export function invite(
  context: PremisesContext & { once?: string | null },
  key: MeetingKey,
  { name }: { name: string },
) {
  const { actor } = context;
  return madeOnce(context, "premises-invitation", async (trx) => {
    const premises = await findPremises(trx, actor, key.premisesId);
    const meeting = premises && (await unsafeFindMeeting(trx, key.premisesId, key.meetingId));
    if (!meeting) return { kind: "not-found" as const };
    if (!actor.permissions.has("premises:record")) return { kind: "forbidden" as const };
    const refusal = cannotChange(meeting);
    if (refusal) return refusedOfPremises(refusal);
    const id = uuid();
    const row = { id, partnership_id: actor.partnershipId, meeting_id: meeting.id, version: 1 };
    await insertInvitations(trx, [{ ...row, party: "other", name }]);
    await notePremises(trx, context, key.premisesId, "premises.invitation-changed", { name });
    return { kind: "done" as const, id };
  });
}

/** That they were invited, how, and what they answered. */
export function changeInvitation(
  context: PremisesContext,
  { premisesId, meetingId, invitationId }: MeetingKey & { invitationId: string },
  { version, name, invitedOn, how, answer }: InvitationGiven,
) {
  return changeOfPremises(context, {
    premisesId,
    version,
    find: async (trx) => {
      const meeting = await unsafeFindMeeting(trx, premisesId, meetingId);
      const found = meeting && (await unsafeListInvitations(trx, meetingId)).find(({ id }) => id === invitationId);
      return found && { ...found, meeting };
    },
    update: updateInvitation,
    decide(_trx, { meeting }) {
      const invited = { field: "invitedOn", what: "Day of the invitation", day: invitedOn };
      const refusal = cannotChange(meeting) ?? refusePastDay(meeting, invited, londonDay(context.now));
      if (refusal) return Promise.resolve(refusedOfPremises(refusal));
      return Promise.resolve({
        kind: "change",
        event: "premises.invitation-changed",
        set: { name, invited_on: invitedOn, how, answer },
        detail: { name, invitedOn, how, answer },
      });
    },
  });
}
