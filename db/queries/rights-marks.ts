import { type Insertable, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { MarkableKind } from "#app/domain/rights/marked-kinds.ts";
import { inPieces } from "../in-pieces.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export type ShownMark = {
  id: string;
  recordId: string;
  mark: Database["rights_mark"]["mark"];
  words: string;
  fromDay: string;
};

/**
 * The marks that stand on these items, which the caller has found visible: whoever sees an item sees what is said of it by
 * somebody's right. One statement a thousand items.
 */
export async function listRightsMarks(
  db: Executor,
  actor: Pick<Actor, "partnershipId">,
  kind: MarkableKind,
  ids: readonly string[],
): Promise<ShownMark[]> {
  const found: ShownMark[] = [];
  await inPieces([...new Set(ids)], async (piece) => {
    found.push(
      ...(await db
        .selectFrom("rights_mark")
        .select(["id", "record_id as recordId", "mark", "words", "from_day as fromDay"])
        .where("partnership_id", "=", actor.partnershipId)
        .where("record_kind", "=", kind)
        .where("record_id", "in", piece)
        .where("ended_on", "is", null)
        .orderBy("id")
        .execute()),
    );
  });
  return found;
}

/** The marks that stand because one of these records of a person asked for them. */
export async function unsafeListOwnMarks(db: Executor, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return db
    .selectFrom("rights_mark")
    .select(["id"])
    .where("person_id", "in", personIds)
    .where("ended_on", "is", null)
    .execute();
}

/** Every mark of a request that the caller has found, standing or ended. */
export function unsafeListMarksOfRequest(db: Executor, requestId: string, limit: number) {
  return db
    .selectFrom("rights_mark")
    .select(["id", "record_kind as kind", "record_id as recordId", "mark", "words", "from_day as fromDay"])
    .select(["ended_on as endedOn", "ended_reason as endedReason", "version"])
    .where("request_id", "=", requestId)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

export function findRightsMark(
  db: Executor,
  partnershipId: string,
  { requestId, id }: { requestId: string; id: string },
) {
  return db
    .selectFrom("rights_mark")
    .select(["id", "record_kind as kind", "record_id as recordId", "mark", "words", "from_day as fromDay"])
    .select(["ended_on as endedOn", "ended_reason as endedReason", "person_id as personId", "version"])
    .where("partnership_id", "=", partnershipId)
    .where("request_id", "=", requestId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function insertRightsMark(trx: Transaction, row: Insertable<Database["rights_mark"]>) {
  await trx.insertInto("rights_mark").values(row).execute();
}

/** False when somebody ended it first. */
export async function markEnded(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  ended: { ended_on: string; ended_reason: string },
): Promise<boolean> {
  const result = await trx
    .updateTable("rights_mark")
    .set({ ...ended, version: sql<number>`version + 1` })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
