import type { Actor } from "#app/domain/access/actor.ts";
import { isAddedByHand, refuseRecording } from "#app/domain/meetings/attendance.ts";
import type { TakenOff } from "#app/domain/meetings/attendance.form.ts";
import { deleteAttendance, listAgencyContributions, listAttendance, listExpected } from "#db/queries/attendance.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { listAcceptances } from "#db/queries/statements.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { meetingToRecord } from "./attendance-page.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Meeting = NonNullable<Awaited<ReturnType<typeof meetingToRecord>>>;

/** Who stands on the list of a meeting only because somebody put them there. */
export async function listAddedByHand({ db, actor }: Context, { group, sitting }: Meeting) {
  const people = await listAttendance(db, actor, sitting.id);
  const expected = await listExpected(db, actor.partnershipId, group.id, sitting.day);
  const accepted = await listAcceptances(db, actor, sitting.id);
  const brought = await listAgencyContributions(db, actor, sitting.id);
  return people.filter((one) => isAddedByHand(one, { people, expected, accepted, brought }));
}

/** Takes off the list whoever was put on it by mistake, as long as nothing of theirs hangs on it. */
export function takeOffAttendee(
  { db, actor, now }: Context,
  at: { groupId: string; sittingId: string },
  { who: { id, version } }: TakenOff,
) {
  return inTransaction(db, async (trx) => {
    const context = { db: trx, actor, now };
    const meeting = await meetingToRecord(context, at);
    if (!meeting) return { kind: "not-found" as const };
    if (!meeting.mayRecord) return { kind: "forbidden" as const };
    await lockPartnership(trx, actor.partnershipId);
    const shut = refuseRecording(meeting.sitting, meeting.areConfirmed);
    if (shut) return { kind: "refused" as const, refusal: shut };
    const person = (await listAddedByHand(context, meeting)).find((one) => one.id === id);
    const refused = (message: string) => ({ kind: "refused" as const, refusal: { field: "who", message } });
    if (!person) return refused("Select somebody from the list");
    if (!(await deleteAttendance(trx, { id, version })))
      return refused("Somebody has changed what is recorded of this person. Look at it before you take them off");
    const { userId, name, agencyId, capacity, status, office } = person;
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "erasure", event: "attendance.person-taken-off", objectKind: "meeting", objectId: at.sittingId },
      detail: { before: { userId, name, agencyId, capacity, status, office } },
    });
    return { kind: "done" as const };
  });
}
