import type { Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { isInForce, isOfMemberAgency } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { attendedSittings } from "../visibility/attendance.ts";

/** More people than sit around a table. */
const MOST = 500;

/** Who was, or is expected, at a meeting of a group of the actor's own: by agency, then by name. */
export function listAttendance(db: Executor, actor: Actor, sittingId: string) {
  return db
    .selectFrom("attendance")
    .innerJoin("sitting", "sitting.id", "attendance.sitting_id")
    .innerJoin("agency", "agency.id", "attendance.agency_id")
    .leftJoin("user_account", "user_account.id", "attendance.user_id")
    .leftJoin("user_account as deputised", "deputised.id", "attendance.deputy_for_id")
    .select(["attendance.id", "attendance.version", "attendance.user_id as userId", "attendance.agency_id as agencyId"])
    .select((eb) => eb.fn.coalesce("user_account.name", "attendance.name").$castTo<string>().as("name"))
    .select(["agency.name as agencyName", "attendance.capacity", "attendance.status", "attendance.office"])
    .select(["attendance.deputy_for_id as deputyForId", "deputised.name as deputyForName"])
    .where(attendedSittings(actor))
    .where("attendance.sitting_id", "=", sittingId)
    .orderBy("agency.name_folded")
    .orderBy("attendance.id")
    .limit(MOST)
    .execute();
}

/** What each agency brought to a meeting, in words. Another agency's information: it stands behind the meeting's gate. */
export function listAgencyContributions(db: Executor, actor: Actor, sittingId: string) {
  return db
    .selectFrom("agency_contribution")
    .innerJoin("sitting", "sitting.id", "agency_contribution.sitting_id")
    .innerJoin("agency", "agency.id", "agency_contribution.agency_id")
    .select(["agency_contribution.agency_id as agencyId", "agency.name as agencyName", "agency_contribution.words"])
    .select("agency_contribution.version")
    .where(attendedSittings(actor))
    .where("agency_contribution.sitting_id", "=", sittingId)
    .orderBy("agency.name_folded")
    .limit(MOST)
    .execute();
}

/** What a user does at this one meeting; null where nothing, or where they are not on its list. */
export async function findOffice(db: Executor, sittingId: string, userId: string) {
  const row = await db
    .selectFrom("attendance")
    .select("office")
    .where("sitting_id", "=", sittingId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row?.office ?? null;
}

export async function isMinuteTaker(db: Executor, sittingId: string, userId: string): Promise<boolean> {
  return (await findOffice(db, sittingId, userId)) === "minute-taker";
}

/** Who is in the group on a day and can sign in, with the role and the agency: whom a meeting of that day expects. */
export async function listExpected(db: Executor, partnershipId: string, groupId: string, day: string) {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("user_account", "user_account.id", "membership.user_id")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["user_account.id as userId", "user_account.name", "agency.id as agencyId", "agency.name as agencyName"])
    .select("membership.role")
    .where("membership.partnership_id", "=", partnershipId)
    .where("membership.group_id", "=", groupId)
    .where(isInForce("membership", day))
    .where("user_account.status", "<>", "disabled")
    .where((eb) => isOfMemberAgency(eb, partnershipId))
    .orderBy("agency.name_folded")
    .orderBy("user_account.name_folded")
    .orderBy("membership.id")
    .limit(MOST)
    .execute();
  return [...new Map([...rows].reverse().map((row) => [row.userId, row])).values()].reverse();
}

export async function insertAttendance(trx: Transaction, rows: readonly Insertable<Database["attendance"]>[]) {
  if (rows.length > 0)
    await trx
      .insertInto("attendance")
      .values([...rows])
      .execute();
}

/** Whether the row was still as read. */
export async function updateAttendance(
  trx: Transaction,
  read: { id: string; version: number },
  changes: Omit<Updateable<Database["attendance"]>, "id" | "version" | "partnership_id">,
): Promise<boolean> {
  const result = await trx
    .updateTable("attendance")
    .set({ ...changes, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Whether the row was still as read. */
export async function deleteAttendance(trx: Transaction, { id, version }: { id: string; version: number }) {
  const result = await trx
    .deleteFrom("attendance")
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Whom the group chose last as vice-chair, at a meeting up to that day: they are it until the next is chosen. */
export function findViceChair(db: Executor, partnershipId: string, groupId: string, day: string) {
  return db
    .selectFrom("sitting")
    .innerJoin("attendance", "attendance.sitting_id", "sitting.id")
    .innerJoin("agency", "agency.id", "attendance.agency_id")
    .leftJoin("user_account", "user_account.id", "attendance.user_id")
    .select(["attendance.user_id as userId", "agency.name as agencyName", "sitting.day"])
    .select((eb) => eb.fn.coalesce("user_account.name", "attendance.name").$castTo<string>().as("name"))
    .where("sitting.partnership_id", "=", partnershipId)
    .where("sitting.group_id", "=", groupId)
    .where("sitting.status", "<>", "cancelled")
    .where("sitting.day", "<=", day)
    .where("attendance.office", "=", "vice-chair")
    .orderBy("sitting.day", "desc")
    .orderBy("sitting.id", "desc")
    .limit(1)
    .executeTakeFirst();
}

type Words = { sittingId: string; agencyId: string; version: number };

/** What an agency brought, said for the first time (version 0) or anew. Whether it was still as read. */
export async function putAgencyContribution(
  trx: Transaction,
  { sittingId, agencyId, version }: Words,
  row: Omit<Insertable<Database["agency_contribution"]>, "sitting_id" | "agency_id" | "version">,
): Promise<boolean> {
  if (version === 0) {
    const written = await trx
      .insertInto("agency_contribution")
      .values({ ...row, sitting_id: sittingId, agency_id: agencyId, version: 1 })
      .onConflict((c) => c.columns(["sitting_id", "agency_id"]).doNothing())
      .executeTakeFirst();
    return written.numInsertedOrUpdatedRows === 1n;
  }
  const { words, recorded_by, recorded_at } = row;
  const written = await trx
    .updateTable("agency_contribution")
    .set({ words, recorded_by, recorded_at, version: version + 1 })
    .where("sitting_id", "=", sittingId)
    .where("agency_id", "=", agencyId)
    .where("version", "=", version)
    .executeTakeFirst();
  return written.numUpdatedRows === 1n;
}

/** The meetings of a group of the actor's own that took place up to a day, soonest last. */
export async function listSittingsHeld(
  db: Executor,
  actor: Actor,
  { groupId, until, limit }: { groupId: string; until: string; limit: number },
) {
  const rows = await db
    .selectFrom("sitting")
    .select(["sitting.id", "sitting.day"])
    .where(attendedSittings(actor))
    .where("sitting.group_id", "=", groupId)
    .where("sitting.status", "<>", "cancelled")
    .where("sitting.day", "<=", until)
    .orderBy("sitting.day", "desc")
    .orderBy("sitting.id", "desc")
    .limit(limit)
    .execute();
  return rows.reverse();
}

/** Who was at these meetings of the actor's own groups. */
export function listAttendanceOfSittings(db: Executor, actor: Actor, sittingIds: readonly string[]) {
  if (sittingIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("attendance")
    .innerJoin("sitting", "sitting.id", "attendance.sitting_id")
    .innerJoin("agency", "agency.id", "attendance.agency_id")
    .select(["attendance.sitting_id as sittingId", "attendance.agency_id as agencyId", "agency.name as agencyName"])
    .select(["attendance.user_id as userId", "attendance.status", "attendance.deputy_for_id as deputyForId"])
    .where(attendedSittings(actor))
    .where("attendance.sitting_id", "in", sittingIds)
    .limit(MOST * 52)
    .execute();
}
