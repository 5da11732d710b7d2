import { type Insertable, sql, type Updateable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export async function insertProblem(trx: Transaction, row: Insertable<Database["problem"]>) {
  await trx.insertInto("problem").values(row).execute();
}

/** False when somebody changed it first. */
export async function updateProblem(
  trx: Transaction,
  { id, version }: { id: string; version: number },
  change: Updateable<Database["problem"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("problem")
    .set({ ...change, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** After incidents came or went: the day and the beat of the newest, and its kind where nobody has said one. */
export async function refreshProblems(trx: Transaction, ids: readonly string[]) {
  if (ids.length === 0) return;
  const newest = (column: string) => sql<string | null>`(select ${sql.ref(column)} from incident
    where incident.problem_id = problem.id and set_aside is null order by latest_day desc, id desc limit 1)`;
  await trx
    .updateTable("problem")
    .set({
      last_on: sql`coalesce(${newest("latest_day")}, opened_on)`,
      beat_code: newest("beat_code"),
      heading: sql`coalesce(heading, ${newest("heading")})`,
    })
    .where("id", "in", ids)
    .execute();
}

export async function insertProblemChange(trx: Transaction, ...rows: Insertable<Database["problem_change"]>[]) {
  if (rows.length > 0) await trx.insertInto("problem_change").values(rows).execute();
}

export function findProblem(db: Executor, partnershipId: string, id: string) {
  return db
    .selectFrom("problem")
    .select(["id", "reference", "title", "location_id as locationId", "opened_on as openedOn"])
    .select(["closed_on as closedOn", "case_id as caseId", "version"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function listProblems(db: Executor, partnershipId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("problem")
    .select(["id", "reference", "title"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .where("closed_on", "is", null)
    .orderBy("reference")
    .limit(20)
    .execute();
}
