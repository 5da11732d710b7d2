import type { Insertable, Updateable } from "kysely";
import { isInForce } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";

/** All of the partnership's, by name, with how many members each has on that day. */
export async function listGroups(db: Executor, partnershipId: string, today: string) {
  const rows = await groups(db, partnershipId)
    .select((eb) =>
      eb
        .selectFrom("membership")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .whereRef("membership.group_id", "=", "partnership_group.id")
        .where(isInForce("membership", today))
        .as("members"),
    )
    .orderBy("name_folded")
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, members: Number(row.members) }));
}

export function findGroup(db: Executor, partnershipId: string, groupId: string) {
  return groups(db, partnershipId).where("id", "=", groupId).executeTakeFirst();
}

function groups(db: Executor, partnershipId: string) {
  return db
    .selectFrom("partnership_group")
    .select([
      "partnership_group.id",
      "partnership_group.name",
      "partnership_group.kind",
      "partnership_group.parent_id as parentId",
      "partnership_group.cadence",
      "partnership_group.holds_cases as holdsCases",
      "partnership_group.has_meetings as hasMeetings",
      "partnership_group.min_age as minAge",
      "partnership_group.max_age as maxAge",
      "partnership_group.ended_on as endedOn",
      "partnership_group.version",
    ])
    .where("partnership_group.partnership_id", "=", partnershipId);
}

/** For a list from which one is chosen: those that have not ended. */
export function listGroupChoices(db: Executor, partnershipId: string, today: string) {
  return db
    .selectFrom("partnership_group")
    .select(["id", "name", "parent_id as parentId"])
    .where("partnership_id", "=", partnershipId)
    .where((eb) => eb.or([eb("ended_on", "is", null), eb("ended_on", ">=", today)]))
    .orderBy("name_folded")
    .limit(500)
    .execute();
}

export function findGroupByName(db: Executor, partnershipId: string, nameFolded: string) {
  return db
    .selectFrom("partnership_group")
    .select(["id", "name"])
    .where("partnership_id", "=", partnershipId)
    .where("name_folded", "=", nameFolded)
    .executeTakeFirst();
}

/** Ids alone, those of ended groups too: what the rule about parents looks at. */
export function listGroupParents(db: Executor, partnershipId: string) {
  return db
    .selectFrom("partnership_group")
    .select(["id", "parent_id as parentId"])
    .where("partnership_id", "=", partnershipId)
    .limit(5000)
    .execute();
}

/** Numbers alone: an administrator sees no case. */
export async function countOpenWorkOfGroup(db: Executor, partnershipId: string, groupId: string) {
  const cases = await db
    .selectFrom("case_record")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .where("status", "<>", "closed")
    .executeTakeFirstOrThrow();
  const referrals = await db
    .selectFrom("referral")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .where("status", "=", "awaiting-decision")
    .executeTakeFirstOrThrow();
  return { openCases: Number(cases.count), openReferrals: Number(referrals.count) };
}

export async function insertGroup(trx: Transaction, row: Insertable<Database["partnership_group"]>) {
  await trx.insertInto("partnership_group").values(row).execute();
}

type Key = { partnershipId: string; id: string; version: number };

export async function updateGroup(
  trx: Transaction,
  key: Key,
  changes: Updateable<Database["partnership_group"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("partnership_group")
    .set({ ...changes, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export function listBeats(db: Executor, partnershipId: string) {
  return db
    .selectFrom("area")
    .select(["id", "code", "name"])
    .where("partnership_id", "=", partnershipId)
    .where("kind", "=", "beat")
    .where(importIsVisible("area.import_batch_id"))
    .orderBy("code")
    .limit(500)
    .execute();
}

export async function listBeatIdsOfGroup(db: Executor, partnershipId: string, groupId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("group_beat")
    .select("area_id as id")
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .orderBy("area_id")
    .limit(500)
    .execute();
  return rows.map((row) => row.id);
}

export async function replaceBeatsOfGroup(
  trx: Transaction,
  partnershipId: string,
  groupId: string,
  areaIds: readonly string[],
) {
  await trx
    .deleteFrom("group_beat")
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .execute();
  const rows = areaIds.map((area_id) => ({ group_id: groupId, area_id, partnership_id: partnershipId }));
  if (rows.length > 0) await trx.insertInto("group_beat").values(rows).execute();
}
