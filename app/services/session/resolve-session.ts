import type { Actor } from "#app/domain/access/actor.ts";
import {
  isSessionAlive,
  LAST_SEEN_STEP_MS,
  OLD_TOKEN_MS,
  type SessionStage,
} from "#app/domain/access/session-limits.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  findSessionByTokenHash,
  listPartnershipsOfUser,
  moveSession,
  renewSessionToken,
  updateSession,
} from "#db/queries/sessions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { actorIn } from "./actor-in.ts";
import { hashToken, newToken } from "./tokens.ts";

type Context = {
  db: Executor;
  now: Date;
  /** A page that asks by itself, and nobody who does anything: the session is no less idle for it. */
  isUnattended?: boolean;
};

export type ResolvedSession = {
  sessionId: string;
  userId: string;
  userName: string;
  agencyId: string;
  stage: SessionStage;
  partnership: { id: string; name: string } | null;
  /** All of the user's, for the switcher. */
  partnerships: readonly { id: string; name: string }[];
  /** Null until signing in is complete, and for somebody with nothing to do in any partnership. */
  actor: Actor | null;
};

export type Resolution =
  | { kind: "alive"; session: ResolvedSession; newToken: string | null }
  /** There was a session and it is over; whose it was decides to whom an unsent form is offered. */
  | { kind: "lapsed"; userId: string }
  | { kind: "none" };

/** Who a cookie's token stands for at this moment. What was taken from a user a second ago is gone. */
export async function resolveSession({ db, now, isUnattended = false }: Context, token: string): Promise<Resolution> {
  const hash = hashToken(token);
  const row = await findSessionByTokenHash(db, hash);
  if (!row) return { kind: "none" };
  if (row.userStatus === "disabled") return { kind: "none" };
  if (!isSessionAlive(row, now)) return { kind: "lapsed", userId: row.userId };
  const isOldToken = row.tokenHash !== hash;
  if (isOldToken && now.getTime() - Date.parse(row.renewedAt ?? "") > OLD_TOKEN_MS) return { kind: "none" };

  const today = londonDay(now);
  const partnerships = row.stage === "complete" ? await listPartnershipsOfUser(db, row.userId, today) : [];
  const partnership =
    partnerships.find((p) => p.id === row.partnershipId) ?? (await moveToFirst({ db, now }, row, partnerships));
  const session: ResolvedSession = {
    sessionId: row.id,
    userId: row.userId,
    userName: row.userName,
    agencyId: row.agencyId,
    stage: row.stage,
    partnership,
    partnerships,
    actor: partnership && (await actorIn(db, partnership.id, { ...row, sessionId: row.id }, today)),
  };
  return { kind: "alive", session, newToken: await touch({ db, now, isUnattended }, row, isOldToken) };
}

/**
 * The session's partnership has no more part for this user, or had none at sign-in: from this request on the session is in
 * the first of theirs by name, as after signing in, and the log says so. Null when they have none.
 */
async function moveToFirst(
  { db, now }: Context,
  row: { id: string; userId: string; agencyId: string; partnershipId: string | null },
  [first]: readonly { id: string; name: string }[],
) {
  if (!first) return null;
  const actor = { id: row.userId, agencyId: row.agencyId, partnershipId: first.id, sessionId: row.id };
  await inTransaction(db, async (trx) => {
    if (!(await moveSession(trx, row.id, row.partnershipId, first.id))) return;
    await insertAuditEvent(trx, actor, now, {
      category: "sign-in",
      event: "session.partnership-switched",
      objectKind: "partnership",
      objectId: first.id,
      purpose: "no-part-in-the-one-before",
    });
  });
  return first;
}

/** Notes that the session is in use, and gives it a new token when one is due. */
async function touch(
  { db, now, isUnattended }: Context,
  row: { id: string; tokenHash: string; renewalDue: 0 | 1; lastSeenAt: string },
  isOldToken: boolean,
): Promise<string | null> {
  if (row.renewalDue === 1 && !isOldToken) {
    const token = newToken();
    const renewed = await inTransaction(db, (trx) =>
      renewSessionToken(trx, row.id, row.tokenHash, hashToken(token), now),
    );
    return renewed ? token : null;
  }
  if (!isUnattended && now.getTime() - Date.parse(row.lastSeenAt) >= LAST_SEEN_STEP_MS) {
    await inTransaction(db, (trx) => updateSession(trx, row.id, { last_seen_at: now.toISOString() }));
  }
  return null;
}
