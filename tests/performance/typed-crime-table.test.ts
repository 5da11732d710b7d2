import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { typedEntries } from "#app/domain/performance/typed-crime-table.ts";
import * as page from "#app/routes/performance/import_.form/route.tsx";
import { crimeTableFacts } from "#app/services/performance/crime-table-facts.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, get, post, testDatabase, type TestPartnership } from "../factories.ts";

const PERIOD = { from: "2023-04-01", to: "2023-09-30" };
let db: Executor;
let p: TestPartnership;
let manager: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  manager = await anActor(db, p, { duties: ["manager"] });
});
const send = (more: Record<string, string>) => post(page.action, manager, {}, { ...PERIOD, areaId: "", ...more });
const DAYS = "?from-day=1&from-month=4&from-year=2023&to-day=30&to-month=9&to-year=2023&areaId=";

test("a row left blank says nothing; one that is half filled is an error at its own field", () => {
  const types = ["All Crime", "Robbery"];
  const { entries, errors } = typedEntries(types, { "previous-0": "7,475", "current-0": "7142", "position-0": "12/15" }, "2023-09-30"); // prettier-ignore
  expect(errors).toEqual({});
  expect(entries).toMatchObject([
    { crimeType: "All Crime", previous: 7475, current: 7142, positions: [{ position: 12 }] },
  ]);
  expect(Object.keys(typedEntries(types, { "previous-1": "4", "current-0": "x" }, "2023-09-30").errors)).toEqual([
    "current-0",
    "current-1",
  ]);
});

test("first the days, then the table with what is recorded; a change keeps what it was", async () => {
  expect(await get(page.loader, manager)).toMatchObject({ table: null, choose: { errors: {} } });
  expect(await send({ "previous-0": "7475", "current-0": "7142", "position-0": "12 of 15" })).toMatchObject({
    status: 302,
  });
  const shown = (await get(page.loader, manager, {}, DAYS)) as { table: { values: Record<string, string> } };
  expect(shown.table.values).toMatchObject({ "previous-0": "7475", "current-0": "7142", "position-0": "12 of 15" });
  expect(await send({ "previous-0": "7475", "current-0": "7143" })).toMatchObject({ status: 302 });
  expect(await crimeTableFacts(db, p.partnershipId, PERIOD)).toMatchObject([{ previous: 7475, current: 7143 }]);
  expect(await db.selectFrom("import_batch").select("status").execute()).toHaveLength(2);
  expect(await send({ "previous-0": "7475", "current-0": "7143" })).toMatchObject({ init: { status: 422 } });
});

test.each([
  ["nothing", {}, ["current-0"]],
  ["no number", { "current-0": "many" }, ["current-0"]],
  ["no position", { "current-0": "1", "position-0": "first" }, ["position-0"]],
  ["days to come", { "current-0": "1", to: "2999-01-01" }, ["to"]],
  ["an area of nobody", { "current-0": "1", areaId: "x" }, ["areaId"]],
])("%s is refused and stays in the form", async (_, change, fields) => {
  const reply = (await send(change)) as { data: { errors: object; values: object } };
  expect(Object.keys(reply.data.errors)).toEqual(fields);
  expect(reply.data.values).toMatchObject(change);
});

test("wrong days are told where they are asked", async () => {
  expect(await get(page.loader, manager, {}, DAYS.replace("2023&to", "2020&to"))).toMatchObject({
    table: null,
    choose: { errors: { from: "The figures must be of one year at the most" } },
  });
});
