import { sql, type Insertable } from "kysely";
import { isInForce } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** The working group of a case that the caller has found visible, while it lasts. */
export function unsafeFindWorkingGroup(db: Executor, caseId: string) {
  return db
    .selectFrom("case_working_group as working")
    .innerJoin("partnership_group", "partnership_group.id", "working.group_id")
    .select(["working.id", "working.group_id as groupId", "working.objective", "working.started_on as startedOn"])
    .select(["working.version", "partnership_group.name", "partnership_group.version as groupVersion"])
    .where("working.case_id", "=", caseId)
    .where("working.ended_on", "is", null)
    .executeTakeFirst();
}

/** Who is in it today. */
export function unsafeListWorkingMembers(db: Executor, groupId: string, today: string) {
  return db
    .selectFrom("membership")
    .innerJoin("user_account", "user_account.id", "membership.user_id")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["membership.id", "membership.user_id as userId", "membership.role", "user_account.name"])
    .select("agency.name as agencyName")
    .where("membership.group_id", "=", groupId)
    .where(isInForce("membership", today))
    .orderBy("user_account.name_folded")
    .orderBy("membership.id")
    .limit(200)
    .execute();
}

export async function insertWorkingGroup(trx: Transaction, row: Insertable<Database["case_working_group"]>) {
  await trx.insertInto("case_working_group").values(row).execute();
}

/** False when somebody ended it first. */
export async function markWorkingGroupEnded(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  ended: { on: string; reason: string; by: string },
) {
  const result = await trx
    .updateTable("case_working_group")
    .set({ ended_on: ended.on, ended_reason: ended.reason, ended_by: ended.by, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whoever is in the group is in it no more after that day; who would have come later never comes. */
export async function endMembershipsOf(trx: Transaction, partnershipId: string, groupId: string, lastDay: string) {
  await trx
    .updateTable("membership")
    .set((eb) => ({
      until_day: eb.case().when("from_day", ">", lastDay).then(eb.ref("from_day")).else(lastDay).end(),
      version: sql<number>`version + 1`,
    }))
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .where((eb) => eb.or([eb("until_day", "is", null), eb("until_day", ">", lastDay)]))
    .execute();
}

/** Unfinished actions of a group itself. */
export async function countOpenActionsOfGroup(db: Executor, groupId: string): Promise<number> {
  const row = await db
    .selectFrom("action")
    .select((eb) => eb.fn.countAll<number>().as("open"))
    .where("group_id", "=", groupId)
    .where("finished_on", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.open);
}
