import type { Transaction } from "../transaction.ts";

/** `CS-26-0014`: neutral, counted per partnership and year. `day` is the ISO day of the record. */
export async function nextReference(
  trx: Transaction,
  partnershipId: string,
  prefix: string,
  day: string,
): Promise<string> {
  const year = Number(day.slice(0, 4));
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
