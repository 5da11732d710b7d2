import type { ExpressionBuilder, Insertable, Updateable } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Clash } from "#app/domain/meetings/day-warnings.ts";
import { isInForce } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { sittingsVisibleTo } from "../visibility/meetings.ts";

const LISTED = [
  "sitting.id",
  "sitting.group_id as groupId",
  "sitting.series_day as seriesDay",
  "sitting.day",
  "sitting.start_time as startTime",
  "sitting.place",
  "sitting.status",
  "sitting.reason",
  "sitting.version",
] as const;

type Key = { day: string; id: string };

/** Of one group from that day on, soonest first, cancelled ones among them. */
export function listComingSittings(
  db: Executor,
  actor: Actor,
  { groupId, from, after = { day: "", id: "" }, limit }: { groupId: string; from: string; after?: Key; limit: number },
) {
  return db
    .selectFrom("sitting")
    .select(LISTED)
    .where(sittingsVisibleTo(actor))
    .where("sitting.group_id", "=", groupId)
    .where("sitting.day", ">=", from > after.day ? from : after.day)
    .where((eb) => eb.or([eb("sitting.day", ">", after.day), eb("sitting.id", ">", after.id)]))
    .orderBy("sitting.day")
    .orderBy("sitting.id")
    .limit(limit)
    .execute();
}

/** The next meeting of a group that takes place, from today on. */
export function findNextSitting(db: Executor, actor: Actor, groupId: string, today: string) {
  return db
    .selectFrom("sitting")
    .select(["sitting.id", "sitting.day", "sitting.start_time as startTime", "sitting.place"])
    .where(sittingsVisibleTo(actor))
    .where("sitting.group_id", "=", groupId)
    .where("sitting.day", ">=", today)
    .where("sitting.status", "<>", "cancelled")
    .orderBy("sitting.day")
    .orderBy("sitting.id")
    .limit(1)
    .executeTakeFirst();
}

const LAST: Key = { day: "9999-12-31", id: "~" };

/** Of one group before that day, the newest first. */
export function listPastSittings(
  db: Executor,
  actor: Actor,
  { groupId, before, after = LAST, limit }: { groupId: string; before: string; after?: Key; limit: number },
) {
  return db
    .selectFrom("sitting")
    .select(LISTED)
    .where(sittingsVisibleTo(actor))
    .where("sitting.group_id", "=", groupId)
    .where("sitting.day", "<", before)
    .where("sitting.day", "<=", after.day)
    .where((eb) => eb.or([eb("sitting.day", "<", after.day), eb("sitting.id", "<", after.id)]))
    .orderBy("sitting.day", "desc")
    .orderBy("sitting.id", "desc")
    .limit(limit)
    .execute();
}

export function findSitting(db: Executor, actor: Actor, groupId: string, id: string) {
  return db
    .selectFrom("sitting")
    .select(LISTED)
    .where(sittingsVisibleTo(actor))
    .where("sitting.group_id", "=", groupId)
    .where("sitting.id", "=", id)
    .executeTakeFirst();
}

/** A meeting of whichever of the actor's own groups. */
export function findOwnSitting(db: Executor, actor: Actor, id: string) {
  const groups = groupsOf(actor);
  if (groups.length === 0) return Promise.resolve(undefined);
  return db
    .selectFrom("sitting")
    .select(LISTED)
    .where(sittingsVisibleTo(actor))
    .where("sitting.group_id", "in", groups)
    .where("sitting.id", "=", id)
    .executeTakeFirst();
}

