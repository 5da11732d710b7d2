import type { Insertable } from "kysely";
import type { Transaction } from "../transaction.ts";
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
