import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { agendaItemsVisibleTo } from "../visibility/agendas.ts";
import { minutesVisibleTo } from "../visibility/minutes.ts";

const MOST_VERSIONS = 200;
const VERSION = [
  "minutes_version.id",
  "minutes_version.number",
  "minutes_version.kind",
  "minutes_version.made_at as madeAt",
  "minutes_version.confirmed_at_id as confirmedAtId",
  "minutes_version.item_id as itemId",
  "minutes_version.corrects",
  "minutes_version.correction",
  "minutes_version.corrected_on as correctedOn",
] as const;

/** The versions of the minutes of a meeting of the actor's own groups, the newest first; what they say is not in it. */
export function listMinutesVersions(db: Executor, actor: Actor, sittingId: string) {
  return db
    .selectFrom("minutes_version")
    .innerJoin("user_account", "user_account.id", "minutes_version.made_by")
    .leftJoin("sitting as confirming", "confirming.id", "minutes_version.confirmed_at_id")
    .select(VERSION)
    .select(["user_account.name as madeBy", "confirming.day as confirmedOn"])
    .where(minutesVisibleTo(actor))
    .where("minutes_version.sitting_id", "=", sittingId)
    .orderBy("minutes_version.number", "desc")
    .limit(MOST_VERSIONS)
    .execute();
}
export type MinutesVersion = Awaited<ReturnType<typeof listMinutesVersions>>[number];

/** What a version says, of minutes that the caller has found: whole, so that reading must filter it. */
export async function unsafeFindMinutesContent(db: Executor, versionId: string): Promise<string | null> {
  const row = await db.selectFrom("minutes_version").select("content").where("id", "=", versionId).executeTakeFirst();
  return row?.content ?? null;
}

export function findMinutesVersion(db: Executor, actor: Actor, sittingId: string, id: string) {
  return db
    .selectFrom("minutes_version")
    .select(VERSION)
    .where(minutesVisibleTo(actor))
    .where("minutes_version.sitting_id", "=", sittingId)
    .where("minutes_version.id", "=", id)
    .executeTakeFirst();
}

/** Whether the minutes of a meeting are confirmed: then who was there stands as they say. */
export async function areMinutesConfirmed(db: Executor, sittingId: string): Promise<boolean> {
  const row = await db
    .selectFrom("minutes_version")
    .select("id")
    .where("sitting_id", "=", sittingId)
    .where("kind", "=", "confirmed")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether there is any version of the minutes of a meeting that the caller has found. */
export async function unsafeHasMinutes(db: Executor, sittingId: string): Promise<boolean> {
  const row = await db
    .selectFrom("minutes_version")
    .select("id")
    .where("sitting_id", "=", sittingId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertMinutesVersion(trx: Transaction, row: Insertable<Database["minutes_version"]>) {
  await trx.insertInto("minutes_version").values(row).execute();
}

/** For each of these meetings its newest draft and the day on which one was confirmed, as far as there are minutes. */
export async function listMinutesOfSittings(db: Executor, actor: Actor, sittingIds: readonly string[]) {
  if (sittingIds.length === 0) return new Map<string, { number: number; confirmedOn: string | null }>();
  const rows = await db
    .selectFrom("minutes_version")
    .leftJoin("sitting as confirming", "confirming.id", "minutes_version.confirmed_at_id")
    .select(["minutes_version.sitting_id as sittingId", "minutes_version.number", "confirming.day as confirmedOn"])
    .where(minutesVisibleTo(actor))
    .where("minutes_version.sitting_id", "in", sittingIds)
    .orderBy("minutes_version.number")
    .limit(MOST_VERSIONS * sittingIds.length)
    .execute();
  const of = new Map<string, { number: number; confirmedOn: string | null }>();
  for (const { sittingId, number, confirmedOn } of rows)
    of.set(sittingId, { number, confirmedOn: of.get(sittingId)?.confirmedOn ?? confirmedOn });
  return of;
}

/** Later meetings of the group that take place, the next one first. */
export function listLaterSittings(
  db: Executor,
  actor: Actor,
  { groupId, after, limit }: { groupId: string; after: string; limit: number },
) {
  return db
    .selectFrom("sitting")
    .select(["sitting.id", "sitting.day", "sitting.status"])
    .where("sitting.partnership_id", "=", actor.partnershipId)
    .where("sitting.group_id", "=", groupId)
    .where("sitting.day", ">", after)
    .where("sitting.status", "<>", "cancelled")
    .orderBy("sitting.day")
    .orderBy("sitting.id")
    .limit(limit)
    .execute();
}

export async function insertMinutesCopy(trx: Transaction, row: Insertable<Database["minutes_copy"]>) {
  await trx.insertInto("minutes_copy").values(row).execute();
}

const MOST_COPIES = 500;

/** Who got which version of the minutes of a meeting, the newest first. */
export function listMinutesCopies(db: Executor, actor: Actor, sittingId: string) {
  return db
    .selectFrom("minutes_version")
    .innerJoin("minutes_copy", "minutes_copy.version_id", "minutes_version.id")
    .innerJoin("user_account", "user_account.id", "minutes_copy.given_to")
    .innerJoin("agency as of", "of.id", "user_account.agency_id")
    .leftJoin("agency", "agency.id", "minutes_copy.agency_id")
    .select(["minutes_copy.id", "minutes_version.number", "minutes_copy.kind", "minutes_copy.format"])
    .select(["minutes_copy.given_at as givenAt", "user_account.name", "of.name as ofAgency"])
    .select("agency.name as forAgency")
    .where(minutesVisibleTo(actor))
    .where("minutes_version.sitting_id", "=", sittingId)
    .orderBy("minutes_copy.id", "desc")
    .limit(MOST_COPIES)
    .execute();
}

/** The meetings at which something was decided of a case, the newest first, among the items that the actor sees. */
export function listDecisionsOfCase(db: Executor, actor: Actor, caseId: string, limit: number) {
  return db
    .selectFrom("agenda_item")
    .innerJoin("item_minute", "item_minute.item_id", "agenda_item.id")
    .innerJoin("sitting", "sitting.id", "agenda_item.sitting_id")
    .select(["agenda_item.id as itemId", "sitting.id as sittingId", "sitting.group_id as groupId", "sitting.day"])
    .where(agendaItemsVisibleTo(actor))
    .where("agenda_item.case_id", "=", caseId)
    .where("item_minute.decision", "<>", "")
    .orderBy("sitting.day", "desc")
    .orderBy("agenda_item.id", "desc")
    .limit(limit)
    .execute();
}
