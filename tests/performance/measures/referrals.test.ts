import { beforeEach, expect, test } from "vitest";
import { countOf } from "#app/domain/performance/measures/cells.ts";
import { measureNamed } from "#app/domain/performance/measures/all.ts";
import { cellsOf } from "#db/queries/measures/cells.ts";
import { countRowsSeen, listRowsSeen } from "#db/queries/measures/rows.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase, type TestPartnership } from "../../factories.ts";
import { referred } from "../partnership-work.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});
const named = (id: string) => measureNamed(id) ?? expect.fail(id);
const scope = () => ({ partnershipId: p.partnershipId, from: "2026-07-01", to: "2026-09-30" });

test("a referral counts on the day it was received, in its group, by the first level in its case", async () => {
  await referred(db, p, { receivedOn: "2026-07-01", decision: "accepted", risk: "high" });
  await referred(db, p, { receivedOn: "2026-09-30" });
  await referred(db, p, { receivedOn: "2026-10-01" });
  const cells = await cellsOf(db, named("referrals-received"), scope());
  expect(countOf(cells)).toBe(2);
  expect(countOf(cells, { group: p.jagId, by: "risk", is: "high" })).toBe(1);
  expect(countOf(cells, { by: "risk", is: "not-assessed" })).toBe(1);
});

test("whoever is in the group is shown its rows, and another only how many there are", async () => {
  await referred(db, p, { receivedOn: "2026-08-02" });
  await referred(db, p, { receivedOn: "2026-08-01" });
  const measure = named("referrals-received");
  const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  const all = await listRowsSeen(db, chair, { measure, scope: scope(), filter: {} }, { after: null, limit: 1 });
  expect(all.map((row) => row.day)).toEqual(["2026-08-01"]);
  const [first] = all;
  const next = await listRowsSeen(
    db,
    chair,
    { measure, scope: scope(), filter: {} },
    { after: first ?? null, limit: 9 },
  );
  expect(next.map((row) => row.day)).toEqual(["2026-08-02"]);
  const manager = await anActor(db, p, { duties: ["manager"] });
  expect(await countRowsSeen(db, manager, measure, scope(), {})).toBe(0);
});
