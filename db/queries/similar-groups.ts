import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** Every version of the group, the latest first; of one day the last that was recorded. */
export function listGroupVersions(db: Executor, partnershipId: string, limit: number) {
  return versions(db, partnershipId)
    .orderBy("similar_group.from_day", "desc")
    .orderBy("similar_group.id", "desc")
    .limit(limit)
    .execute();
}

export function findGroupVersion(db: Executor, partnershipId: string, id: string) {
  return versions(db, partnershipId).where("similar_group.id", "=", id).executeTakeFirst();
}

function versions(db: Executor, partnershipId: string) {
  return db
    .selectFrom("similar_group")
    .leftJoin("user_account", "user_account.id", "similar_group.created_by")
    .select(["similar_group.id", "similar_group.from_day as fromDay", "similar_group.publisher"])
    .select(["similar_group.created_at as createdAt", "user_account.name as createdByName"])
    .select(["similar_group.withdrawn_at as withdrawnAt", "similar_group.version"])
    .where("similar_group.partnership_id", "=", partnershipId);
}

export function listGroupMembers(db: Executor, partnershipId: string, groupIds: readonly string[]) {
  if (groupIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("similar_group_member")
    .select(["similar_group_id as groupId", "force", "csp_name as cspName", "is_own as isOwn"])
    .where("partnership_id", "=", partnershipId)
    .where("similar_group_id", "in", groupIds)
    .orderBy("force")
    .orderBy("csp_name")
    .limit(5_000)
    .execute();
}

/** Everybody who is or was in the group, but in versions that do not count any more. */
export function listEveryMember(db: Executor, partnershipId: string) {
  return db
    .selectFrom("similar_group_member")
    .innerJoin("similar_group", "similar_group.id", "similar_group_member.similar_group_id")
    .select(["similar_group_member.force", "similar_group_member.csp_name as cspName"])
    .distinct()
    .where("similar_group_member.partnership_id", "=", partnershipId)
    .where("similar_group.withdrawn_at", "is", null)
    .orderBy("similar_group_member.force")
    .orderBy("similar_group_member.csp_name")
    .limit(500)
    .execute();
}

export async function insertGroupVersion(
  trx: Transaction,
  group: Insertable<Database["similar_group"]>,
  members: Insertable<Database["similar_group_member"]>[],
) {
  await trx.insertInto("similar_group").values(group).execute();
  await trx.insertInto("similar_group_member").values(members).execute();
}

/** False when somebody changed it first, or it is withdrawn already. */
export async function withdrawGroupVersion(
  trx: Transaction,
  key: { partnershipId: string; id: string; version: number },
  by: { withdrawn_at: string; withdrawn_by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("similar_group")
    .set({ ...by, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export function listExclusions(db: Executor, partnershipId: string, limit: number) {
  return exclusions(db, partnershipId).orderBy("from_day", "desc").orderBy("id", "desc").limit(limit).execute();
}

export function findExclusion(db: Executor, partnershipId: string, id: string) {
  return exclusions(db, partnershipId).where("id", "=", id).executeTakeFirst();
}

function exclusions(db: Executor, partnershipId: string) {
  return db
    .selectFrom("similar_group_exclusion")
    .select(["id", "force", "csp_name as cspName", "from_day as fromDay", "to_day as toDay", "reason", "version"])
    .where("partnership_id", "=", partnershipId);
}

export async function insertExclusion(trx: Transaction, row: Insertable<Database["similar_group_exclusion"]>) {
  await trx.insertInto("similar_group_exclusion").values(row).execute();
}

/** False when somebody changed it first. */
export async function endExclusion(
  trx: Transaction,
  key: { partnershipId: string; id: string; version: number },
  toDay: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("similar_group_exclusion")
    .set({ to_day: toDay, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
