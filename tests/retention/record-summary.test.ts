import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { RETENTION_KINDS } from "#app/domain/retention/kinds.ts";
import { findRecordSummary } from "#db/queries/retention-records.ts";
import { anIntervention, aPartnership, testDatabase } from "../factories.ts";

test("a record of each kind can be summed up, also one that is not there", async () => {
  const db = await testDatabase();
  const p = await aPartnership(db);
  for (const kind of RETENTION_KINDS)
    expect(await findRecordSummary(db, p.partnershipId, kind, uuid()), kind).toEqual([]);
  await anIntervention(db, p);
  const { id, kind } = await db.selectFrom("intervention").select(["id", "kind"]).executeTakeFirstOrThrow();
  expect((await findRecordSummary(db, p.partnershipId, "intervention", id))[0]).toEqual(["What", kind]);
  await db.destroy();
});
