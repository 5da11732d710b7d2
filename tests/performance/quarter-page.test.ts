import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as quarterPage from "#app/routes/performance/_index/route.tsx";
import { importCrimeTable } from "#app/services/performance/import-crime-table.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, aReferral, auditEvents, get, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
let manager: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-11-22T10:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  manager = await anActor(db, p, { duties: ["manager"] });
});
afterEach(() => {
  vi.useRealTimers();
});

type Page = Awaited<ReturnType<typeof quarterPage.loader>>;
const open = async (search = "", actor: Actor | null = manager) =>
  (await get(quarterPage.loader, actor, {}, search)) as Page;
const load = (text: string, from: string, to: string) =>
  importCrimeTable({ db, actor: manager, now: new Date() }, { text, period: { from, to }, dryRun: false });

describe("who opens the page", () => {
  test.each([
    ["signed out", null, 401],
    ["a member", { member: true }, 403],
    ["an administrator", { duties: ["administrator"] as const }, 403],
  ])("%s does not", async (_, role, status) => {
    const actor =
      role === null
        ? null
        : "duties" in role
          ? await anActor(db, p, { duties: [...role.duties] })
          : await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const answer = (await get(quarterPage.loader, actor)) as { status?: number; init?: { status: number } };
    expect(answer.status ?? answer.init?.status).toBe(status);
    expect((await auditEvents(db)).map((e) => e.event)).toEqual(actor ? ["access.refused"] : []);
  });

  test("chair, coordinator, manager and executive open it, and each look is one consultation", async () => {
    const actors = [
      await anActor(db, p, { groups: { [p.jagId]: "chair" } }),
      await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } }),
      manager,
      await anActor(db, p, { duties: ["executive"] }),
    ];
    for (const actor of actors)
      expect(await open("?quarter=2026-27-Q2", actor)).toMatchObject({ lastDay: "2026-09-30" });
    const events = await auditEvents(db);
    expect(events.map((e) => [e.event, e.category, e.object_id])).toEqual(
      actors.map(() => ["figures.viewed", "consultation", "2026-27-Q2"]),
    );
  });
});

describe("which quarter", () => {
  test("the one that runs, while no table is loaded", async () => {
    const page = await open();
    expect(page).toMatchObject({ quarter: { year: 2026, number: 3 }, lastDay: "2026-11-22", crime: null });
    expect(page.choices).toEqual([{ value: "2026-27-Q3", text: "Quarter 3 2026/27: 1 October to 31 December" }]);
  });

  test("the newest with a table, and any other by its address", async () => {
    await aReferral(db, p, { received_on: "2026-06-30" });
    await load("Crime Type,Total 30 Sept 2022,Total 30 Sept 2023\nRobbery,40,28", "2023-04-01", "2023-09-30");
    expect(await open()).toMatchObject({
      quarter: { year: 2023, number: 2 },
      lastDay: "2023-09-30",
      crime: { period: { to: "2023-09-30" } },
    });
    expect((await open()).choices.map((c) => c.value)).toEqual([
      "2026-27-Q3",
      "2026-27-Q2",
      "2026-27-Q1",
      "2023-24-Q2",
    ]);
    expect(await open("?quarter=2026-27-Q1")).toMatchObject({ quarter: { year: 2026, number: 1 }, crime: null });
  });

  test.each(["2026-27-Q4", "2023-Q2", "x", "", "2023-24-Q2'"])(
    "%j is no quarter that can be shown",
    async (quarter) => {
      expect(await open(`?quarter=${encodeURIComponent(quarter)}`)).toMatchObject({ status: 404 });
    },
  );
});

describe("the crime table", () => {
  test("is shown for the quarter that it reports on, with its own last day", async () => {
    await load(
      "Crime Type,Performance,Total 2nd January 2016,Total 2nd January 2017\nBurglary (Dwelling),+20.9%,596,721",
      "2016-04-01",
      "2017-01-02",
    );
    const { crime } = await open("?quarter=2016-17-Q3");
    expect(crime?.period).toEqual({ from: "2016-04-01", to: "2017-01-02" });
    expect(crime?.rows[2]).toMatchObject({
      percent: 21,
      disagreements: [{ figure: "percentage", printed: "+20.9%", computed: "+21.0%" }],
    });
    expect((await open("?quarter=2016-17-Q2")).crime).toBeNull();
  });

  test("after loading, the page says what was loaded; another partnership's import is none of its business", async () => {
    const result = await load(
      "Crime Type,Total 30 Sept 2022,Total 30 Sept 2023\nRobbery,40,28",
      "2023-04-01",
      "2023-09-30",
    );
    const batch = result.kind === "done" ? result.batchId : "";
    expect((await open(`?loaded=${batch}`)).loaded).toEqual({ rows: 1, from: "2023-04-01", to: "2023-09-30" });
    expect((await open("?loaded=nothing")).loaded).toBeNull();
    const stranger = await anActor(db, await aPartnership(db), { duties: ["manager"] });
    expect(await open(`?loaded=${batch}`, stranger)).toMatchObject({ loaded: null, crime: null });
  });
});
