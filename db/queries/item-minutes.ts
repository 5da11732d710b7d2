import type { Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { agendaItemsVisibleTo } from "../visibility/agendas.ts";

/** More than are said of one item in one meeting. */
const MOST_CONTRIBUTIONS = 200;

/** What has been written of an item that the actor sees; undefined: nothing yet. */
export function findItemMinute(db: Executor, actor: Actor, itemId: string) {
  return db
    .selectFrom("item_minute")
    .innerJoin("agenda_item", "agenda_item.id", "item_minute.item_id")
    .leftJoin("user_account as saver", "saver.id", "item_minute.saved_by")
    .leftJoin("user_account as writer", "writer.id", "item_minute.lease_user_id")
    .select([
      "item_minute.item_id as itemId",
      "item_minute.minute",
      "item_minute.decision",
      "item_minute.shared_summary as sharedSummary",
      "item_minute.saved_at as savedAt",
      "item_minute.saved_by as savedById",
      "saver.agency_id as savedByAgencyId",
      "saver.name as savedByName",
      "item_minute.lease_user_id as leaseUserId",
      "item_minute.lease_until as leaseUntil",
      "writer.name as writerName",
      "item_minute.version",
    ])
    .where(agendaItemsVisibleTo(actor))
    .where("item_minute.item_id", "=", itemId)
    .executeTakeFirst();
}
export type FoundItemMinute = NonNullable<Awaited<ReturnType<typeof findItemMinute>>>;

/**
 * What the others at the table have added, and texts that lost a race, in the order in which they came; of more than are
 * shown the newest.
 */
export async function listContributions(db: Executor, actor: Actor, itemId: string) {
  const rows = await db
    .selectFrom("item_contribution")
    .innerJoin("agenda_item", "agenda_item.id", "item_contribution.item_id")
    .innerJoin("user_account", "user_account.id", "item_contribution.said_by")
    .innerJoin("agency", "agency.id", "item_contribution.agency_id")
    .select([
      "item_contribution.id",
      "item_contribution.kind",
      "item_contribution.words",
      "item_contribution.said_at as saidAt",
      "item_contribution.said_by as saidById",
      "user_account.name as saidByName",
      "item_contribution.agency_id as agencyId",
      "agency.name as agencyName",
    ])
    .where(agendaItemsVisibleTo(actor))
    .where("item_contribution.item_id", "=", itemId)
    .orderBy("item_contribution.id", "desc")
    .limit(MOST_CONTRIBUTIONS)
    .execute();
  return rows.reverse();
}

/** Nothing written yet, once: a second row for the item changes nothing. */
export async function insertItemMinute(trx: Transaction, row: Insertable<Database["item_minute"]>) {
  await trx
    .insertInto("item_minute")
    .values(row)
    .onConflict((c) => c.column("item_id").doNothing())
    .execute();
}

/** Whether the row was still as read. */
export async function updateItemMinute(
  trx: Transaction,
  read: { itemId: string; version: number },
  changes: Omit<Updateable<Database["item_minute"]>, "item_id" | "version" | "partnership_id">,
): Promise<boolean> {
  const result = await trx
    .updateTable("item_minute")
    .set({ ...changes, version: read.version + 1 })
    .where("item_id", "=", read.itemId)
    .where("version", "=", read.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Begins or renews the turn of whoever writes, or ends it; the text and its version stay as they are. */
export async function updateLease(
  trx: Transaction,
  itemId: string,
  lease: { lease_user_id: string | null; lease_until: string | null },
) {
  await trx.updateTable("item_minute").set(lease).where("item_id", "=", itemId).execute();
}

/** Whether the very words stand there already, as kept from the same person: a race that is lost twice is kept once. */
export async function unsafeIsKept(
  trx: Transaction,
  { itemId, saidBy, words }: { itemId: string; saidBy: string; words: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom("item_contribution")
    .select("id")
    .where("item_id", "=", itemId)
    .where("kind", "=", "lost-text")
    .where("said_by", "=", saidBy)
    .where("words", "=", words)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertContribution(trx: Transaction, row: Insertable<Database["item_contribution"]>) {
  await trx.insertInto("item_contribution").values(row).execute();
}
