import type { Insertable, Updateable } from "kysely";
import { isInForce, isOfMemberAgency } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export function findOwnFeed(db: Executor, userId: string) {
  return db
    .selectFrom("calendar_feed")
    .select(["user_id as userId", "has_neutral_titles as hasNeutralTitles", "created_at as createdAt", "version"])
    .select("last_read_at as lastReadAt")
    .where("user_id", "=", userId)
    .executeTakeFirst();
}

/** Of a user whose account is in use. */
export function findFeedByToken(db: Executor, tokenHash: string) {
  return db
    .selectFrom("calendar_feed")
    .innerJoin("user_account", "user_account.id", "calendar_feed.user_id")
    .select(["calendar_feed.user_id as userId", "calendar_feed.has_neutral_titles as hasNeutralTitles"])
    .select(["calendar_feed.last_read_at as lastReadAt", "user_account.agency_id as agencyId"])
    .where("calendar_feed.token_hash", "=", tokenHash)
    .where("user_account.status", "=", "active")
    .executeTakeFirst();
}

/**
 * The meetings, cancelled ones too, of the groups that a user is in today in every partnership in which their agency takes
 * part. Nobody is signed in who asks: the address is the user's own secret.
 */
export function listSittingsOfUser(
  db: Executor,
  userId: string,
  today: string,
  { from, until }: { from: string; until: string },
) {
  return db
    .selectFrom("sitting")
    .innerJoin("partnership_group", "partnership_group.id", "sitting.group_id")
    .select(["sitting.id", "sitting.partnership_id as partnershipId", "partnership_group.name as groupName"])
    .select(["sitting.day", "sitting.start_time as startTime", "sitting.place", "sitting.status", "sitting.version"])
    .select((eb) =>
      eb.fn
        .coalesce(
          eb
            .selectFrom("sitting_change")
            .select((inner) => inner.fn.max("sitting_change.changed_at").as("at"))
            .whereRef("sitting_change.sitting_id", "=", "sitting.id"),
          "sitting.created_at",
        )
        .as("changedAt"),
    )
    .where("sitting.group_id", "in", (eb) =>
      eb
        .selectFrom("membership")
        .innerJoin("user_account", "user_account.id", "membership.user_id")
        .select("membership.group_id")
        .where("membership.user_id", "=", userId)
        .where(isInForce("membership", today))
        .where((inner) => isOfMemberAgency(inner, inner.ref("membership.partnership_id"))),
    )
    .where((eb) => eb.or([eb("partnership_group.ended_on", "is", null), eb("partnership_group.ended_on", ">=", today)]))
    .where("sitting.day", ">=", from)
    .where("sitting.day", "<=", until)
    .orderBy("sitting.day")
    .orderBy("sitting.id")
    .limit(2000)
    .execute();
}

/** The last instant at which a calendar was read, which nobody edits. */
export async function markFeedRead(trx: Transaction, userId: string, at: string) {
  await trx.updateTable("calendar_feed").set({ last_read_at: at }).where("user_id", "=", userId).execute();
}

export async function insertFeed(trx: Transaction, row: Insertable<Database["calendar_feed"]>) {
  await trx.insertInto("calendar_feed").values(row).execute();
}

/** Whether the row was still as read. */
export async function updateFeed(
  trx: Transaction,
  read: { userId: string; version: number },
  changes: Pick<
    Updateable<Database["calendar_feed"]>,
    "token_hash" | "has_neutral_titles" | "created_at" | "last_read_at"
  >,
): Promise<boolean> {
  const result = await trx
    .updateTable("calendar_feed")
    .set({ ...changes, version: read.version + 1 })
    .where("user_id", "=", read.userId)
    .where("version", "=", read.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function deleteFeed(trx: Transaction, userId: string) {
  await trx.deleteFrom("calendar_feed").where("user_id", "=", userId).execute();
}
