import { londonDay } from "#app/domain/dates/iso-day.ts";
import { calendarEntry } from "#app/domain/meetings/calendar.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { findOwnFeed, listSittingsOfUser } from "#db/queries/calendar-feeds.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { AgendaAt, AgendaContext } from "./agenda-change.ts";
import { calendarFile } from "./calendar-file.ts";
import { meetingOpened } from "./meeting-opened.ts";

/** One meeting as a file for a calendar, called as the actor has their own calendar called; undefined to strangers. */
export async function meetingInvitation(context: AgendaContext, at: AgendaAt, origin: string) {
  const { db, actor, now } = context;
  const meeting = await meetingOpened(db, actor, at.groupId, at.sittingId);
  if (!meeting) return undefined;
  const { day } = meeting.sitting;
  const today = londonDay(now);
  const sittings = await listSittingsOfUser(db, actor.id, today, { from: day, until: day });
  const sitting = sittings.find(({ id }) => id === at.sittingId);
  if (!sitting) return undefined;
  const { "meetings.length-minutes": minutes } = await settingsOn(db, actor.partnershipId, today);
  const hasNeutralTitles = (await findOwnFeed(db, actor.id))?.hasNeutralTitles !== 0;
  await recordView(context, "meeting.invitation-downloaded", "meeting", at.sittingId);
  return calendarFile([calendarEntry(sitting, { hasNeutralTitles, minutes, origin })]);
}
