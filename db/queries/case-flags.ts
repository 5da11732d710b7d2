import type { Executor } from "../transaction.ts";

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
