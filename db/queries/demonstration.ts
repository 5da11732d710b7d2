import { isInForce } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";

/** When the database was born as a demonstration; undefined in every other. */
export async function findDemonstrationBirth(db: Executor): Promise<string | undefined> {
  const row = await db.selectFrom("demonstration_birth").select("born_at as bornAt").limit(1).executeTakeFirst();
  return row?.bornAt;
}

/** Only while nothing has happened in the database: its own triggers refuse it from then on. */
export async function insertDemonstrationBirth(trx: Transaction, bornAt: string) {
  await trx.insertInto("demonstration_birth").values({ id: "demonstration", born_at: bornAt }).execute();
}

/** What each active user does in the partnership on that day, in the order of names. */
export async function listRolesOfActiveUsers(db: Executor, partnershipId: string, today: string) {
  const memberships = await db
    .selectFrom("membership")
    .innerJoin("user_account", "user_account.id", "membership.user_id")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .innerJoin("partnership_group", "partnership_group.id", "membership.group_id")
    .select(["user_account.id as userId", "user_account.name", "agency.name as agency", "membership.role"])
    .select(["partnership_group.name as groupName", "partnership_group.kind as groupKind"])
    .where("membership.partnership_id", "=", partnershipId)
    .where("user_account.status", "=", "active")
    .where(isInForce("membership", today))
    .orderBy("user_account.name_folded")
    .orderBy("membership.id")
    .limit(5000)
    .execute();
  const duties = await db
    .selectFrom("duty")
    .innerJoin("user_account", "user_account.id", "duty.user_id")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["user_account.id as userId", "user_account.name", "agency.name as agency", "duty.duty"])
    .where("duty.partnership_id", "=", partnershipId)
    .where("user_account.status", "=", "active")
    .where(isInForce("duty", today))
    .orderBy("user_account.name_folded")
    .orderBy("duty.id")
    .limit(5000)
    .execute();
  return { memberships, duties };
}
