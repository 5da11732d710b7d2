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
  const [reference = ""] = await nextReferences(trx, partnershipId, { prefix, day, count: 1 });
  return reference;
}

/** As many references of one prefix and year, one after another, in one statement. */
export async function nextReferences(
  trx: Transaction,
  partnershipId: string,
  { prefix, day, count }: { prefix: string; day: string; count: number },
): Promise<string[]> {
  if (count === 0) return [];
  const year = 2000 + Number(day.slice(2, 4));
  const { last } = await trx
    .insertInto("reference_counter")
    .values({ partnership_id: partnershipId, prefix, year, last: count })
    .onConflict((c) =>
      c
        .columns(["partnership_id", "prefix", "year"])
        .doUpdateSet((eb) => ({ last: eb("reference_counter.last", "+", count) })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return Array.from(
    { length: count },
    (_, index) => `${prefix}-${day.slice(2, 4)}-${String(last - count + 1 + index).padStart(4, "0")}`,
  );
}
