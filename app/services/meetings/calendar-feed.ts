import { londonDay } from "#app/domain/dates/iso-day.ts";
import { calendarDays, calendarEntry } from "#app/domain/meetings/calendar.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findFeedByToken, listSittingsOfUser, markFeedRead } from "#db/queries/calendar-feeds.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { hashToken } from "../session/tokens.ts";
import { beginTry, forgetTry } from "../session/tries.ts";
import { calendarFile } from "./calendar-file.ts";

type Context = { db: Executor; now: Date };
type Asked = { token: string; address: string; origin: string };

/**
 * The calendar behind a secret address, or null: unknown, ended, renewed, its user's account not in use, or asked for too
 * often; which of these, nobody is told. One line a day in the log says that it was read, for calendars ask by the hour.
 */
export async function calendarFeed({ db, now }: Context, { token, address, origin }: Asked): Promise<string | null> {
  // Apart from the tries to sign in, so that a calendar whose address has ended locks nobody out.
  const tries = await beginTry({ db, now }, `calendar ${token}`, `${address} calendar`);
  if (!tries) return null;
  const feed = await findFeedByToken(db, hashToken(token));
  if (!feed) return null;
  const today = londonDay(now);
  const sittings = await listSittingsOfUser(db, feed.userId, today, calendarDays(today));
  const minutes = await minutesOf(db, sittings, today);
  await inTransaction(db, async (trx) => {
    await forgetTry(trx, tries);
    if (feed.lastReadAt !== null && londonDay(new Date(feed.lastReadAt)) === today) return;
    await markFeedRead(trx, feed.userId, now.toISOString());
    const actor = { id: feed.userId, agencyId: feed.agencyId, sessionId: null };
    const read = { event: "calendar.read", objectKind: "user", objectId: feed.userId };
    for (const [partnershipId, count] of countsOf(sittings))
      await insertAuditEvent(trx, { ...actor, partnershipId }, now, {
        ...{ ...read, category: "disclosure", resultCount: count },
        disclosure: { way: "sharing", destination: "own-use", what: "The days of their own meetings" },
      });
    if (sittings.length === 0)
      await insertAuditEvent(trx, { ...actor, partnershipId: null }, now, {
        ...read,
        category: "consultation",
        resultCount: 0,
      });
  });
  const hasNeutralTitles = feed.hasNeutralTitles === 1;
  return calendarFile(
    sittings.map((one) =>
      calendarEntry(one, { hasNeutralTitles, minutes: minutes.get(one.partnershipId) ?? 0, origin }),
    ),
  );
}

/** How many of each partnership's meetings it told of. */
function countsOf(sittings: readonly { partnershipId: string }[]) {
  const counts = new Map<string, number>();
  for (const { partnershipId } of sittings) counts.set(partnershipId, (counts.get(partnershipId) ?? 0) + 1);
  return counts;
}

async function minutesOf(db: Executor, sittings: readonly { partnershipId: string }[], today: string) {
  const minutes = new Map<string, number>();
  for (const id of new Set(sittings.map(({ partnershipId }) => partnershipId)))
    minutes.set(id, (await settingsOn(db, id, today))["meetings.length-minutes"]);
  return minutes;
}
