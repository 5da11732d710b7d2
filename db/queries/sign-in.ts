import type { Updateable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

const COLUMNS = [
  "user_account.id",
  "user_account.name",
  "user_account.email",
  "user_account.email_folded as emailFolded",
  "user_account.agency_id as agencyId",
  "user_account.status",
  "user_account.password_hash as passwordHash",
  "user_account.totp_secret_sealed as totpSecretSealed",
  "user_account.totp_confirmed_at as totpConfirmedAt",
  "user_account.totp_last_step as totpLastStep",
] as const;

export function findUserByEmail(db: Executor, emailFolded: string) {
  return db.selectFrom("user_account").select(COLUMNS).where("email_folded", "=", emailFolded).executeTakeFirst();
}

/** With the words that a password of the user's may not be made of. */
export function findUserForSignIn(db: Executor, id: string) {
  return db
    .selectFrom("user_account")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(COLUMNS)
    .select("agency.name as agencyName")
    .where("user_account.id", "=", id)
    .executeTakeFirst();
}
export type UserForSignIn = NonNullable<Awaited<ReturnType<typeof findUserForSignIn>>>;

export async function updateUserForSignIn(trx: Transaction, id: string, changes: Updateable<Database["user_account"]>) {
  await trx.updateTable("user_account").set(changes).where("id", "=", id).execute();
}

/** A password of their own makes an invited user active. False for an account that was disabled meanwhile. */
export async function setPasswordHash(trx: Transaction, id: string, hash: string, now: string): Promise<boolean> {
  const result = await trx
    .updateTable("user_account")
    .set((eb) => ({
      password_hash: hash,
      password_set_at: now,
      status: "active" as const,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .where("status", "<>", "disabled")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Of two requests with one code, one gets in. */
export async function takeTotpStep(trx: Transaction, id: string, step: number): Promise<boolean> {
  const result = await trx
    .updateTable("user_account")
    .set({ totp_last_step: step })
    .where("id", "=", id)
    .where("status", "=", "active")
    .where((eb) => eb.or([eb("totp_last_step", "is", null), eb("totp_last_step", "<", step)]))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
