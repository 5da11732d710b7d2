import { expect, test } from "vitest";
import { isBornAsDemonstration } from "#app/services/demonstration/born-as-demonstration.ts";
import { insertDemonstrationBirth } from "#db/queries/demonstration.ts";
import { inTransaction } from "#db/transaction.ts";
import { insert, testDatabase } from "../factories.ts";

const AT = "2026-03-02T10:00:00.000Z";
const table = "demonstration_birth";

test("an empty file is marked once and for good", async () => {
  const db = await testDatabase();
  const mark = () => inTransaction(db, (trx) => insertDemonstrationBirth(trx, AT));
  await mark();
  expect(await isBornAsDemonstration(db)).toBe(true);
  await expect(mark()).rejects.toThrow();
  await expect(insert(db, table, { id: "another", born_at: AT })).rejects.toThrow("demonstration_birth_once");
  await expect(inTransaction(db, (trx) => trx.deleteFrom(table).execute())).rejects.toThrow("append-only");
  const change = { born_at: "2027-03-02T10:00:00.000Z" };
  await expect(inTransaction(db, (trx) => trx.updateTable(table).set(change).execute())).rejects.toThrow("append-only");
});