/** Meetings of the actor's own groups that take place between two days, soonest first. */
export function listOwnSittingsBetween(db: Executor, actor: Actor, { from, until }: { from: string; until: string }) {
  const groups = groupsOf(actor);
  if (groups.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("sitting")
    .innerJoin("partnership_group", "partnership_group.id", "sitting.group_id")
    .select(["sitting.id", "sitting.day", "sitting.start_time as startTime", "partnership_group.name as groupName"])
    .where("sitting.partnership_id", "=", actor.partnershipId)
    .where("sitting.group_id", "in", groups)
    .where("sitting.day", ">=", from)
    .where("sitting.day", "<=", until)
    .where("sitting.status", "<>", "cancelled")
    .orderBy("sitting.day")
    .orderBy("sitting.id")
    .limit(100)
    .execute();
}

/** Those of the actor's own groups that have meetings, each with its first meeting from today on that is not cancelled. */
export async function listNextMeetings(db: Executor, actor: Actor, today: string) {
  const mine = groupsOf(actor);
  if (mine.length === 0) return [];
  const groups = await db
    .selectFrom("partnership_group")
    .select(["id", "name", "kind", "holds_cases as holdsCases"])
    .where("partnership_id", "=", actor.partnershipId)
    .where("id", "in", mine)
    .where("has_meetings", "=", 1)
    .where((eb) => eb.or([eb("ended_on", "is", null), eb("ended_on", ">=", today)]))
    .orderBy("name_folded")
    .limit(100)
    .execute();
  const next = await db
    .selectFrom("sitting")
    .select(LISTED)
    .where(sittingsVisibleTo(actor))
    .where("sitting.group_id", "in", mine)
    .where("sitting.day", ">=", today)
    .where((eb) => eb("sitting.id", "=", nextOf(eb, today)))
    .limit(100)
    .execute();
  return groups.map((group) => ({ ...group, next: next.find((s) => s.groupId === group.id) ?? null }));
}

function nextOf(eb: ExpressionBuilder<Database, "sitting">, today: string) {
  return eb
    .selectFrom("sitting as next")
    .select("next.id")
    .whereRef("next.group_id", "=", "sitting.group_id")
    .where("next.day", ">=", today)
    .where("next.status", "<>", "cancelled")
    .orderBy("next.day")
    .orderBy("next.id")
    .limit(1);
}

/** Days from today on that the group's meetings take, but for one of them. */
export async function listTakenDays(
  db: Executor,
  partnershipId: string,
  { groupId, today, but }: { groupId: string; today: string; but: string | null },
): Promise<string[]> {
  const rows = await db
    .selectFrom("sitting")
    .select("day")
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .where("day", ">=", today)
    .where("status", "<>", "cancelled")
    .where("id", "<>", but ?? "")
    .orderBy("day")
    .limit(2000)
    .execute();
  return rows.map((row) => row.day);
}

/** Other groups' meetings on these days, each with how many people are in both groups today. */
export async function listClashes(
  db: Executor,
  partnershipId: string,
  { groupId, days, today }: { groupId: string; days: readonly string[]; today: string },
): Promise<Clash[]> {
  if (days.length === 0) return [];
  const rows = await db
    .selectFrom("sitting")
    .innerJoin("partnership_group", "partnership_group.id", "sitting.group_id")
    .select(["sitting.day", "sitting.start_time as startTime", "partnership_group.name as groupName"])
    .select((eb) =>
      eb
        .selectFrom("membership")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .whereRef("membership.group_id", "=", "sitting.group_id")
        .where(isInForce("membership", today))
        .where("membership.user_id", "in", (own) =>
          own
            .selectFrom("membership as own")
            .select("own.user_id")
            .where("own.group_id", "=", groupId)
            .where("own.from_day", "<=", today)
            .where((e) => e.or([e("own.until_day", "is", null), e("own.until_day", ">=", today)])),
        )
        .as("sharedMembers"),
    )
    .where("sitting.partnership_id", "=", partnershipId)
    .where("sitting.day", "in", days)
    .where("sitting.group_id", "<>", groupId)
    .where("sitting.status", "<>", "cancelled")
    .orderBy("sitting.day")
    .orderBy("partnership_group.name_folded")
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, sharedMembers: Number(row.sharedMembers) }));
}

export async function insertSittings(trx: Transaction, rows: readonly Insertable<Database["sitting"]>[]) {
  if (rows.length > 0) await trx.insertInto("sitting").values(rows).execute();
}

const MOST_CHANGES = 100;

/** What became of a meeting that the caller has found, the newest first. */
export function unsafeListSittingChanges(db: Executor, sittingId: string) {
  return db
    .selectFrom("sitting_change as change")
    .innerJoin("user_account as author", "author.id", "change.changed_by")
    .select(["change.id", "change.kind", "change.reason", "change.changed_at as changedAt", "author.name as changedBy"])
    .select(["change.before_day as beforeDay", "change.before_start_time as beforeStartTime"])
    .select(["change.before_place as beforePlace", "change.after_day as afterDay"])
    .select(["change.after_start_time as afterStartTime", "change.after_place as afterPlace"])
    .where("change.sitting_id", "=", sittingId)
    .orderBy("change.id", "desc")
    .limit(MOST_CHANGES)
    .execute();
}

export async function insertSittingChange(trx: Transaction, row: Insertable<Database["sitting_change"]>) {
  await trx.insertInto("sitting_change").values(row).execute();
}

export async function updateSitting(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  changes: Updateable<Database["sitting"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("sitting")
    .set({ ...changes, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
