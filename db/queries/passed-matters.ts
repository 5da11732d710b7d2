import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { MatterState } from "#app/domain/meetings/passed-matter.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { mattersVisibleTo } from "../visibility/group-matters.ts";

/** What a group of the actor's own has been passed, or has passed on; newest first. */
export function listMatters(db: Executor, actor: Actor, groupId: string, way: "in" | "out") {
  return matters(db, actor)
    .where(way === "in" ? "passed_matter.to_group_id" : "passed_matter.from_group_id", "=", groupId)
    .orderBy("passed_matter.id", "desc")
    .limit(200)
    .execute();
}

export function findMatter(db: Executor, actor: Actor, id: string) {
  return matters(db, actor).where("passed_matter.id", "=", id).executeTakeFirst();
}
export type FoundMatter = NonNullable<Awaited<ReturnType<typeof findMatter>>>;

export function findAnswer(db: Executor, actor: Actor, id: string) {
  return matters(db, actor).where("passed_matter.answers_id", "=", id).executeTakeFirst();
}

function matters(db: Executor, actor: Actor) {
  return db
    .selectFrom("passed_matter")
    .innerJoin("partnership_group as from_group", "from_group.id", "passed_matter.from_group_id")
    .innerJoin("partnership_group as to_group", "to_group.id", "passed_matter.to_group_id")
    .leftJoin("user_account", "user_account.id", "passed_matter.passed_by")
    .select(["passed_matter.id", "passed_matter.version", "passed_matter.from_group_id as fromGroupId"])
    .select(["passed_matter.to_group_id as toGroupId", "passed_matter.answers_id as answersId", "passed_matter.title"])
    .select([
      "passed_matter.words",
      "passed_matter.asked",
      "passed_matter.state",
      "passed_matter.passed_at as passedAt",
    ])
    .select(["from_group.name as fromGroupName", "to_group.name as toGroupName", "user_account.name as passedBy"])
    .where(mattersVisibleTo(actor));
}

export async function insertMatter(trx: Transaction, row: Insertable<Database["passed_matter"]>) {
  await trx.insertInto("passed_matter").values(row).execute();
}

/** Whether the row was still as read. */
export async function updateMatterState(
  trx: Transaction,
  read: { id: string; version: number },
  state: MatterState,
): Promise<boolean> {
  const result = await trx
    .updateTable("passed_matter")
    .set({ state, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
