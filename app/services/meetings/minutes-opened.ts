import type { Actor } from "#app/domain/access/actor.ts";
import { hasGate } from "#app/domain/meetings/gate.ts";
import { mayMinute } from "#app/domain/meetings/item-minute.ts";
import { isMinuteTaker } from "#db/queries/attendance.ts";
import { listMinutesVersions } from "#db/queries/minutes.ts";
import type { Executor } from "#db/transaction.ts";
import { meetingOpened } from "./meeting-opened.ts";

/** The minutes of a meeting of a group of the actor's own: which versions there are, and whether they keep the meeting. */
export async function minutesOpened(db: Executor, actor: Actor, groupId: string, sittingId: string) {
  const meeting = await meetingOpened(db, actor, groupId, sittingId);
  if (!meeting) return undefined;
  const versions = await listMinutesVersions(db, actor, sittingId);
  return {
    ...meeting,
    mayKeep: mayMinute(actor, groupId, await isMinuteTaker(db, sittingId, actor.id)),
    isAboutCases: hasGate(meeting.group),
    versions,
    confirmed: versions.find(({ kind }) => kind === "confirmed"),
    draft: versions.find(({ kind }) => kind === "draft"),
  };
}
export type OpenedMinutes = NonNullable<Awaited<ReturnType<typeof minutesOpened>>>;
