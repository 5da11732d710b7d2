import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseReply } from "#app/domain/meetings/attendance.ts";
import type { MeetingReplyGiven } from "#app/domain/meetings/attendance.form.ts";
import { insertAttendance, updateAttendance } from "#db/queries/attendance.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { attendanceOf, meetingToRecord } from "./attendance-page.ts";
import { deputyGiven, putDeputy } from "./name-deputy.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type At = { groupId: string; sittingId: string };

/** The actor's own row on the list of a meeting, with the deputy whom they have named; undefined where they are not on it. */
export async function ownReply(context: Context, at: At) {
  const meeting = await meetingToRecord(context, at);
  if (!meeting) return undefined;
  const { rows } = await attendanceOf(context, meeting);
  const row = rows.find(({ key }) => key === context.actor.id);
  return row && { meeting, row, rows, deputy: rows.find(({ deputyForId }) => deputyForId === context.actor.id) };
}

/** A member says before the meeting that they do not come, names a deputy, or takes it back; of nobody else. */
export function replyToMeeting({ db, actor, now }: Context, at: At, form: MeetingReplyGiven) {
  return inTransaction(db, async (trx) => {
    await lockPartnership(trx, actor.partnershipId);
    const own = await ownReply({ db: trx, actor, now }, at);
    if (!own) return { kind: "not-found" as const };
    const { meeting, row, rows } = own;
    const refusal = refuseReply(meeting.sitting, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    if (row.version !== form.version) return { kind: "changed" as const, current: row };
    const named = form.status === "deputy" ? await deputyGiven(trx, actor, rows, form) : { deputy: null };
    if ("refusal" in named) return { kind: "refused" as const, refusal: named.refusal };
    const said = { recorded_by: actor.id, recorded_at: now.toISOString() };
    if (row.id === null)
      await insertAttendance(trx, [
        {
          ...{ id: uuid(), partnership_id: actor.partnershipId, sitting_id: at.sittingId, agency_id: actor.agencyId },
          ...{ user_id: actor.id, name: null, capacity: row.capacity, status: form.status, deputy_for_id: null },
          ...{ office: null, version: 1, ...said },
        },
      ]);
    else await updateAttendance(trx, { id: row.id, version: row.version }, { status: form.status, ...said });
    await putDeputy(trx, { actor, sittingId: at.sittingId, said }, rows, named.deputy);
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "attendance.replied", objectKind: "meeting", objectId: at.sittingId },
      detail: { after: { status: form.status, deputy: named.deputy } },
    });
    return { kind: "done" as const };
  });
}
