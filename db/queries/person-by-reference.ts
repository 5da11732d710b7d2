import type { Executor } from "../transaction.ts";

/** For commands of the installation, which see every record. */
export function unsafeFindPersonByReference(db: Executor, partnershipId: string, reference: string) {
  return db
    .selectFrom("person")
    .select("id")
    .where("partnership_id", "=", partnershipId)
    .where("reference", "=", reference)
    .executeTakeFirst();
}
