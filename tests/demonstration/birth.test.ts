import { expect, test } from "vitest";
import { isBornAsDemonstration } from "#app/services/demonstration/born-as-demonstration.ts";
import { insertDemonstrationBirth } from "#db/queries/demonstration.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership, insert, testDatabase } from "../factories.ts";
import { log } from "../audit/log.ts";

const AT = "2026-03-02T10:00:00.000Z";
const mark = (db: Executor) => inTransaction(db, (trx) => insertDemonstrationBirth(trx, AT));

test("a database is no demonstration unless it says so", async () => {
  expect(await isBornAsDemonstration(await testDatabase())).toBe(false);
});

test.each([
  ["a partnership", (db: Executor) => aPartnership(db)],
  ["a line in the log", (db: Executor) => log(db)],
  [
    "a link to set it up",
    (db: Executor) =>
      insert(db, "access_link", {
        ...{
          id: "link",
          purpose: "set-up",
          user_id: null,
          token_hash: "hash",
          created_at: AT,
          expires_at: AT,
          used_at: null,
        },
      } as const),
  ],
] satisfies [string, (db: Executor) => Promise<unknown>][])(
  "a database with %s never becomes one",
  async (_name, happens) => {
    const db = await testDatabase();
    await happens(db);
    await expect(mark(db)).rejects.toThrow(/a database is born as a demonstration|a file of its own/);
    expect(await isBornAsDemonstration(db)).toBe(false);
  },
);
