import type { Transaction } from "../transaction.ts";

/** The last day of contact that was not withdrawn, and from when the next is reckoned: kept with what they follow from. */
export async function updateContactDays(
  trx: Transaction,
  premisesId: string,
  days: { last_contact_on: string | null; contact_from_on: string | null },
) {
  await trx.updateTable("premises").set(days).where("id", "=", premisesId).execute();
}

export async function unsafeFindLastContact(trx: Transaction, premisesId: string): Promise<string | null> {
  const row = await trx
    .selectFrom("premises_contact")
    .select((eb) => eb.fn.max("contacted_on").as("day"))
    .where("premises_id", "=", premisesId)
    .where("withdrawn_reason", "is", null)
    .executeTakeFirst();
  return row?.day ?? null;
}
