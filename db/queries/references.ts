import type { Transaction } from "../transaction.ts";

/**
 * `CS-26-0014`: neutral, counted per partnership and the two digits of the year that it shows, so that a record of a hundred
 * years ago gets no reference that this year has given. `day` is the ISO day of the record.
 */
export async function nextReference(
  trx: Transaction,
  partnershipId: string,
  prefix: string,
  day: string,
): Promise<string> {
  const year = 2000 + Number(day.slice(2, 4));
  const { last } = await trx
    .insertInto("reference_counter")
    .values({ partnership_id: partnershipId, prefix, year, last: 1 })
    .onConflict((c) =>
      c
        .columns(["partnership_id", "prefix", "year"])
        .doUpdateSet((eb) => ({ last: eb("reference_counter.last", "+", 1) })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return `${prefix}-${day.slice(2, 4)}-${String(last).padStart(4, "0")}`;
}
