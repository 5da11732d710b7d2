import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { crimeTypeHint, crimeTypeOf } from "#app/domain/performance/crime-type-names.ts";
import { cspKey, readCspLine } from "#app/domain/performance/csp-names.ts";
import * as changePage from "#app/routes/performance/types.$crimeTypeId/route.tsx";
import * as listPage from "#app/routes/performance/types._index/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, get, post, testDatabase, type TestPartnership } from "../factories.ts";

describe("names of types", () => {
  const own = [
    { name: "Domestic abuse (under 18)", nameFolded: "domestic abuse under 18" },
    { name: "Knife Crime", nameFolded: "knife crime" },
  ];
  test.each([
    ["knife  crime", "Knife Crime"],
    ["Domestic Abuse – Under 18", "Domestic abuse (under 18)"],
    ["Domestic abuse (under 16)", null],
    ["Theft of a Motor Vehicle", "Theft of Vehicles"],
    ["Burglary", null],
    ["Piracy", null],
  ])("%s", (name, type) => {
    expect(crimeTypeOf(name, own)).toBe(type);
  });
  test("whoever is refused is told both ways out", () => {
    expect(crimeTypeHint("Piracy", own)).toMatch(/^correct the spelling, or add it .*Shoplifting, Domestic abuse/);
  });
});

describe("names of partnerships", () => {
  const key = (force: string, cspName: string) => cspKey({ force, cspName });
  test.each([
    ["City of York", "York", true],
    ["London, City of", "City of London", true],
    ["Kings Lynn & West Norfolk", "King’s Lynn and West Norfolk", true],
    ["North Hertfordshire", "Hertsmere", false],
  ])("%s and %s", (a, b, same) => {
    expect(key("Police Force", a) === key("Police Force", b)).toBe(same);
  });
  test("a line of the group", () => {
    expect(readCspLine("Avon and Somerset – Bath and North East Somerset")).toEqual({
      force: "Avon and Somerset",
      cspName: "Bath and North East Somerset",
    });
    expect(readCspLine("Kent - Maidstone")).toEqual({ force: "Kent", cspName: "Maidstone" });
    expect(readCspLine("North-West\tKing-upon-Hull")).toEqual({ force: "North-West", cspName: "King-upon-Hull" });
    expect(readCspLine("Maidstone")).toBeNull();
  });
});

describe("/performance/types", () => {
  let db: Executor;
  let p: TestPartnership;
  let manager: Actor;
  beforeEach(async () => {
    db = await testDatabase();
    p = await aPartnership(db);
    manager = await anActor(db, p, { duties: ["manager"] });
  });
  const add = (name: string, aim = "lower") => post(listPage.action, manager, {}, { name, aim });
  const list = async () => (await get(listPage.loader, manager)) as { id: string; name: string; aim: string }[];

  test("a type is added at the end, changed and ended; each leaves an event", async () => {
    expect(await add("Domestic abuse", "neither")).toMatchObject({ status: 302 });
    await add("Knife crime");
    const [first, second] = await list();
    expect([first?.name, second?.name]).toEqual(["Domestic abuse", "Knife crime"]);
    const change = (version: string, more = {}) =>
      post(changePage.action, manager, { crimeTypeId: first?.id ?? "" }, { version, aim: "higher", ordinal: "9", offered: "no", ...more }); // prettier-ignore
    expect(await change("1")).toMatchObject({ status: 302 });
    expect((await list()).map(({ name, aim }) => [name, aim])).toEqual([
      ["Knife crime", "lower"],
      ["Domestic abuse", "higher"],
    ]);
    expect(await change("1")).toMatchObject({ init: { status: 409 }, data: { current: { aim: "higher" } } });
    expect(await change("2", { ordinal: "0" })).toMatchObject({ init: { status: 400 } });
    const events = (await auditEvents(db)).map((e) => e.event);
    expect(events).toEqual(expect.arrayContaining(["crime-type.added", "crime-type.changed", "crime-type.listed"]));
  });

  test.each([
    ["Bicycle Theft", /Cycle Theft/],
    ["BURGLARY", /either burglary/],
    ["Knife-Crime", /this type already/],
  ])("%s is refused", async (name, message) => {
    await add("Knife crime");
    expect(await add(name)).toMatchObject({
      init: { status: 422 },
      data: { errors: { name: expect.stringMatching(message) as string } },
    });
  });

  test("another partnership's type is not found", async () => {
    await add("Knife crime");
    const [type] = await list();
    const other = await anActor(db, await aPartnership(db), { duties: ["manager"] });
    const answer = await get(changePage.loader, other, { crimeTypeId: type?.id ?? "" });
    expect((answer as Response).status).toBe(404);
  });
});
