import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function anyPartnershipExists(db: Executor): Promise<boolean> {
  return (await db.selectFrom("partnership").select("id").limit(1).executeTakeFirst()) !== undefined;
}

export function listPartnerships(db: Executor) {
  return db.selectFrom("partnership").select(["id", "name"]).orderBy("name").limit(1000).execute();
}

export function findPartnershipByName(db: Executor, name: string) {
  return db.selectFrom("partnership").select(["id", "name"]).where("name", "=", name).executeTakeFirst();
}

export function findPartnership(db: Executor, id: string) {
  return db
    .selectFrom("partnership")
    .select(["id", "name", "created_at as createdAt"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

export async function insertPartnership(trx: Transaction, row: Insertable<Database["partnership"]>) {
  await trx.insertInto("partnership").values(row).execute();
}
