import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { SHIPPED_FLAGS, SHIPPED_OUTCOMES } from "#app/domain/cases/shipped-lists.ts";
import * as outcomePage from "#app/routes/admin/case-outcomes.$outcomeId/route.tsx";
import * as outcomesPage from "#app/routes/admin/case-outcomes._index/route.tsx";
import { createPartnership } from "#app/services/admin/create-partnership.ts";
import { listOfferedOutcomes } from "#db/queries/case-outcomes.ts";
import { inTransaction, type Executor } from "#db/transaction.ts";
import { aCaseOutcome, anActor, aPartnership, auditEvents, get, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
let administrator: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  administrator = await anActor(db, p, { duties: ["administrator"] });
});

const offered = async () => (await listOfferedOutcomes(db, p.partnershipId, "2999-01-01")).map(({ name }) => name);

test("an administrator adds, renames and retires an outcome; one name stands once", async () => {
  const outcomeId = await aCaseOutcome(db, p, { name: "Moved away" });
  expect(await post(outcomesPage.action, administrator, {}, { name: "moved AWAY" })).toMatchObject({
    init: { status: 422 },
  });
  expect(await post(outcomesPage.action, administrator, {}, { name: " " })).toMatchObject({ init: { status: 400 } });
  await post(outcomesPage.action, administrator, {}, { name: "Support in place" });
  const change = { version: "1", name: "Moved out of the area", offered: "no" };
  expect(await post(outcomePage.action, administrator, { outcomeId }, change)).toMatchObject({ status: 302 });
  expect(await offered()).toEqual(["Support in place"]);
  expect(await post(outcomePage.action, administrator, { outcomeId }, { ...change, name: "Gone" })).toMatchObject({
    init: { status: 409 },
    data: { current: { name: "Moved out of the area", offered: "no" }, values: { name: "Gone", version: "2" } },
  });
  await post(outcomePage.action, administrator, { outcomeId }, { ...change, version: "2", offered: "yes" });
  expect(await offered()).toEqual(["Moved out of the area", "Support in place"]);
  expect((await auditEvents(db)).map((e) => e.event)).toEqual([
    "case-outcome.added",
    "case-outcome.changed",
    "case-outcome.changed",
  ]);
});

test("nobody sees the outcomes of another partnership", async () => {
  const outcomeId = await aCaseOutcome(db, await aPartnership(db));
  expect(await get(outcomesPage.loader, administrator)).toEqual([]);
  expect(await get(outcomePage.loader, administrator, { outcomeId })).toMatchObject({ status: 404 });
});

test("a new partnership begins with the shipped lists", async () => {
  const made = await inTransaction(db, (trx) =>
    createPartnership(trx, administrator, new Date("2026-03-10T09:00:00Z"), { name: "Another", template: "empty" }),
  );
  const names = async (table: "case_outcome" | "case_flag_kind") =>
    (await db.selectFrom(table).select("name").where("partnership_id", "=", made.partnershipId).orderBy("id").execute()).map(({ name }) => name); // prettier-ignore
  expect(await names("case_outcome")).toEqual([...SHIPPED_OUTCOMES]);
  expect(await names("case_flag_kind")).toEqual(SHIPPED_FLAGS.map(({ name }) => name));
});
