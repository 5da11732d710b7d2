import type { Executor } from "../transaction.ts";

/** The first day of which there is anything to count, or null. */
export async function firstCountedDay(db: Executor, partnershipId: string): Promise<string | null> {
  const row = await db
    .selectFrom("referral")
    .select("referral.received_on as receivedOn")
    .where("referral.partnership_id", "=", partnershipId)
    .orderBy("referral.received_on")
    .limit(1)
    .executeTakeFirst();
  return row?.receivedOn ?? null;
}
