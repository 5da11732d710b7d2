import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as typePage from "#app/routes/admin/asb-types.$asbTypeId/route.tsx";
import * as typesPage from "#app/routes/admin/asb-types._index/route.tsx";
import { action as log, loader as logPage } from "#app/routes/incidents/new/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, anIncident, aPartnership, auditEvents, get, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { reportFields } from "./logging.ts";

let db: Executor;
let p: TestPartnership;
let administrator: Actor;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  administrator = await anActor(db, p, { duties: ["administrator"] });
  officer = await anActor(db, p, { duties: ["asb-officer"] });
});

const add = (heading: string, name: string) => post(typesPage.action, administrator, {}, { heading, name });
const change = (asbTypeId: string, changes: Record<string, string>) =>
  post(typePage.action, administrator, { asbTypeId }, { version: "1", name: "Drone", offered: "yes", ...changes });
const theType = async () => (await db.selectFrom("asb_type").select("id").executeTakeFirstOrThrow()).id;
const offered = async () =>
  ((await get(logPage, officer)) as { types: { name: string }[] }).types.map(({ name }) => name);
const listed = () => get(typesPage.loader, administrator);

test("a type is added below a national heading, and offered to whoever logs", async () => {
  expect(await add("noise", "Drone")).toMatchObject({ status: 302 });
  expect(await offered()).toEqual(["Drone"]);
  expect(await listed()).toMatchObject([{ name: "Drone", under: "Noise", endedOn: null, times: 0 }]);
  expect((await auditEvents(db)).map(({ event }) => event)).toContain("asb-type.added");
});

test("one name stands once below a heading, and may stand below another", async () => {
  await add("noise", "Drone");
  expect(await add("noise", "DRONE")).toMatchObject({ init: { status: 422 }, data: { errors: { name: /already/ } } });
  expect(await add("neighbours", "Drone")).toMatchObject({ status: 302 });
  const ids = await db.selectFrom("asb_type").select("id").orderBy("id").execute();
  expect(await change(ids[1]?.id ?? "", { name: "Drone" })).toMatchObject({ status: 302 });
});

test.each([
  ["weather", "Drone", "heading"],
  ["", "Drone", "heading"],
  ["noise", " ", "name"],
])("heading %j with the name %j is refused at the field", async (heading, name, field) => {
  const answer = (await add(heading, name)) as { data: { errors: Record<string, string> } };
  expect(Object.keys(answer.data.errors)).toEqual([field]);
});

test("renamed and retired, incidents keep it; what is retired is neither offered nor taken", async () => {
  await add("noise", "Drone");
  const id = await theType();
  await anIncident(db, p, { asb_type_id: id });
  expect(await change(id, { name: "Drones", offered: "no" })).toMatchObject({ status: 302 });
  expect(await offered()).toEqual([]);
  expect(await listed()).toMatchObject([{ name: "Drones", times: 1, endedOn: expect.any(String) as string }]);
  const answer = await post(log, officer, {}, reportFields(p.councilId, { type: `type:${id}` }));
  expect(answer).toMatchObject({ init: { status: 422 }, data: { errors: { type: "Select what it was" } } });
  expect(await change(id, { name: "Gone" })).toMatchObject({
    init: { status: 409 },
    data: { current: { name: "Drones", offered: "no" }, values: { name: "Gone", version: "2" } },
  });
  expect(await change(id, { version: "2", name: "Drones" })).toMatchObject({ status: 302 });
  expect(await offered()).toEqual(["Drones"]);
});

test("nobody sees the types of another partnership, nor keeps the list without the right", async () => {
  await add("noise", "Drone");
  const id = await theType();
  const other = await anActor(db, await aPartnership(db), { duties: ["administrator"] });
  expect(await get(typesPage.loader, other)).toEqual([]);
  expect(await get(typePage.loader, other, { asbTypeId: id })).toMatchObject({ status: 404 });
  expect(await get(typesPage.loader, officer)).toMatchObject({ status: 403 });
});
