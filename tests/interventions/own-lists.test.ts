import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as kindPage from "#app/routes/admin/intervention-kinds.$ownKindId/route.tsx";
import * as kindsPage from "#app/routes/admin/intervention-kinds._index/route.tsx";
import * as servicePage from "#app/routes/admin/support-services.$serviceId/route.tsx";
import * as servicesPage from "#app/routes/admin/support-services._index/route.tsx";
import { createPartnership } from "#app/services/admin/create-partnership.ts";
import { listOwnInterventionKinds, listSupportServices } from "#db/queries/intervention-lists.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, anIntervention, aPartnership, auditEvents, get, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

const LATER = "2999-01-01";
let db: Executor;
let p: TestPartnership;
let administrator: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  administrator = await anActor(db, p, { duties: ["administrator"] });
});

const LISTS = [
  {
    of: "services",
    list: servicesPage,
    entry: servicePage,
    param: "serviceId",
    table: "support_service" as const,
    kind: "support-service",
    chosen: { forVictims: "yes" } as Record<string, string>,
    under: "Victims",
    use: (id: string) => ({ kind: "referral" as const, service_id: id }),
    offered: () => listSupportServices(db, p.partnershipId, LATER),
  },
  {
    of: "own kinds of intervention",
    list: kindsPage,
    entry: kindPage,
    param: "ownKindId",
    table: "own_intervention_kind" as const,
    kind: "own-intervention-kind",
    chosen: { tier: "place" } as Record<string, string>,
    under: "At a place",
    use: (id: string) => ({ kind: "own" as const, own_kind_id: id, tier: "place" as const }),
    offered: () => listOwnInterventionKinds(db, p.partnershipId, LATER),
  },
];

describe.each(LISTS)("the list of $of", ({ list, entry, param, table, kind, chosen, under, use, offered }) => {
  const add = (name: string, changes: Record<string, string> = {}) =>
    post(list.action, administrator, {}, { name, ...chosen, ...changes });
  const change = (id: string, changes: Record<string, string>) =>
    post(entry.action, administrator, { [param]: id }, { version: "1", name: "Falcon Centre", offered: "yes", ...changes }); // prettier-ignore
  const theOne = async () => (await db.selectFrom(table).select("id").executeTakeFirstOrThrow()).id;
  const names = async () => (await offered()).map(({ name }) => name);

  test("an entry is added, counted where it is used, and offered", async () => {
    expect(await add("Falcon Centre")).toMatchObject({ status: 302 });
    await anIntervention(db, p, use(await theOne()));
    expect(await get(list.loader, administrator)).toMatchObject([{ name: "Falcon Centre", under, times: 1, endedOn: null }]); // prettier-ignore
    expect(await names()).toEqual(["Falcon Centre"]);
    expect((await auditEvents(db)).map(({ event }) => event)).toEqual([`${kind}.added`, `${kind}.listed`]);
  });

  test.each([
    ["no name", { name: " " }, "name", 400],
    ["a name too long", { name: "x".repeat(101) }, "name", 400],
    ["no choice", Object.fromEntries(Object.keys(chosen).map((key) => [key, ""])), Object.keys(chosen)[0], 400],
    ["a choice of nobody's", Object.fromEntries(Object.keys(chosen).map((key) => [key, "civil"])), Object.keys(chosen)[0], 400],
    ["the name of another", { name: "FALCON centre" }, "name", 422],
  ])("%s is refused at the field, and what was typed stays", async (_, changes, field, status) => {
    await add("Falcon Centre");
    const answer = (await add("Other", changes)) as { data: { errors: object; values: object }; init: object };
    expect(answer.init).toEqual({ status });
    expect(Object.keys(answer.data.errors)).toEqual([field]);
    expect(answer.data.values).toMatchObject(changes);
    expect(await names()).toEqual(["Falcon Centre"]);
  }); // prettier-ignore

  test("renamed and retired, what has it keeps it; who comes second sees both versions; it is taken back", async () => {
    await add("Falcon Centre");
    const id = await theOne();
    expect(await change(id, { name: "The Falcon Centre", offered: "no" })).toMatchObject({ status: 302 });
    expect(await names()).toEqual([]);
    expect(await get(list.loader, administrator)).toMatchObject([{ name: "The Falcon Centre", endedOn: expect.any(String) as string }]); // prettier-ignore
    expect(await change(id, { name: "Gone" })).toMatchObject({
      init: { status: 409 },
      data: { current: { name: "The Falcon Centre", offered: "no" }, values: { name: "Gone", version: "2" } },
    });
    expect(await change(id, { version: "2", offered: "yes" })).toMatchObject({ status: 302 });
    expect(await names()).toEqual(["Falcon Centre"]);
    expect((await auditEvents(db)).filter(({ event }) => event === `${kind}.changed`)).toHaveLength(2);
  });

  test("nobody sees it from another partnership, nor keeps it without the right", async () => {
    await add("Falcon Centre");
    const id = await theOne();
    const other = await anActor(db, await aPartnership(db), { duties: ["administrator"] });
    expect(await get(list.loader, other)).toEqual([]);
    expect(await get(entry.loader, other, { [param]: id })).toMatchObject({ status: 404 });
    expect(await post(entry.action, other, { [param]: id }, { version: "1", name: "Mine", offered: "yes" })).toMatchObject({ status: 404 }); // prettier-ignore
    const officer = await anActor(db, p, { duties: ["asb-officer"] });
    expect(await get(list.loader, officer)).toMatchObject({ status: 403 });
    expect(await post(list.action, officer, {}, { name: "Mine", ...chosen })).toMatchObject({ status: 403 });
    expect(await names()).toEqual(["Falcon Centre"]);
  });
});

test.each([
  ["charnwood" as const, 7],
  ["empty" as const, 0],
])("a new partnership of the template %s begins with %i services", async (template, many) => {
  const { partnershipId } = await inTransaction(db, (trx) =>
    createPartnership(trx, administrator, new Date("2026-03-10T09:00:00Z"), { name: "Another", template }),
  );
  const services = await listSupportServices(db, partnershipId, LATER);
  expect(services).toHaveLength(many);
  expect(services.filter(({ isForVictims }) => isForVictims).map(({ name }) => name)).toEqual(many ? ["Victim First"] : []); // prettier-ignore
});
