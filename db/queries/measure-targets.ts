import type { Insertable } from "kysely";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

const TARGETS_READ = 2000;

/** Everything that figures were ever held against, the newest recorded first; of one measure when it is named. */
export function listTargets(db: Executor, partnershipId: string, measure?: string) {
  let query = db
    .selectFrom("measure_target")
    .leftJoin("user_account", "user_account.id", "measure_target.recorded_by")
    .select([
      "measure_target.id",
      "measure_target.measure",
      "measure_target.from_day as fromDay",
      "measure_target.target_kind as kind",
      "measure_target.baseline_thousandths as baseline",
      "measure_target.baseline_label as baselineLabel",
      "measure_target.target_thousandths as target",
      "measure_target.target_words as words",
      "measure_target.recorded_at as recordedAt",
      "user_account.name as recordedByName",
    ])
    .where("measure_target.partnership_id", "=", partnershipId);
  if (measure !== undefined) query = query.where("measure_target.measure", "=", measure);
  return query.orderBy("measure_target.id", "desc").limit(TARGETS_READ).execute();
}

export async function insertTarget(trx: Transaction, row: Insertable<Database["measure_target"]>) {
  await trx.insertInto("measure_target").values(row).execute();
}
