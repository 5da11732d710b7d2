import type { Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { ForwardState } from "#app/domain/meetings/forward-programme.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { forwardItemsVisibleTo } from "../visibility/group-matters.ts";

/** What a group of the actor's own plans to hear, and what became of what it planned: 500 of each state. */
export async function listForwardItems(db: Executor, actor: Actor, groupId: string) {
  const inState = (state: "planned" | "heard" | "dropped") =>
    forwardItems(db, actor)
      .where("forward_item.group_id", "=", groupId)
      .where("forward_item.state", "=", state)
      .orderBy("forward_item.due_on", state === "planned" ? "asc" : "desc")
      .orderBy("forward_item.id")
      .limit(500)
      .execute();
  return [...(await inState("planned")), ...(await inState("heard")), ...(await inState("dropped"))];
}

export function findForwardItem(db: Executor, actor: Actor, groupId: string, id: string) {
  return forwardItems(db, actor)
    .where("forward_item.group_id", "=", groupId)
    .where("forward_item.id", "=", id)
    .executeTakeFirst();
}
export type FoundForwardItem = NonNullable<Awaited<ReturnType<typeof findForwardItem>>>;

function forwardItems(db: Executor, actor: Actor) {
  return db
    .selectFrom("forward_item")
    .leftJoin("agency", "agency.id", "forward_item.action_by_agency_id")
    .select(["forward_item.id", "forward_item.version", "forward_item.title", "forward_item.detail"])
    .select(["forward_item.due_on as dueOn", "forward_item.action_by_agency_id as actionByAgencyId"])
    .select(["forward_item.action_by as actionBy", "agency.name as actionByAgencyName", "forward_item.part"])
    .select(["forward_item.state", "forward_item.state_reason as stateReason"])
    .where(forwardItemsVisibleTo(actor));
}

export async function insertForwardItem(trx: Transaction, row: Insertable<Database["forward_item"]>) {
  await trx.insertInto("forward_item").values(row).execute();
}

/** Whether the row was still as read. */
export async function updateForwardItem(
  trx: Transaction,
  read: { id: string; version: number },
  changes: Omit<Updateable<Database["forward_item"]>, "id" | "version" | "partnership_id">,
): Promise<boolean> {
  const result = await trx
    .updateTable("forward_item")
    .set({ ...changes, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * What was planned for a day follows its item on an agenda (forwardStateAfter), as long as nobody has set it otherwise by
 * hand meanwhile; what stands at every meeting stays planned.
 */
export async function settleForwardOf(
  trx: Transaction,
  agendaItemId: string,
  { before, after, reason }: { before: ForwardState; after: ForwardState; reason: string | null },
) {
  await trx
    .updateTable("forward_item")
    .set((eb) => ({ state: after, state_reason: reason, version: eb("version", "+", 1) }))
    .where("id", "in", (eb) =>
      eb
        .selectFrom("agenda_item")
        .select("forward_item_id")
        .where("agenda_item.id", "=", agendaItemId)
        .$castTo<string>(),
    )
    .where("due_on", "is not", null)
    .where("state", "=", before)
    .execute();
}

/** Whether the programme of a group has for that day what nobody put there, whatever became of it. */
export async function unsafeIsPlannedByItself(
  db: Executor,
  { partnershipId, groupId }: { partnershipId: string; groupId: string },
  day: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("forward_item")
    .select("id")
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .where("created_by", "is", null)
    .where("due_on", "=", day)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
