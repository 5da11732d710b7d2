import type { Insertable, Updateable } from "kysely";
import type { OwnCrimeType } from "#app/domain/performance/own-crime-types.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** Also those that have ended: figures of them may be recorded. In the partnership's order, after the nine rows of its table. */
export function listOwnCrimeTypes(db: Executor, partnershipId: string): Promise<OwnCrimeType[]> {
  return types(db, partnershipId).orderBy("ordinal").orderBy("name_folded").limit(300).execute();
}

export function findOwnCrimeType(db: Executor, partnershipId: string, id: string): Promise<OwnCrimeType | undefined> {
  return types(db, partnershipId).where("id", "=", id).executeTakeFirst();
}

function types(db: Executor, partnershipId: string) {
  return db
    .selectFrom("own_crime_type")
    .select(["id", "name", "name_folded as nameFolded", "ordinal", "aim", "ended_on as endedOn", "version"])
    .where("partnership_id", "=", partnershipId);
}

export async function insertOwnCrimeType(trx: Transaction, row: Insertable<Database["own_crime_type"]>) {
  await trx.insertInto("own_crime_type").values(row).execute();
}

/** False when somebody changed it first. */
export async function updateOwnCrimeType(
  trx: Transaction,
  key: { partnershipId: string; id: string; version: number },
  changes: Updateable<Database["own_crime_type"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("own_crime_type")
    .set({ ...changes, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
