import { addHours } from "date-fns";
import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { expireAccessLinks, findAccessLink, insertAccessLink } from "#db/queries/access-links.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { hashToken, newToken } from "../session/tokens.ts";

const LASTS_HOURS = 1;

type Context = { db: Executor; actor: LoggedActor; now: Date };

/**
 * The path of a link to set-up, for whoever can see the server's output. Earlier ones open nothing any more. The event
 * belongs to no partnership, because none stands yet: those of every one see it.
 */
export async function issueSetUpLink({ db, actor, now }: Context): Promise<string> {
  const token = newToken();
  const row = {
    id: uuid(),
    purpose: "set-up" as const,
    user_id: null,
    token_hash: hashToken(token),
    created_at: now.toISOString(),
    expires_at: addHours(now, LASTS_HOURS).toISOString(),
    used_at: null,
  };
  await inTransaction(db, async (trx) => {
    await expireAccessLinks(trx, null, now.toISOString());
    await insertAccessLink(trx, row);
    await insertAuditEvent(trx, actor, now, {
      category: "permission",
      event: "set-up.link-issued",
      objectKind: "installation",
      objectId: null,
    });
  });
  return `/set-up/${token}`;
}

export function findSetUpLink(db: Executor, token: string, now: Date) {
  return findAccessLink(db, "set-up", hashToken(token), now.toISOString());
}
