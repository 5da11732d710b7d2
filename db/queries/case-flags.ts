import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** The flags in force of a case that the caller has found visible. One that has a last day has ended. */
export function unsafeListFlags(db: Executor, caseId: string) {
  return db
    .selectFrom("case_flag")
    .innerJoin("case_flag_kind", "case_flag_kind.id", "case_flag.flag_kind_id")
    .select(["case_flag.id", "case_flag.reason", "case_flag.from_day as fromDay", "case_flag.version"])
    .select(["case_flag_kind.id as kindId", "case_flag_kind.name", "case_flag_kind.behaviour"])
    .where("case_flag.case_id", "=", caseId)
    .where("case_flag.until_day", "is", null)
    .orderBy("case_flag_kind.name_folded")
    .limit(50)
    .execute();
}

export async function unsafeListFlagBehaviours(db: Executor, caseId: string) {
  return (await unsafeListFlags(db, caseId)).map(({ behaviour }) => behaviour);
}

/** The kinds of flags that a partnership gives now, by name. */
export function listFlagKinds(db: Executor, partnershipId: string, also: { retired: boolean } = { retired: false }) {
  return db
    .selectFrom("case_flag_kind")
    .select(["id", "name", "behaviour", "retired_on as retiredOn", "version"])
    .where("partnership_id", "=", partnershipId)
    .$if(!also.retired, (q) => q.where("retired_on", "is", null))
    .orderBy("name_folded")
    .limit(200)
    .execute();
}

export async function insertFlag(trx: Transaction, row: Insertable<Database["case_flag"]>) {
  await trx.insertInto("case_flag").values(row).execute();
}

/** False when somebody ended it first. */
export async function endFlag(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  end: { until_day: string; ended_reason: string },
): Promise<boolean> {
  const result = await trx
    .updateTable("case_flag")
    .set({ ...end, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("until_day", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
