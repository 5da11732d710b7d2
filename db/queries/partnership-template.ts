import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// What a new partnership begins with. Each insert does nothing for no rows.

export async function findAgenciesByFoldedName(db: Executor, namesFolded: readonly string[]) {
  if (namesFolded.length === 0) return [];
  return db
    .selectFrom("agency")
    .select(["id", "kind", "name_folded as nameFolded"])
    .where("name_folded", "in", namesFolded)
    .limit(1000)
    .execute();
}

export async function insertAgencies(trx: Transaction, rows: Insertable<Database["agency"]>[]) {
  if (rows.length > 0) await trx.insertInto("agency").values(rows).execute();
}

export async function insertPartnershipAgencies(trx: Transaction, rows: Insertable<Database["partnership_agency"]>[]) {
  if (rows.length > 0) await trx.insertInto("partnership_agency").values(rows).execute();
}

export async function insertAreas(trx: Transaction, rows: Insertable<Database["area"]>[]) {
  if (rows.length > 0) await trx.insertInto("area").values(rows).execute();
}

export async function insertGroups(trx: Transaction, rows: Insertable<Database["partnership_group"]>[]) {
  if (rows.length > 0) await trx.insertInto("partnership_group").values(rows).execute();
}

export async function insertGroupBeats(trx: Transaction, rows: Insertable<Database["group_beat"]>[]) {
  if (rows.length > 0) await trx.insertInto("group_beat").values(rows).execute();
}

export async function insertMemberships(trx: Transaction, rows: Insertable<Database["membership"]>[]) {
  if (rows.length > 0) await trx.insertInto("membership").values(rows).execute();
}

export async function insertCaseOutcomes(trx: Transaction, rows: Insertable<Database["case_outcome"]>[]) {
  if (rows.length > 0) await trx.insertInto("case_outcome").values(rows).execute();
}

export async function insertCaseFlagKinds(trx: Transaction, rows: Insertable<Database["case_flag_kind"]>[]) {
  if (rows.length > 0) await trx.insertInto("case_flag_kind").values(rows).execute();
}
