import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertPersonSearch(trx: Transaction, row: Insertable<Database["person_search"]>) {
  await trx.insertInto("person_search").values(row).execute();
}

/** The actor's own, until it expires: nobody else's search is anybody's to read. */
export function findPersonSearch(db: Executor, actor: Actor, id: string, now: string) {
  return db
    .selectFrom("person_search")
    .select("query")
    .where("partnership_id", "=", actor.partnershipId)
    .where("user_id", "=", actor.id)
    .where("id", "=", id)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

export async function deletePersonSearchesBefore(trx: Transaction, instant: string) {
  await trx.deleteFrom("person_search").where("expires_at", "<=", instant).execute();
}
