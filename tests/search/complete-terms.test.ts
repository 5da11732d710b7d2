import { beforeEach, expect, test } from "vitest";
import { completeSearchTerms } from "#app/services/search/complete-search-terms.ts";
import { findPeopleLike } from "#app/services/search/find-people-like.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, aPerson, testDatabase, type TestPartnership } from "../factories.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});

const isStopping = () => false;
/** As an earlier version of the product recorded people: words alone. */
async function recordedBefore(given_names: string, family_name: string, n: number) {
  const id = await aPerson(db, p, { given_names, family_name, reference: `P-26-${n}` });
  const words = [given_names, family_name].map((name) => ({ kind: "word" as const, term: name.toLowerCase() }));
  await inTransaction(db, (trx) =>
    replaceSearchTerms(trx, { partnershipId: p.partnershipId, kind: "person", id }, words),
  );
  return id;
}

test("people recorded before are found by a close spelling, a joined name and their reference from then on", async () => {
  const id = await recordedBefore("Grace", "Underhill", 11);
  const actor = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  const found = async (name: string) =>
    (await findPeopleLike({ db, actor }, { name, birthDate: null })).cards.map((card) => card.id);
  expect(await found("Undrehlil")).toEqual([]);
  expect(await completeSearchTerms({ db, isStopping })).toEqual({ completed: 1 });
  expect([await found("Undrehill"), await found("P-26-11")]).toEqual([[id], [id]]);
});

test("all of them, once: nothing is left for the next run, and short names have nothing to be given", async () => {
  for (let n = 0; n < 120; n++) await recordedBefore("Grace", "Underhill", n);
  await recordedBefore("Bo", "Li", 200);
  expect(await completeSearchTerms({ db, isStopping })).toEqual({ completed: 120 });
  expect(await completeSearchTerms({ db, isStopping })).toBeUndefined();
});

test("cut short by a stop, it fails, so that the next start takes it up again", async () => {
  await recordedBefore("Grace", "Underhill", 11);
  await expect(completeSearchTerms({ db, isStopping: () => true })).rejects.toThrow();
  expect(await completeSearchTerms({ db, isStopping })).toEqual({ completed: 1 });
});
