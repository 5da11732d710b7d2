import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listPartnershipsOfUser } from "#db/queries/sessions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { renewToken } from "./begin-session.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** Only to a partnership in which the actor has something to do today. Other roles, so a new token. */
export function switchPartnership(
  { db, actor, now }: Context,
  partnershipId: string,
): Promise<{ token: string } | null> {
  return inTransaction(db, async (trx) => {
    const partnerships = await listPartnershipsOfUser(trx, actor.id, londonDay(now));
    if (!partnerships.some((partnership) => partnership.id === partnershipId)) return null;
    const token = await renewToken(trx, actor.sessionId, { partnership_id: partnershipId });
    if (!token) return null;
    const event = {
      category: "sign-in",
      event: "session.partnership-switched",
      objectKind: "partnership",
      objectId: partnershipId,
    } as const;
    await insertAuditEvent(trx, { ...actor, partnershipId }, now, event);
    return { token };
  });
}
