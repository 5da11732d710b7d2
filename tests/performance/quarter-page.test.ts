import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  cellCount,
  MEASURE_IDS,
  type MeasureCount,
  MEASURES,
  type MeasureFilter,
  type MeasureId,
  RISK_COLUMNS,
} from "#app/domain/performance/measures.ts";
import * as quarterPage from "#app/routes/performance/_index/route.tsx";
import { importCrimeTable } from "#app/services/performance/import-crime-table.ts";
import type { QuarterFigures } from "#app/services/performance/quarter-figures.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  aGroup,
  anActor,
  aPartnership,
  aPerson,
  aReferral,
  auditEvents,
  get,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aDecision, anAssessment, aYearsWork, referred } from "./partnership-work.ts";

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
const figures = async (quarter = "2026-27-Q2") => (await open(`?quarter=${quarter}`)).figures;
const cell = (f: QuarterFigures, part: "quarter" | "year" | "lastDay", measure: MeasureId, filter?: MeasureFilter) =>
  cellCount(f[part], measure, filter);
const byRisk = (counts: readonly MeasureCount[], measure: MeasureId, group?: string) =>
  RISK_COLUMNS.map((risk) => cellCount(counts, measure, { group, risk }));
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

  test("chair, coordinator, manager and executive see the same numbers, and each look is one consultation", async () => {
    await aYearsWork(db, p);
    const actors = [
      await anActor(db, p, { groups: { [p.jagId]: "chair" } }),
      await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } }),
      manager,
      await anActor(db, p, { duties: ["executive"] }),
    ];
    const seen = [];
    for (const actor of actors) seen.push((await open("?quarter=2026-27-Q2", actor)).figures);
    for (const each of seen) expect(each).toEqual(seen[0]);
    await open("?quarter=2026-27-Q2", manager);
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

describe("the partnership's own work", () => {
  test("referrals received by group and by the level at the first assessment, in the quarter and the year to date", async () => {
    await aYearsWork(db, p);
    const f = await figures();
    // Low, Medium, High, Very High, not assessed.
    expect(byRisk(f.quarter, "referrals-received", p.jagId)).toEqual([0, 1, 1, 1, 2]);
    expect(byRisk(f.quarter, "referrals-received", p.youthJagId)).toEqual([0, 0, 1, 0, 3]);
    expect(byRisk(f.year, "referrals-received")).toEqual([2, 1, 2, 1, 5]);
    expect(cell(f, "quarter", "referrals-received")).toBe(9);
  });

  test("decisions by their own day, and what awaited one on the last day", async () => {
    await aYearsWork(db, p);
    const f = await figures();
    expect(DECIDED.map((m) => cell(f, "quarter", m))).toEqual([4, 1, 1]);
    expect(DECIDED.map((m) => cell(f, "year", m))).toEqual([6, 1, 1]);
    // Two that still wait, and one that was accepted the day after.
    expect(cell(f, "lastDay", "referrals-awaiting")).toBe(3);
    expect(cell(f, "lastDay", "referrals-awaiting", { group: p.jagId })).toBe(2);
  });
  const DECIDED = ["referrals-accepted", "referrals-declined", "referrals-otherwise"] as const;

  test("a corrected decision counts as corrected", async () => {
    const referralId = await aReferral(db, p, { received_on: "2026-07-01", status: "declined" });
    const wrong = await aDecision(db, p, referralId, "withdrawn", "2026-07-02");
    await aDecision(db, p, referralId, "declined", "2026-07-03", { correctsId: wrong });
    const f = await figures();
    expect(DECIDED.map((m) => cell(f, "quarter", m))).toEqual([0, 1, 0]);
  });

  test("open cases on the last day: opened by then, not closed by then, with the level that they had then", async () => {
    const { high } = await aYearsWork(db, p);
    const f = await figures();
    // The restricted, the young, the unassessed, High and spring's; neither the one closed on the day nor the one opened after it.
    expect(byRisk(f.lastDay, "cases-open")).toEqual([1, 1, 2, 0, 1]);
    await anAssessment(db, p, {
      caseId: high.caseId ?? "",
      personId: high.personId,
      level: "low",
      assessedOn: "2026-10-01",
    });
    expect(byRisk((await figures()).lastDay, "cases-open")).toEqual([1, 1, 2, 0, 1]);
    expect(byRisk((await figures("2026-27-Q3")).lastDay, "cases-open")).toEqual([2, 1, 2, 1, 1]);
  });

  test("a case has the highest level among its people, each by the newest assessment that stands", async () => {
    const { caseId, personId } = await referred(db, p, {
      receivedOn: "2026-07-01",
      decision: "accepted",
      risk: "very-high",
    });
    const id = caseId ?? "";
    await anAssessment(db, p, { caseId: id, personId, level: "low", assessedOn: "2026-07-02" });
    const other = await aPerson(db, p);
    const mistaken = await anAssessment(db, p, {
      caseId: id,
      personId: other,
      level: "high",
      assessedOn: "2026-07-03",
    });
    expect(byRisk((await figures()).lastDay, "cases-open")).toEqual([0, 0, 1, 0, 0]);
    await anAssessment(db, p, {
      caseId: id,
      personId: other,
      level: "medium",
      assessedOn: "2026-07-03",
      correctsId: mistaken,
    });
    const f = await figures();
    expect(byRisk(f.lastDay, "cases-open")).toEqual([0, 1, 0, 0, 0]);
    expect(byRisk(f.quarter, "referrals-received")).toEqual([0, 0, 0, 1, 0]);
  });

  test("actions by when they were done against when they were due, and what was open and overdue on the last day", async () => {
    await aYearsWork(db, p);
    const f = await figures();
    const finished = ["actions-on-time", "actions-late-agreed", "actions-late", "actions-not-done"] as const;
    expect(finished.map((m) => cell(f, "quarter", m))).toEqual([1, 1, 1, 1]);
    expect(finished.map((m) => cell(f, "year", m))).toEqual([2, 1, 1, 1]);
    expect(cell(f, "lastDay", "actions-open")).toBe(7);
    // Done the day after, open still, out of its hold, and the plan's; not the one due on the day, nor the one on hold.
    expect(cell(f, "lastDay", "actions-overdue")).toBe(4);
    expect(cell(f, "lastDay", "actions-overdue", { group: "none" })).toBe(1);
    expect(cell(f, "lastDay", "actions-open", { group: p.youthJagId })).toBe(2);
  });

  test("nothing of another partnership is counted", async () => {
    const other = await aPartnership(db);
    await aYearsWork(db, other);
    const f = await figures();
    for (const measure of MEASURE_IDS)
      for (const part of ["quarter", "year", "lastDay"] as const) expect(cell(f, part, measure)).toBe(0);
  });

  test("the groups with anything to count come by name, ended ones too", async () => {
    await aCase(db, p, { group_id: p.youthJagId });
    const ended = await aGroup(db, p.partnershipId, { name: "Burglary working group", ended_on: "2026-03-01" });
    await aCase(db, p, { group_id: ended });
    const { groups } = await figures();
    expect(groups.map((g) => g.name)).toEqual(["Burglary working group", "Youth JAG"]);
  });

  test("each measure says what it counts and which day decides", () => {
    for (const measure of MEASURES) {
      expect(measure.meaning.length).toBeGreaterThan(20);
      expect(measure.dateField).toMatch(/^D(ay|ue day)/);
    }
  });
});
