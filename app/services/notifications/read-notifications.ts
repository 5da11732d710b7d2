import type { Actor } from "#app/domain/access/actor.ts";
import { pathOfObject } from "#app/domain/notifications/kinds.ts";
import { countUnread, findNotification, markRead } from "#db/queries/notifications.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** For the head of every page. */
export function unreadFor(db: Executor, actor: Actor): Promise<number> {
  return countUnread(db, actor);
}

/** Marks it as read; gives where it leads, or null when it is not the actor's. */
export function openNotification({ db, actor, now }: Context, id: string): Promise<string | null> {
  return inTransaction(db, async (trx) => {
    const found = await findNotification(trx, actor, id);
    if (!found) return null;
    await markRead(trx, actor, now, id);
    return pathOfObject(found.objectKind, found.objectId);
  });
}

export function readAllNotifications({ db, actor, now }: Context) {
  return inTransaction(db, (trx) => markRead(trx, actor, now));
}
