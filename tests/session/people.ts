import { Secret } from "otpauth";
import type { GroupRole } from "#app/domain/access/roles.ts";
import { hashPassword } from "#app/services/session/password-hash.ts";
import { sealSecret } from "#app/services/session/totp.ts";
import { updateUserForSignIn } from "#db/queries/sign-in.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { action as giveCode } from "#app/routes/session/sign-in_.code/route.tsx";
import { action as signIn } from "#app/routes/session/sign-in/route.tsx";
import { anActor, aPartnership } from "../factories.ts";
import { codeNow, TestBrowser } from "./browser.ts";

export const PASSWORD = "umbrella violin seventeen";
export const SECRET = Secret.fromLatin1("12345678901234567890").base32;
let hash: Promise<string> | undefined;

/** Somebody with a password and an authenticator, and a group to work in. */
export async function aSignInUser(
  db: Executor,
  { withFactor = true, role = "member" }: { withFactor?: boolean; role?: GroupRole } = {},
) {
  hash ??= hashPassword(PASSWORD);
  const p = await aPartnership(db);
  const actor = await anActor(db, p, { groups: { [p.jagId]: role } });
  const factor = withFactor
    ? { totp_secret_sealed: sealSecret(SECRET, actor.id), totp_confirmed_at: "2026-01-05T09:00:00.000Z" }
    : {};
  const passwordHash = await hash;
  await inTransaction(db, (trx) => updateUserForSignIn(trx, actor.id, { password_hash: passwordHash, ...factor }));
  return { ...p, userId: actor.id, actor, email: `${actor.id}@example.org` };
}

export async function signedInBrowser(db: Executor, user: { email: string }, browser = new TestBrowser(db)) {
  await browser.post(signIn, { email: user.email, password: PASSWORD });
  await browser.post(giveCode, { code: codeNow(SECRET) });
  return browser;
}
