import { sql } from "kysely";
import type { Transaction } from "../transaction.ts";

/**
 * Whatever erases a record, and whatever keeps one from being erased, is done one after the other in a partnership: of a hold
 * and an erasure at the same moment the later one sees what the earlier did, on PostgreSQL too. Asked for first of all.
 */
export async function oneByOne(trx: Transaction, partnershipId: string) {
  await sql`update partnership set created_at = created_at where id = ${partnershipId}`.execute(trx);
}
