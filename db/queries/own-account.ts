import type { Executor } from "../transaction.ts";

/** What somebody is shown of their own account. */
export function findOwnAccount(db: Executor, userId: string) {
  return db
    .selectFrom("user_account")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select([
      "user_account.name",
      "user_account.email",
      "agency.name as agencyName",
      "user_account.password_set_at as passwordSetAt",
      "user_account.totp_confirmed_at as totpConfirmedAt",
    ])
    .where("user_account.id", "=", userId)
    .executeTakeFirst();
}
