import { randomInt } from "node:crypto";
import { addMinutes } from "date-fns";
import { EMAIL_CODE_MINUTES, mayUseEmailCode } from "#app/domain/access/email-code.ts";
import type { Role } from "#app/domain/access/roles.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { isRoleHeld } from "#app/domain/settings/sign-in-settings.ts";
import { codeEmailText } from "#app/domain/notifications/email-text.ts";
import { mailSettings } from "#app/services/notifications/mail-settings.ts";
import { emailSender } from "#app/services/notifications/send-email.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { replaceEmailCode } from "#db/queries/email-codes.ts";
import {
  isNamedForCase,
  leadsOpenCase,
  listDutiesOn,
  listMembershipsOn,
  listPartnershipsOfUser,
} from "#db/queries/sessions.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { findUserForSignIn } from "#db/queries/sign-in.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { beginTry, forgetTry } from "./tries.ts";
import { hashToken } from "./tokens.ts";

type Context = { db: Executor; now: Date };
type HalfWay = { sessionId: string; userId: string; agencyId: string; address: string };
type Result = "sent" | "throttled" | "not-allowed" | "unsent";

/** Bound to the half-way session: read by somebody else, it opens nothing without the browser that gave the password. */
export function hashEmailCode(sessionId: string, code: string) {
  return hashToken(`code by e-mail for ${sessionId} ${code}`);
}

/** Whether mail is set up and the partnerships' settings allow it for every role of the user's today. */
export async function hasEmailCode({ db, now }: Context, userId: string): Promise<boolean> {
  if (!mailSettings()) return false;
  const today = londonDay(now);
  const held = [];
  for (const { id } of await listPartnershipsOfUser(db, userId, today)) {
    const roles: Role[] = [
      ...(await listMembershipsOn(db, userId, id, today)).map(({ role }) => role),
      ...(await listDutiesOn(db, userId, id, today)).map(({ duty }) => duty),
      ...((await leadsOpenCase(db, userId, id)) ? (["case-lead"] as const) : []),
      ...((await isNamedForCase(db, userId, id)) ? (["named"] as const) : []),
    ];
    const settings = await settingsOn(db, id, today);
    held.push({ roles, isAllowed: (role: Role) => isRoleHeld(role) && settings[`sign-in.email-code.${role}`] });
  }
  return mayUseEmailCode(held);
}

/** At once and not by the outbox, which would keep the code and try for days. Asking is throttled as guessing is. */
export async function sendEmailCode({ db, now }: Context, at: HalfWay): Promise<Result> {
  const mail = mailSettings();
  const user = await findUserForSignIn(db, at.userId);
  if (!mail || user?.status !== "active" || !(await hasEmailCode({ db, now }, at.userId))) return "not-allowed";
  const tries = await beginTry({ db, now }, `sending a code ${at.userId}`, at.address);
  if (!tries) return "throttled";
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await inTransaction(db, async (trx) => {
    // The password was right: nobody is guessing, and an office behind one address may ask all at once.
    await forgetTry(trx, { ids: tries.ids.slice(1) });
    await replaceEmailCode(trx, {
      session_id: at.sessionId,
      code_hash: hashEmailCode(at.sessionId, code),
      expires_at: addMinutes(now, EMAIL_CODE_MINUTES).toISOString(),
    });
    const actor = { id: at.userId, agencyId: at.agencyId, partnershipId: null, sessionId: at.sessionId };
    const event = { category: "sign-in", event: "email-code.sent", objectKind: "user", objectId: at.userId } as const;
    await insertAuditEvent(trx, actor, now, event);
  });
  const fault = await emailSender(mail)({ to: user.email, ...codeEmailText(code, EMAIL_CODE_MINUTES) });
  return fault ? "unsent" : "sent";
}
