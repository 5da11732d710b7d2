import { expect, test } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { inTransaction } from "#db/transaction.ts";
import { aPartnership, testDatabaseUrl } from "../../factories.ts";
import { bareReads } from "./bare-reads.ts";
import { isRead, statementsOf } from "./statements.ts";

test("every statement of some work is known, and the bare driver reads the same rows", async () => {
  const url = await testDatabaseUrl();
  const db = openDatabase(url);
  const { partnershipId } = await aPartnership(db, "Proof A");
  await db.destroy();
  let seen: unknown[] = [];
  const statements = await statementsOf(url, async (observed) => {
    seen = await observed
      .selectFrom("agency")
      .innerJoin("partnership_agency", "partnership_agency.agency_id", "agency.id")
      .select(["agency.id", "agency.kind"])
      .where("partnership_agency.partnership_id", "=", partnershipId)
      .orderBy("agency.id")
      .execute();
    await inTransaction(observed, (trx) =>
      trx.updateTable("partnership").set({ name: "Proof B" }).where("id", "=", partnershipId).execute(),
    );
  });
  // On PostgreSQL a transaction begins with statements of its own.
  expect(statements.filter(isRead)).toHaveLength(1);
  expect(statements.some(({ sql }) => sql.startsWith("update "))).toBe(true);
  const bare = await bareReads(url, statements);
  expect(seen).toHaveLength(2);
  expect(await bare.run()).toEqual(seen);
  await bare.close();
});
