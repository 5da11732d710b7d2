import { expect, test } from "vitest";
import { madeOnce } from "#db/made-once.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership } from "../factories.ts";
import { testDatabase } from "../support/database.ts";

/** The partnerships of that name, and how often the query was made. */
function byName() {
  let made = 0;
  const ask = madeOnce((db: Executor, { name }: { name: string }) => {
    made++;
    return db
      .selectFrom("partnership")
      .select("name")
      .where((eb) => eb.or([eb("name", "=", name), eb("name", "=", "Oadby")]))
      .where("name", "like", name)
      .limit(10);
  });
  return { ask, made: () => made };
}

test("a query is made once, and each time asked with what is given, inside a transaction as well", async () => {
  const db = await testDatabase();
  for (const name of ["Wigston", "Blaby"]) await aPartnership(db, name);
  const { ask, made } = byName();
  expect(await ask(db, { name: "Wigston" })).toEqual([{ name: "Wigston" }]);
  expect(await ask(db, { name: "Blaby" })).toEqual([{ name: "Blaby" }]);
  expect(await inTransaction(db, (trx) => ask(trx, { name: "Wigston" }))).toEqual([{ name: "Wigston" }]);
  expect(await ask(db, { name: "' or 1=1 --" })).toEqual([]);
  expect(made()).toBe(1);
});

test("a value that is not given is an error, and no other value's row", async () => {
  const db = await testDatabase();
  await aPartnership(db, "Wigston");
  const { ask } = byName();
  await expect(ask(db, {} as { name: string })).rejects.toThrow("name, which is not given");
});
