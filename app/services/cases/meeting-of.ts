import type { Actor } from "#app/domain/access/actor.ts";
import { meetingOfReferral } from "#app/domain/cases/referral-meeting.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { listComingSittings } from "#db/queries/meetings.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

const AHEAD = 20;

/** To which meeting a referral that waits will come, in words; and which it came too late for. */
export async function meetingWords(
  db: Executor,
  actor: Actor,
  { groupId, receivedOn }: { groupId: string; receivedOn: string },
  today: string,
): Promise<string> {
  const from = receivedOn;
  const sittings = await listComingSittings(db, actor, { groupId, from, limit: AHEAD });
  const planned = sittings.filter((sitting) => sitting.status !== "cancelled");
  const { "meetings.referrals-working-days": days } = await settingsOn(db, actor.partnershipId, today);
  const { holidays } = await findBankHolidays(db);
  const { meeting, missed } = meetingOfReferral(receivedOn, planned, days, holidays);
  const coming = meeting && meeting.day >= today ? meeting : (planned.find((sitting) => sitting.day >= today) ?? null);
  const comes = coming ? `The meeting on ${longDay(coming.day)}` : "No meeting of this group is planned";
  if (!missed || missed.day < today) return comes;
  return `${comes}. It came too late for the meeting on ${longDay(missed.day)}: less than ${days} working days before`;
}
