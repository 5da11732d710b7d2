import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertDisclosure(trx: Transaction, row: Insertable<Database["disclosure"]>) {
  await trx.insertInto("disclosure").values(row).execute();
}

/** A download is for whoever made it. */
export function findOwnDisclosure(db: Executor, actor: Actor, id: string) {
  return db
    .selectFrom("disclosure")
    .select([
      "disclosure.id",
      "disclosure.list",
      "disclosure.words",
      "disclosure.row_count as rowCount",
      "disclosure.format",
      "disclosure.destination",
      "disclosure.purpose",
      "disclosure.recipients",
      "disclosure.gateway",
      "disclosure.necessity",
      "disclosure.proportionality",
      "disclosure.approved_by as approvedBy",
      "disclosure.made_at as madeAt",
      "disclosure.stored_name as storedName",
      "disclosure.part",
      "disclosure.parts",
      "disclosure.first_id as firstId",
    ])
    .where("disclosure.partnership_id", "=", actor.partnershipId)
    .where("disclosure.made_by", "=", actor.id)
    .where("disclosure.id", "=", id)
    .executeTakeFirst();
}

/** The files of one list that came as several, in their order; the caller has found the first as its maker. */
export function unsafeListLaterParts(db: Executor, firstId: string, limit: number) {
  return db
    .selectFrom("disclosure")
    .select(["id", "part", "row_count as rowCount"])
    .where("first_id", "=", firstId)
    .orderBy("part")
    .limit(limit)
    .execute();
}

/** Of those stored names, the ones that were made at that instant or later. */
export async function listExportsSince(db: Executor, names: readonly string[], since: Date): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await db
    .selectFrom("disclosure")
    .select("stored_name as name")
    .where("stored_name", "in", names)
    .where("made_at", ">=", since.toISOString())
    .execute();
  return new Set(rows.map((row) => row.name));
}
