import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { refuseRecording } from "#app/domain/meetings/attendance.ts";
import type { AddedAttendee } from "#app/domain/meetings/attendance.form.ts";
import { insertAttendance } from "#db/queries/attendance.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { listOfficers } from "#db/queries/users.ts";
import type { Executor } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";
import { attendanceOf, meetingToRecord } from "./attendance-page.ts";

type Refused = { refusal: { field: string; message: string } };
type Who = Refused | { user_id: string | null; name: string | null; agency_id: string };
type Context = { db: Executor; actor: Actor; now: Date; once: string | null };

/** Somebody who is not in the group: with an account, or by name with the agency for which they came. Late joiners too. */
export function addAttendee(context: Context, at: { groupId: string; sittingId: string }, form: AddedAttendee) {
  const { actor, now } = context;
  const { partnershipId } = actor;
  return madeOnce(context, "attendance", async (trx) => {
    const meeting = await meetingToRecord({ db: trx, actor, now }, at);
    if (!meeting) return { kind: "not-found" as const };
    if (!meeting.mayRecord) return { kind: "forbidden" as const };
    await lockPartnership(trx, partnershipId);
    const shut = refuseRecording(meeting.sitting, meeting.areConfirmed);
    if (shut) return { kind: "refused" as const, refusal: shut };
    const { rows } = await attendanceOf({ db: trx, actor, now }, meeting);
    const who = form.who === "account" ? await byAccount() : await byName();
    if ("refusal" in who) return { kind: "refused" as const, refusal: who.refusal };
    const id = uuid();
    await insertAttendance(trx, [
      {
        ...{ id, partnership_id: partnershipId, sitting_id: at.sittingId, version: 1, ...who },
        ...{ capacity: form.capacity, status: "no-reply", deputy_for_id: null, office: null },
        ...{ recorded_by: actor.id, recorded_at: now.toISOString() },
      },
    ]);
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "attendance.person-added", objectKind: "meeting", objectId: at.sittingId },
      detail: { after: { ...who, capacity: form.capacity } },
    });
    return { kind: "done" as const, id };

    async function byAccount(): Promise<Who> {
      const user = (await listOfficers(trx, partnershipId)).find(({ id: userId }) => userId === form.userId);
      if (!user) return { refusal: { field: "userId", message: "Select a person" } };
      if (rows.some(({ userId }) => userId === user.id))
        return { refusal: { field: "userId", message: "This person is on the list already" } };
      return { user_id: user.id, name: null, agency_id: user.agencyId };
    }

    async function byName(): Promise<Who> {
      if (form.name === null) return { refusal: { field: "name", message: "Enter a name" } };
      const agency = (await listAgenciesOfPartnership(trx, partnershipId)).find(({ id: one }) => one === form.agencyId);
      if (!agency) return { refusal: { field: "agencyId", message: "Select an agency" } };
      return { user_id: null, name: form.name, agency_id: agency.id };
    }
  });
}
