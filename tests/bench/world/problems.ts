import { insertRows, type NewRow } from "#db/queries/rows-in-bulk.ts";
import { inTransaction } from "#db/transaction.ts";
import { idOn } from "./ids.ts";
import type { Somewhere } from "./people.ts";
import type { Town } from "./town.ts";

/** So many problems that go on, each at a place. */
export async function loadProblems(town: Town, places: readonly Somewhere[], count: number) {
  const { chance, db, from, numbers, partnershipId: partnership_id, today, users } = town;
  const problems = Array.from({ length: count }, () => ({ id: idOn(from), place: chance.pick(places) }));
  const rows = problems.map(({ id, place }): NewRow<"problem"> => ({
    ...{ id, partnership_id, reference: numbers.next("PB", from), version: 1, title: `Nights at ${place.name}` },
    ...{ location_id: place.id, case_id: null, opened_on: from, closed_on: null, heading: "noise", last_on: today },
    ...{ beat_code: place.beat, close_reason: null, created_at: `${from}T09:00:00.000Z`, created_by: users.officer },
  }));
  await inTransaction(db, (trx) => insertRows(trx, "problem", rows));
  return problems;
}
