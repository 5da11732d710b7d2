import type { Insertable, Updateable } from "kysely";
import { joined, LISTED } from "./actions.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

const MEETING = [
  "premises_meeting.id",
  "premises_meeting.version",
  "premises_meeting.band",
  "premises_meeting.due_on as dueOn",
  "premises_meeting.action_id as actionId",
  "premises_meeting.arranged_day as arrangedDay",
  "premises_meeting.arranged_time as arrangedTime",
  "premises_meeting.place",
  "premises_meeting.held_on as heldOn",
  "premises_meeting.outcome",
  "premises_meeting.not_held_reason as notHeldReason",
  "premises_meeting.notified_on as notifiedOn",
  "premises_meeting.notified_how as notifiedHow",
  "premises_meeting.notified_whom as notifiedWhom",
] as const;

/** Of premises that the caller has found, the newest first. */
export function unsafeListMeetings(db: Executor, premisesId: string, limit = 50) {
  return db
    .selectFrom("premises_meeting")
    .leftJoin("premises_grade", "premises_grade.id", "premises_meeting.grade_id")
    .select([...MEETING, "premises_grade.graded_on as gradedOn"])
    .where("premises_meeting.premises_id", "=", premisesId)
    .orderBy("premises_meeting.id", "desc")
    .limit(limit)
    .execute();
}

/** Of premises that the caller has found. */
export function unsafeFindMeeting(db: Executor, premisesId: string, id: string) {
  return db
    .selectFrom("premises_meeting")
    .leftJoin("premises_grade", "premises_grade.id", "premises_meeting.grade_id")
    .select([...MEETING, "premises_grade.graded_on as gradedOn"])
    .where("premises_meeting.premises_id", "=", premisesId)
    .where("premises_meeting.id", "=", id)
    .executeTakeFirst();
}

/** Of a meeting that the caller has found, in the order in which they were named. */
export function unsafeListInvitations(db: Executor, meetingId: string) {
  return db
    .selectFrom("premises_invitation")
    .select(["id", "version", "party", "name", "invited_on as invitedOn", "how", "answer", "attended"])
    .where("meeting_id", "=", meetingId)
    .orderBy("id")
    .limit(100)
    .execute();
}

export async function updateInvitation(
  trx: Transaction,
  read: { id: string; version: number },
  changes: Omit<Updateable<Database["premises_invitation"]>, "id" | "version">,
): Promise<boolean> {
  const result = await trx
    .updateTable("premises_invitation")
    .set({ ...changes, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Of everybody who was invited to a meeting: who came, and that the others did not. */
export async function updateAttended(trx: Transaction, meetingId: string, attended: readonly string[]) {
  await trx
    .updateTable("premises_invitation")
    .set((eb) => ({
      version: eb("version", "+", 1),
      attended:
        attended.length === 0
          ? 0
          : eb
              .case()
              .when("id", "in", [...attended])
              .then(1)
              .else(0)
              .end()
              .$castTo<0 | 1>(),
    }))
    .where("meeting_id", "=", meetingId)
    .execute();
}

export type FoundMeeting = Awaited<ReturnType<typeof unsafeListMeetings>>[number];

export async function insertMeeting(trx: Transaction, row: Insertable<Database["premises_meeting"]>) {
  await trx.insertInto("premises_meeting").values(row).execute();
}

/** Whether it was still as read. */
export async function updateMeeting(
  trx: Transaction,
  read: { id: string; version: number },
  changes: Omit<Updateable<Database["premises_meeting"]>, "id" | "version">,
): Promise<boolean> {
  const result = await trx
    .updateTable("premises_meeting")
    .set({ ...changes, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function insertInvitations(trx: Transaction, rows: Insertable<Database["premises_invitation"]>[]) {
  await trx.insertInto("premises_invitation").values(rows).execute();
}

/** Who holds the licence and whom it names today, by name: to be invited. */
export function unsafeListHoldersToInvite(db: Executor, premisesId: string, today: string) {
  return db
    .selectFrom("premises_holder")
    .select(["role", "name"])
    .where("premises_id", "=", premisesId)
    .where((eb) => eb.or([eb("from_day", "is", null), eb("from_day", "<=", today)]))
    .where((eb) => eb.or([eb("until_day", "is", null), eb("until_day", ">=", today)]))
    .orderBy("role")
    .orderBy("id")
    .limit(20)
    .execute();
}

/** Unfinished actions of a plan, or the one of a meeting, of premises that the caller has found. */
export function unsafeListUnfinished(db: Executor, of: { planId: string } | { actionId: string }) {
  return joined(db)
    .select(LISTED)
    .select(["action.version", "action.premises_id as premisesId"])
    .where((eb) => ("planId" in of ? eb("action.premises_plan_id", "=", of.planId) : eb("action.id", "=", of.actionId)))
    .where("action.finished_on", "is", null)
    .orderBy("action.id")
    .limit(500)
    .execute();
}
export type UnfinishedAction = Awaited<ReturnType<typeof unsafeListUnfinished>>[number];
