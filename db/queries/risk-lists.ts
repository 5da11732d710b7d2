import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// The lists of a partnership by which its risks are assessed. Each insert does nothing for no rows.

export async function insertRiskFactors(trx: Transaction, rows: Insertable<Database["risk_factor"]>[]) {
  if (rows.length > 0) await trx.insertInto("risk_factor").values(rows).execute();
}

export async function insertLocationLevels(trx: Transaction, rows: Insertable<Database["location_level"]>[]) {
  if (rows.length > 0) await trx.insertInto("location_level").values(rows).execute();
}

export async function insertQuestionnaire(trx: Transaction, row: Insertable<Database["victim_questionnaire"]>) {
  await trx.insertInto("victim_questionnaire").values(row).execute();
}

/** In use on the day, by name. */
export function listRiskFactors(
  db: Executor,
  partnershipId: string,
  { today, limit }: { today: string; limit: number },
) {
  return db
    .selectFrom("risk_factor")
    .select(["id", "name"])
    .where("partnership_id", "=", partnershipId)
    .where((eb) => eb.or([eb("ended_on", "is", null), eb("ended_on", ">", today)]))
    .orderBy("name_folded")
    .limit(limit)
    .execute();
}
