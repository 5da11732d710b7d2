import type { Insertable, Updateable } from "kysely";
import { isInForce } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** All of a user's in the partnership, those that are over as well; the newest first. */
export function listMembershipsOfUser(db: Executor, partnershipId: string, userId: string) {
  return memberships(db, partnershipId)
    .innerJoin("partnership_group", "partnership_group.id", "membership.group_id")
    .select(["partnership_group.name as groupName", "partnership_group.ended_on as groupEndedOn"])
    .where("membership.user_id", "=", userId)
    .orderBy("membership.from_day", "desc")
    .orderBy("membership.id", "desc")
    .limit(500)
    .execute();
}

export function listDutiesOfUser(db: Executor, partnershipId: string, userId: string) {
  return duties(db, partnershipId)
    .where("duty.user_id", "=", userId)
    .orderBy("duty.from_day", "desc")
    .orderBy("duty.id", "desc")
    .limit(500)
    .execute();
}

export function findMembership(db: Executor, partnershipId: string, userId: string, id: string) {
  return memberships(db, partnershipId)
    .innerJoin("partnership_group", "partnership_group.id", "membership.group_id")
    .select("partnership_group.name as groupName")
    .where("membership.user_id", "=", userId)
    .where("membership.id", "=", id)
    .executeTakeFirst();
}

export function findDuty(db: Executor, partnershipId: string, userId: string, id: string) {
  return duties(db, partnershipId).where("duty.user_id", "=", userId).where("duty.id", "=", id).executeTakeFirst();
}

function memberships(db: Executor, partnershipId: string) {
  return db
    .selectFrom("membership")
    .select([
      "membership.id",
      "membership.group_id as groupId",
      "membership.user_id as userId",
      "membership.role",
      "membership.from_day as fromDay",
      "membership.until_day as untilDay",
      "membership.version",
    ])
    .where("membership.partnership_id", "=", partnershipId);
}

function duties(db: Executor, partnershipId: string) {
  return db
    .selectFrom("duty")
    .select(["duty.id", "duty.duty", "duty.from_day as fromDay", "duty.until_day as untilDay", "duty.version"])
    .where("duty.partnership_id", "=", partnershipId);
}

/** Whoever is or was in the group, by name. */
export function listMembersOfGroup(db: Executor, partnershipId: string, groupId: string) {
  return memberships(db, partnershipId)
    .innerJoin("user_account", "user_account.id", "membership.user_id")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["user_account.name", "user_account.status", "agency.name as agencyName"])
    .where("membership.group_id", "=", groupId)
    .orderBy("user_account.name_folded")
    .orderBy("membership.from_day", "desc")
    .orderBy("membership.id")
    .limit(1000)
    .execute();
}

/** What these users do in the partnership on that day, for a page of the list. */
export async function listRolesOf(db: Executor, partnershipId: string, userIds: readonly string[], today: string) {
  if (userIds.length === 0) return { memberships: [], duties: [] };
  const memberships = await db
    .selectFrom("membership")
    .innerJoin("partnership_group", "partnership_group.id", "membership.group_id")
    .select(["membership.user_id as userId", "membership.role", "partnership_group.name as groupName"])
    .where("membership.partnership_id", "=", partnershipId)
    .where("membership.user_id", "in", userIds)
    .where(isInForce("membership", today))
    .orderBy("partnership_group.name_folded")
    .limit(5000)
    .execute();
  const duties = await db
    .selectFrom("duty")
    .select(["duty.user_id as userId", "duty.duty"])
    .where("duty.partnership_id", "=", partnershipId)
    .where("duty.user_id", "in", userIds)
    .where(isInForce("duty", today))
    .orderBy("duty.duty")
    .limit(5000)
    .execute();
  return { memberships, duties };
}

/** The administrators of these partnerships who can sign in, with the days of their duty. */
export function listAdministrators(db: Executor, partnershipIds: readonly string[]) {
  return db
    .selectFrom("duty")
    .innerJoin("user_account", "user_account.id", "duty.user_id")
    .select([
      "duty.id",
      "duty.partnership_id as partnershipId",
      "duty.user_id as userId",
      "duty.from_day as fromDay",
      "duty.until_day as untilDay",
    ])
    .where("duty.partnership_id", "in", partnershipIds)
    .where("duty.duty", "=", "administrator")
    .where("user_account.status", "=", "active")
    .limit(5000)
    .execute();
}

/**
 * For rules that look at several rows: of two administrators who remove each other at once, the second waits here and
 * then sees what the first has done.
 */
export async function lockPartnership(trx: Transaction, partnershipId: string) {
  await trx
    .updateTable("partnership")
    .set((eb) => ({ version: eb.ref("version") }))
    .where("id", "=", partnershipId)
    .execute();
}

export async function insertMembership(trx: Transaction, row: Insertable<Database["membership"]>) {
  await trx.insertInto("membership").values(row).execute();
}

export async function insertDuties(trx: Transaction, rows: Insertable<Database["duty"]>[]) {
  if (rows.length > 0) await trx.insertInto("duty").values(rows).execute();
}

type Key = { partnershipId: string; id: string; version: number };

export async function updateMembership(
  trx: Transaction,
  key: Key,
  changes: Updateable<Database["membership"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("membership")
    .set({ ...changes, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function updateDuty(trx: Transaction, key: Key, changes: Updateable<Database["duty"]>): Promise<boolean> {
  const result = await trx
    .updateTable("duty")
    .set({ ...changes, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Only what was never in force before today: the rest ends and stays. */
export async function deleteRole(trx: Transaction, table: "membership" | "duty", key: Key): Promise<boolean> {
  const result = await trx
    .deleteFrom(table)
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** The sessions of whoever is in the group get a new id at their next request: what they may do has changed. */
export async function markRenewalDueInGroup(trx: Transaction, partnershipId: string, groupId: string) {
  await trx
    .updateTable("session")
    .set({ renewal_due: 1 })
    .where("ended_at", "is", null)
    .where("user_id", "in", (eb) =>
      eb
        .selectFrom("membership")
        .select("membership.user_id")
        .where("membership.partnership_id", "=", partnershipId)
        .where("membership.group_id", "=", groupId),
    )
    .execute();
}
