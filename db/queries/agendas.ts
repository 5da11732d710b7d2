import type { Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { agendaItemsOfOwnGroups, agendaItemsVisibleTo } from "../visibility/agendas.ts";
import { casesVisibleTo, workingGroupOf } from "../visibility/cases.ts";
import { premisesVisibleTo } from "../visibility/premises.ts";
import { joinedCases, LISTED_CASE } from "./cases.ts";
import { sinceLastMeeting } from "./risk-change.ts";

const ITEM = [
  "agenda_item.id",
  "agenda_item.version",
  "agenda_item.sitting_id as sittingId",
  "sitting.group_id as groupId",
  "sitting.day",
  "agenda_item.part",
  "agenda_item.position",
  "agenda_item.kind",
  "agenda_item.case_id as caseId",
  "agenda_item.referral_id as referralId",
  "agenda_item.premises_id as premisesId",
  "agenda_item.standing_item_id as standingItemId",
  "agenda_item.passed_matter_id as passedMatterId",
  "agenda_item.title",
  "agenda_item.reason",
  "agenda_item.state",
  "agenda_item.state_reason as stateReason",
  "agenda_item.rolled_from_id as rolledFromId",
  "standing_item.title as standingTitle",
  "standing_item.subject as standingSubject",
  "standing_item.beat_code as beatCode",
] as const;

/** An agenda has fewer items than this, or nobody could hear them in a day. */
const MOST_ITEMS = 500;

/** Those of one meeting that the actor may open, in the order of the agenda. */
export function listAgendaItems(db: Executor, actor: Actor, sittingId: string) {
  return items(db)
    .where(agendaItemsVisibleTo(actor))
    .where("agenda_item.sitting_id", "=", sittingId)
    .orderBy("agenda_item.position")
    .orderBy("agenda_item.id")
    .limit(MOST_ITEMS)
    .execute();
}

export function findAgendaItem(db: Executor, actor: Actor, sittingId: string, id: string) {
  return items(db)
    .where(agendaItemsVisibleTo(actor))
    .where("agenda_item.sitting_id", "=", sittingId)
    .where("agenda_item.id", "=", id)
    .executeTakeFirst();
}
export type FoundAgendaItem = NonNullable<Awaited<ReturnType<typeof findAgendaItem>>>;

/** How many items of the meeting the actor does not see: a conflict, a restricted case. */
export async function countHiddenItems(db: Executor, actor: Actor, sittingId: string): Promise<number> {
  const row = await db
    .selectFrom("agenda_item")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where(agendaItemsOfOwnGroups(actor))
    .where((eb) => eb.not(agendaItemsVisibleTo(actor)(eb)))
    .where("agenda_item.sitting_id", "=", sittingId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function items(db: Executor) {
  return db
    .selectFrom("agenda_item")
    .innerJoin("sitting", "sitting.id", "agenda_item.sitting_id")
    .leftJoin("standing_item", "standing_item.id", "agenda_item.standing_item_id")
    .select(ITEM);
}

/** The cases of these items, each with its risk and the change of it since the group last met. */
export function listCasesOfAgenda(db: Executor, actor: Actor, ids: readonly string[], today: string) {
  if (ids.length === 0) return Promise.resolve([]);
  return joinedCases(db)
    .select(LISTED_CASE)
    .select("case_record.visibility")
    .select((eb) => sinceLastMeeting(eb, today))
    .where(casesVisibleTo(actor))
    .where("case_record.id", "in", ids)
    .execute();
}

export function listPremisesOfAgenda(db: Executor, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("premises")
    .select(["premises.id", "premises.reference", "premises.name", "premises.agreed_band as agreedBand"])
    .where(premisesVisibleTo(actor))
    .where("premises.id", "in", ids)
    .execute();
}

export async function insertAgendaItems(trx: Transaction, rows: readonly Insertable<Database["agenda_item"]>[]) {
  if (rows.length > 0)
    await trx
      .insertInto("agenda_item")
      .values([...rows])
      .execute();
}

/** Whether the row was still as read. */
export async function updateAgendaItem(
  trx: Transaction,
  read: { id: string; version: number },
  changes: Omit<Updateable<Database["agenda_item"]>, "id" | "version" | "partnership_id">,
): Promise<boolean> {
  const result = await trx
    .updateTable("agenda_item")
    .set({ ...changes, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Who does not hear the item, for whoever keeps the agenda. */
export function listItemConflicts(db: Executor, actor: Actor, itemId: string) {
  return db
    .selectFrom("item_conflict")
    .innerJoin("user_account", "user_account.id", "item_conflict.user_id")
    .innerJoin("agenda_item", "agenda_item.id", "item_conflict.item_id")
    .select(["user_account.id", "user_account.name", "item_conflict.declared_at as declaredAt"])
    .where(agendaItemsOfOwnGroups(actor))
    .where("item_conflict.item_id", "=", itemId)
    .orderBy("user_account.name_folded")
    .limit(200)
    .execute();
}

export async function insertItemConflict(trx: Transaction, row: Insertable<Database["item_conflict"]>) {
  await trx
    .insertInto("item_conflict")
    .values(row)
    .onConflict((c) => c.columns(["item_id", "user_id"]).doNothing())
    .execute();
}

export async function deleteItemConflict(trx: Transaction, itemId: string, userId: string) {
  await trx.deleteFrom("item_conflict").where("item_id", "=", itemId).where("user_id", "=", userId).execute();
}

/** Open cases of the group, or for which it is the working group, that the actor sees and that are not on the agenda of the meeting. */
export function listCasesToAdd(
  db: Executor,
  actor: Actor,
  { groupId, sittingId }: { groupId: string; sittingId: string },
) {
  return joinedCases(db)
    .select(LISTED_CASE)
    .where(casesVisibleTo(actor))
    .where((eb) => eb.or([eb("case_record.group_id", "=", groupId), eb.exists(workingGroupOf(eb, [groupId]))]))
    .where("case_record.status", "<>", "closed")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("agenda_item")
            .select("agenda_item.id")
            .whereRef("agenda_item.case_id", "=", "case_record.id")
            .where("agenda_item.sitting_id", "=", sittingId),
        ),
      ),
    )
    .orderBy("case_record.reference")
    .limit(MOST_ITEMS)
    .execute();
}
