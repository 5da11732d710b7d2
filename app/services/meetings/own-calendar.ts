import type { Actor } from "#app/domain/access/actor.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { deleteFeed, findOwnFeed, insertFeed, updateFeed } from "#db/queries/calendar-feeds.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { hashToken, newToken } from "../session/tokens.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** A secret address for the actor's calendar, shown once: only its hash is kept. One that there was is dead at once. */
export function makeOwnCalendar({ db, actor, now }: Context, hasNeutralTitles: boolean): Promise<{ path: string }> {
  return inTransaction(db, async (trx) => {
    const before = await findOwnFeed(trx, actor.id);
    const token = newToken();
    const made = { token_hash: hashToken(token), created_at: now.toISOString(), last_read_at: null };
    const has_neutral_titles = hasNeutralTitles ? 1 : 0;
    if (before) await updateFeed(trx, before, { ...made, has_neutral_titles });
    else await insertFeed(trx, { ...made, user_id: actor.id, has_neutral_titles, version: 1 });
    await logged(trx, { actor, now }, before ? "calendar.renewed" : "calendar.made");
    return { path: `/calendar/${token}.ics` };
  });
}

/** How the meetings are called from now on, under the same address. */
export function titleOwnCalendar({ db, actor, now }: Context, hasNeutralTitles: boolean): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const feed = await findOwnFeed(trx, actor.id);
    if (!feed) return false;
    await updateFeed(trx, feed, { has_neutral_titles: hasNeutralTitles ? 1 : 0 });
    await logged(trx, { actor, now }, "calendar.titles-changed");
    return true;
  });
}

export function endOwnCalendar({ db, actor, now }: Context): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    if (!(await findOwnFeed(trx, actor.id))) return false;
    await deleteFeed(trx, actor.id);
    await logged(trx, { actor, now }, "calendar.ended");
    return true;
  });
}

type Event = "calendar.made" | "calendar.renewed" | "calendar.ended" | "calendar.titles-changed";

function logged(trx: Transaction, { actor, now }: Omit<Context, "db">, event: Event) {
  return insertAuditEvent(trx, actor, now, { category: "permission", event, objectKind: "user", objectId: actor.id });
}
