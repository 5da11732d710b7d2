import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { refuseFlagKind } from "#app/domain/cases/flag-kind.ts";
import * as kindPage from "#app/routes/admin/case-flags.$flagKindId/route.tsx";
import * as kindsPage from "#app/routes/admin/case-flags._index/route.tsx";
import { listFlagKinds, unsafeListFlags } from "#db/queries/case-flags.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, auditEvents, get, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aFlag, aFlagKind } from "../support/need-to-know.ts";

let db: Executor;
let p: TestPartnership;
let administrator: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  administrator = await anActor(db, p, { duties: ["administrator"] });
});

const offered = async () => (await listFlagKinds(db, p.partnershipId)).map(({ name }) => name);

test("an administrator adds, renames and retires a flag; one name stands once", async () => {
  const flagKindId = await aFlagKind(db, p, { name: "Off-road bikes" });
  expect(await post(kindsPage.action, administrator, {}, { name: "off-road BIKES" })).toMatchObject({
    init: { status: 422 },
    data: { values: { name: "off-road BIKES" } },
  });
  expect(await post(kindsPage.action, administrator, {}, { name: " " })).toMatchObject({ init: { status: 400 } });
  expect(await post(kindsPage.action, administrator, {}, { name: "Knife crime" })).toMatchObject({ status: 302 });
  const change = { version: "1", name: "Nuisance bikes", offered: "no" };
  expect(await post(kindPage.action, administrator, { flagKindId }, change)).toMatchObject({ status: 302 });
  expect(await offered()).toEqual(["Knife crime"]);
  expect(await post(kindPage.action, administrator, { flagKindId }, { ...change, name: "Bikes" })).toMatchObject({
    init: { status: 409 },
    data: { current: { name: "Nuisance bikes", offered: "no" }, values: { name: "Bikes", version: "2" } },
  });
  const taken = { ...change, version: "2", name: "knife crime" };
  expect(await post(kindPage.action, administrator, { flagKindId }, taken)).toMatchObject({ init: { status: 422 } });
  await post(kindPage.action, administrator, { flagKindId }, { ...change, version: "2", offered: "yes" });
  expect(await offered()).toEqual(["Knife crime", "Nuisance bikes"]);
  expect((await auditEvents(db)).map((e) => e.event)).toEqual([
    "case-flag-kind.added",
    "case-flag-kind.changed",
    "case-flag-kind.changed",
  ]);
});

test.each([
  ["da-marac", "no", "offered"],
  ["prevent", "no", "offered"],
  ["da-marac", "yes", undefined],
  [null, "no", undefined],
  [null, "yes", undefined],
] as const)("a flag that does %s, offered: %s, is refused at %s", (behaviour, answer, field) => {
  expect(refuseFlagKind({ behaviour }, { offered: answer })?.field).toBe(field);
});

test("a flag that hides addresses is renamed and not retired, and goes on hiding them", async () => {
  const flagKindId = await aFlagKind(db, p, { name: "MARAC", behaviour: "da-marac" });
  const retire = { version: "1", name: "Domestic abuse", offered: "no" };
  expect(await post(kindPage.action, administrator, { flagKindId }, retire)).toMatchObject({
    init: { status: 422 },
    data: { errors: { offered: "This flag does something by itself, so it is always offered" } },
  });
  await post(kindPage.action, administrator, { flagKindId }, { ...retire, offered: "yes" });
  expect(await listFlagKinds(db, p.partnershipId)).toMatchObject([{ name: "Domestic abuse", behaviour: "da-marac" }]);
});

test("cases keep a flag that is retired; the list counts those that have it now, and names none", async () => {
  const { id: caseId } = await aCase(db, p);
  await aFlag(db, p, caseId, null);
  const { id: flagKindId, name } = await db.selectFrom("case_flag_kind").selectAll().executeTakeFirstOrThrow();
  await post(kindPage.action, administrator, { flagKindId }, { version: "1", name, offered: "no" });
  expect(await unsafeListFlags(db, caseId)).toMatchObject([{ name }]);
  expect(await get(kindsPage.loader, administrator)).toEqual([
    { id: flagKindId, name, times: 1, does: null, retiredOn: expect.any(String) as string },
  ]);
});

test("nobody sees the flags of another partnership, and only administrators keep the list", async () => {
  const flagKindId = await aFlagKind(db, await aPartnership(db));
  expect(await get(kindsPage.loader, administrator)).toEqual([]);
  expect(await get(kindPage.loader, administrator, { flagKindId })).toMatchObject({ status: 404 });
  const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  expect(await post(kindsPage.action, chair, {}, { name: "Mine" })).toMatchObject({ status: 403 });
});
