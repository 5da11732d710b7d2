import type { Executor } from "../transaction.ts";

/** The partnership's own types that are offered on the day, below their national headings. */
export function listAsbTypes(db: Executor, partnershipId: string, today: string) {
  return db
    .selectFrom("asb_type")
    .select(["id", "heading", "name"])
    .where("partnership_id", "=", partnershipId)
    .where((eb) => eb.or([eb("retired_on", "is", null), eb("retired_on", ">", today)]))
    .orderBy("heading")
    .orderBy("name_folded")
    .limit(300)
    .execute();
}
