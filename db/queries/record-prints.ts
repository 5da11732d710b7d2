import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertRecordPrint(trx: Transaction, row: Insertable<Database["record_print"]>) {
  await trx.insertInto("record_print").values(row).execute();
}

/** A print is for whoever made it. */
export function findRecordPrint(db: Executor, actor: Actor, caseId: string, id: string) {
  return db
    .selectFrom("record_print")
    .select(["id", "destination", "purpose", "recipients", "made_at as madeAt"])
    .where("partnership_id", "=", actor.partnershipId)
    .where("case_id", "=", caseId)
    .where("made_by", "=", actor.id)
    .where("id", "=", id)
    .executeTakeFirst();
}
