import type { Insertable, Updateable } from "kysely";
import type { OutsideMeasure, OutsideValue } from "#app/domain/performance/outside-measure.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

const MEASURES_READ = 500;
const VALUES_READ = 2000;

/** Also those that have ended, by name. */
export function listOutsideMeasures(db: Executor, partnershipId: string): Promise<OutsideMeasure[]> {
  return measures(db, partnershipId).orderBy("name_folded").limit(MEASURES_READ).execute();
}

export function findOutsideMeasure(
  db: Executor,
  partnershipId: string,
  id: string,
): Promise<OutsideMeasure | undefined> {
  return measures(db, partnershipId).where("id", "=", id).executeTakeFirst();
}

export function findOutsideMeasureByName(db: Executor, partnershipId: string, nameFolded: string) {
  return measures(db, partnershipId).where("name_folded", "=", nameFolded).executeTakeFirst();
}

function measures(db: Executor, partnershipId: string) {
  return db
    .selectFrom("outside_measure")
    .select(["id", "name", "meaning", "publisher", "theme", "unit", "aim", "version", "ended_on as endedOn"])
    .select((eb) => eb.ref("is_cumulative").$castTo<0 | 1>().as("isCumulative"))
    .where("partnership_id", "=", partnershipId);
}

export async function insertOutsideMeasure(trx: Transaction, row: Insertable<Database["outside_measure"]>) {
  await trx.insertInto("outside_measure").values(row).execute();
}

/** False when somebody changed it first. */
export async function updateOutsideMeasure(
  trx: Transaction,
  key: { partnershipId: string; id: string; version: number },
  changes: Updateable<Database["outside_measure"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("outside_measure")
    .set({ ...changes, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Every value of these measures, also those that were corrected: the newest recorded first. */
export function listOutsideValues(
  db: Executor,
  partnershipId: string,
  measureIds: readonly string[],
): Promise<(OutsideValue & { measureId: string })[]> {
  if (measureIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("outside_value")
    .leftJoin("user_account", "user_account.id", "outside_value.recorded_by")
    .select(["outside_value.id", "outside_value.measure_id as measureId", "outside_value.thousandths"])
    .select(["outside_value.from_day as from", "outside_value.to_day as to", "outside_value.as_at as asAt"])
    .select(["outside_value.published_on as publishedOn", "outside_value.note"])
    .select(["outside_value.recorded_at as recordedAt", "user_account.name as recordedByName"])
    .where("outside_value.partnership_id", "=", partnershipId)
    .where("outside_value.measure_id", "in", measureIds)
    .orderBy("outside_value.to_day", "desc")
    .orderBy("outside_value.id", "desc")
    .limit(VALUES_READ)
    .execute();
}

export async function insertOutsideValue(trx: Transaction, row: Insertable<Database["outside_value"]>) {
  await trx.insertInto("outside_value").values(row).execute();
}
