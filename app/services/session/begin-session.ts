import { addMilliseconds } from "date-fns";
import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { browserName } from "#app/domain/access/browser-name.ts";
import { ABSOLUTE_MS, ENROLMENT_MS, SIGN_IN_MS } from "#app/domain/access/session-limits.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { advanceSession, endSession, insertSession, listPartnershipsOfUser } from "#db/queries/sessions.ts";
import { updateUserForSignIn } from "#db/queries/sign-in.ts";
import type { Transaction } from "#db/transaction.ts";
import { hashToken, newToken } from "./tokens.ts";
import { newAuthenticatorSecret, sealSecret } from "./totp.ts";

export type Browser = {
  address: string;
  userAgent: string | null;
  /** The session that the browser had, which ends. */
  sessionId: string | null;
};

/** After the password: a session that opens nothing until the code, or the first authenticator, has been given. */
export async function beginSession(
  trx: Transaction,
  now: Date,
  user: { id: string; totpConfirmedAt: string | null },
  browser: Browser,
) {
  if (browser.sessionId) await endSession(trx, browser.sessionId, now);
  const id = uuid();
  const token = newToken();
  const stage = user.totpConfirmedAt ? ("code-due" as const) : ("enrolment-due" as const);
  await insertSession(trx, {
    id,
    token_hash: hashToken(token),
    previous_token_hash: null,
    renewed_at: null,
    renewal_due: 0,
    user_id: user.id,
    partnership_id: null,
    stage,
    pending_secret_sealed: stage === "enrolment-due" ? sealSecret(newAuthenticatorSecret(), user.id) : null,
    browser: browserName(browser.userAgent),
    created_at: now.toISOString(),
    last_seen_at: now.toISOString(),
    expires_at: addMilliseconds(now, stage === "code-due" ? SIGN_IN_MS : ENROLMENT_MS).toISOString(),
    ended_at: null,
  });
  return { id, token, stage };
}

type HalfWay = { sessionId: string; userId: string; agencyId: string; stage: "code-due" | "enrolment-due"; by: string };

/** After the code: the same session under a new token, the old one dead at once. Null when it has ended or moved on meanwhile. */
export async function completeSession(
  trx: Transaction,
  now: Date,
  { sessionId, userId, agencyId, stage, by }: HalfWay,
) {
  const token = newToken();
  const at = now.toISOString();
  const partnershipId = (await listPartnershipsOfUser(trx, userId, londonDay(now)))[0]?.id ?? null;
  const advanced = await advanceSession(trx, sessionId, stage, {
    token_hash: hashToken(token),
    previous_token_hash: null,
    renewal_due: 0,
    stage: "complete",
    partnership_id: partnershipId,
    pending_secret_sealed: null,
    last_seen_at: at,
    expires_at: addMilliseconds(now, ABSOLUTE_MS).toISOString(),
  });
  if (!advanced) return null;
  await updateUserForSignIn(trx, userId, { last_signed_in_at: at });
  const actor: LoggedActor = { id: userId, agencyId, partnershipId, sessionId };
  await insertAuditEvent(trx, actor, now, {
    category: "sign-in",
    event: "user.signed-in",
    objectKind: "user",
    objectId: userId,
    purpose: by,
  });
  return { token, actor };
}

/** A new token for a session that goes on; the old one dies at once. Null when the session has ended. */
export async function renewToken(
  trx: Transaction,
  sessionId: string,
  changes: { partnership_id?: string; pending_secret_sealed?: null } = {},
) {
  const token = newToken();
  const renewed = await advanceSession(trx, sessionId, "complete", {
    token_hash: hashToken(token),
    previous_token_hash: null,
    renewal_due: 0,
    ...changes,
  });
  return renewed ? token : null;
}
