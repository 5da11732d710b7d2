import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertMarkerKinds(trx: Transaction, rows: Insertable<Database["marker_kind"]>[]) {
  await trx.insertInto("marker_kind").values(rows).execute();
}

/** Those that a new marker may have; all of them when `ended` are wanted too. */
export function listMarkerKinds(db: Executor, partnershipId: string, { ended = false } = {}) {
  return db
    .selectFrom("marker_kind")
    .select(["id", "name", "ended_on as endedOn", "version"])
    .where("partnership_id", "=", partnershipId)
    .$if(!ended, (query) => query.where("ended_on", "is", null))
    .orderBy("name_folded")
    .limit(200)
    .execute();
}

export function findMarkerKind(db: Executor, partnershipId: string, id: string) {
  return db
    .selectFrom("marker_kind")
    .select(["id", "name", "ended_on as endedOn", "version"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function updateMarkerKind(
  trx: Transaction,
  { id, version, partnershipId }: { id: string; version: number; partnershipId: string },
  set: { name: string; name_folded: string; ended_on: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("marker_kind")
    .set({ ...set, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
