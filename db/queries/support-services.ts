import type { Insertable, Updateable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** All of them, with how many referrals each has had: for whoever keeps the list, who learns of no referral. */
export function listServicesWithUse(db: Executor, partnershipId: string) {
  return services(db, partnershipId)
    .select((eb) =>
      eb
        .selectFrom("intervention")
        .select((inner) => inner.fn.countAll<number>().as("times"))
        .whereRef("intervention.service_id", "=", "support_service.id")
        .as("times"),
    )
    .orderBy("name_folded")
    .limit(500)
    .execute();
}

export function findService(db: Executor, partnershipId: string, id: string) {
  return services(db, partnershipId).where("id", "=", id).executeTakeFirst();
}

export function findServiceByName(db: Executor, partnershipId: string, nameFolded: string) {
  return services(db, partnershipId).where("name_folded", "=", nameFolded).executeTakeFirst();
}

function services(db: Executor, partnershipId: string) {
  return db
    .selectFrom("support_service")
    .select(["id", "name", "is_for_victims as isForVictims", "retired_on as retiredOn", "version"])
    .where("partnership_id", "=", partnershipId);
}

/** Does nothing for none. */
export async function insertServices(trx: Transaction, rows: Insertable<Database["support_service"]>[]) {
  if (rows.length > 0) await trx.insertInto("support_service").values(rows).execute();
}

/** False when somebody changed it first. */
export async function updateService(
  trx: Transaction,
  key: { partnershipId: string; id: string; version: number },
  changes: Updateable<Database["support_service"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("support_service")
    .set({ ...changes, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
