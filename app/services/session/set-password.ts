import { refusePassword } from "#app/domain/access/refuse-password.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { expireAccessLinks, findAccessLink, markAccessLinkUsed } from "#db/queries/access-links.ts";
import { notify } from "#app/services/notifications/notify.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { endSessionsOf, listPartnershipsOfUser } from "#db/queries/sessions.ts";
import { findUserForSignIn, setPasswordHash, type UserForSignIn } from "#db/queries/sign-in.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { beginSession, type Browser } from "./begin-session.ts";
import { hashPassword } from "./password-hash.ts";
import { hashToken } from "./tokens.ts";

type Context = { db: Executor; now: Date };
type Link = { purpose: "invitation" | "password-reset"; token: string };
type Result =
  | { kind: "dead" }
  | { kind: "refused"; message: string }
  | { kind: "done"; token: string; stage: "code-due" | "enrolment-due" };

/** Whose link this is, or null when it has been used, is too old, or never was. */
export async function findUserOfLink({ db, now }: Context, { purpose, token }: Link) {
  const link = await findAccessLink(db, purpose, hashToken(token), now.toISOString());
  const user = link?.userId ? await findUserForSignIn(db, link.userId) : undefined;
  return link && user && user.status !== "disabled" ? { linkId: link.id, user } : null;
}

/** A password of one's own: the link is used up, whoever was signed in as this user is not any more, and the code comes next. */
export async function setPasswordByLink(
  { db, now }: Context,
  link: Link,
  password: string,
  browser: Browser,
): Promise<Result> {
  const found = await findUserOfLink({ db, now }, link);
  if (!found) return { kind: "dead" };
  const { linkId, user } = found;
  const message = refusePassword(password, await wordsOf({ db, now }, user));
  if (message) return { kind: "refused", message };

  const hash = await hashPassword(password);
  return inTransaction(db, async (trx): Promise<Result> => {
    const used = await markAccessLinkUsed(trx, linkId, now.toISOString());
    if (!used || !(await setPasswordHash(trx, user.id, hash, now.toISOString()))) return { kind: "dead" };
    await expireAccessLinks(trx, user.id, now.toISOString());
    await endSessionsOf(trx, user.id, now);
    const session = await beginSession(trx, now, user, browser);
    const actor = { id: user.id, agencyId: user.agencyId, partnershipId: null, sessionId: session.id };
    const event = link.purpose === "invitation" ? "user.invitation-accepted" : "user.password-reset";
    await insertAuditEvent(trx, actor, now, {
      category: "sign-in",
      event,
      objectKind: "user",
      objectId: user.id,
      fields: ["password"],
    });
    if (link.purpose === "password-reset") {
      const about = { objectKind: "user", objectId: user.id, reference: "" } as const;
      await notify(trx, [{ partnershipId: null, userId: user.id, kind: "credential-reset", ...about, at: now }]);
    }
    return { kind: "done", token: session.token, stage: session.stage };
  });
}

/** What the user's password may not be made of. */
export async function wordsOf({ db, now }: Context, user: UserForSignIn): Promise<string[]> {
  const partnerships = await listPartnershipsOfUser(db, user.id, londonDay(now));
  return [user.name, user.email, user.agencyName, ...partnerships.map((partnership) => partnership.name)];
}
