import fc from "fast-check";
import { CompiledQuery } from "kysely";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { ActionState, ActionStatus } from "#app/domain/actions/action.ts";
import { finishedAs, wasOpenOn, wasOverdueOn } from "#app/domain/performance/action-outcomes.ts";
import { figureAddress, type FigureAsked, parseFigureAddress } from "#app/domain/performance/figure-rows.form.ts";
import {
  cellCount,
  type MeasureId,
  MEASURES,
  type MeasureCount,
  RISK_COLUMNS,
} from "#app/domain/performance/measures.ts";
import { quarterPeriod, yearToDate } from "#app/domain/performance/quarter.ts";
import * as quarterPage from "#app/routes/performance/_index/route.tsx";
import * as rowsPage from "#app/routes/performance/rows/route.tsx";
import { rowsBehind } from "#app/services/performance/rows-behind.ts";
import { countActionsFinished, countActionsOpen } from "#db/queries/performance.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  auditEvents,
  engine,
  get,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aYearsWork, referred } from "./partnership-work.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-11-22T10:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
});
afterEach(() => {
  vi.useRealTimers();
});

const QUARTER = { year: 2026, number: 2 } as const;
type Rows = Awaited<ReturnType<typeof rowsPage.loader>>;
const search = (address: string) => address.slice(address.indexOf("?"));
const open = async (actor: Actor | null, asked: FigureAsked, after?: string) =>
  (await get(rowsPage.loader, actor, {}, search(figureAddress(asked, after)))) as Rows;
const asked = (measure: MeasureId, filter = {}): FigureAsked => ({
  ...{
    measure,
    quarter: QUARTER,
    filter,
    span: MEASURES.find((m) => m.id === measure)?.span === "last-day" ? "last-day" : "quarter",
  },
});

type Seen = "some" | "none";
/** Everybody who may see figures, and how much of the work of both groups each may open. */
const ROLES: [string, Seen, () => Promise<Actor>][] = [
  ["chair of one group", "some", () => anActor(db, p, { groups: { [p.jagId]: "chair" } })],
  ["coordinator of the other", "some", () => anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } })],
  [
    "coordinator of both",
    "some",
    () => anActor(db, p, { groups: { [p.jagId]: "coordinator", [p.youthJagId]: "coordinator" } }),
  ],
  ["manager without a group", "none", () => anActor(db, p, { duties: ["manager"] })],
  [
    "manager who is a member of one",
    "some",
    () => anActor(db, p, { duties: ["manager"], groups: { [p.jagId]: "member" } }),
  ],
  ["executive", "none", () => anActor(db, p, { duties: ["executive"] })],
];

test.each(ROLES)("%s: shown and hidden make the number, for every measure in every cell", async (_, seen, anyActor) => {
  await aYearsWork(db, p);
  const actor = await anyActor();
  const { figures } = (await get(quarterPage.loader, actor, {}, "?quarter=2026-27-Q2")) as Awaited<
    ReturnType<typeof quarterPage.loader>
  >;
  let shownAtAll = 0;
  for (const measure of MEASURES) {
    const spans = measure.span === "last-day" ? (["last-day"] as const) : (["quarter", "year"] as const);
    for (const span of spans) {
      const counts: MeasureCount[] = figures[span === "last-day" ? "lastDay" : span];
      expect([measure.id, cellCount(counts, measure.id) > 0]).toEqual([measure.id, true]);
      for (const group of [undefined, "none", ...figures.groups.map((g) => g.id)]) {
        for (const risk of measure.byRisk ? [undefined, ...RISK_COLUMNS] : [undefined]) {
          const question = {
            measure: measure.id,
            period: span === "year" ? yearToDate(QUARTER) : quarterPeriod(QUARTER),
            day: "2026-09-30",
            filter: { group, risk },
          };
          const page = await rowsBehind({ db, actor }, question, "");
          const hidden = page.total - page.visible;
          const cell = { measure: measure.id, span, group, risk };
          expect({ ...cell, number: page.rows.length + hidden }).toEqual({
            ...cell,
            number: cellCount(counts, measure.id, { group, risk }),
          });
          expect(hidden).toBeGreaterThanOrEqual(0);
          shownAtAll += page.rows.length;
        }
      }
      const page = await open(actor, { measure: measure.id, quarter: QUARTER, span, filter: {} });
      expect(page.rows.length + (page.total - page.visible)).toBe(cellCount(counts, measure.id));
    }
  }
  expect(shownAtAll > 0).toBe(seen === "some");
});

describe("the page of rows", () => {
  test("lists references to open, counts the others, and is a listing in the log", async () => {
    await aYearsWork(db, p);
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    const page = await open(chair, asked("cases-open"));
    // Of five open cases one is restricted, one is the other group's and one unassessed one too.
    expect([page.total, page.visible]).toEqual([5, 2]);
    const event = (await auditEvents(db)).at(-1);
    expect(event).toMatchObject({
      event: "figures.rows-listed",
      category: "consultation",
      object_kind: "case",
      result_count: 2,
    });
    const detail = await db.selectFrom("audit_detail").select("content").executeTakeFirstOrThrow();
    expect(JSON.parse(detail.content)).toEqual({
      measure: "cases-open",
      quarter: "2026-27-Q2",
      span: "last-day",
      listed: page.rows.map((row) => row.id),
    });
  });

  test("carries nothing of a record but its reference, group and day", async () => {
    await aYearsWork(db, p);
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    for (const { id } of MEASURES) {
      const { rows } = await open(chair, asked(id));
      for (const row of rows) expect(Object.keys(row).sort()).toEqual(["day", "groupName", "id", "reference"]);
    }
  });

  test("a conflict of interest hides the row and leaves the number", async () => {
    const { caseId } = await referred(db, p, { receivedOn: "2026-07-01", decision: "accepted" });
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    expect(await open(chair, asked("cases-open"))).toMatchObject({ total: 1, visible: 1 });
    await insert(db, "case_access", {
      id: uuid(),
      version: 1,
      ...{
        case_id: caseId ?? "",
        user_id: chair.id,
        partnership_id: p.partnershipId,
        access: "conflict",
        reason: "Neighbour",
        since: "2026-07-02T00:00:00.000Z",
      },
    });
    expect(await open(chair, asked("cases-open"))).toMatchObject({ total: 1, visible: 0, rows: [] });
  });

  test("an executive opens no row, not even one that would be his to see without the permission", async () => {
    const executive = await anActor(db, p, { duties: ["executive"] });
    await aCase(db, p, { lead_user_id: executive.id, opened_on: "2026-07-01" });
    expect(await open(executive, asked("cases-open"))).toMatchObject({ total: 1, visible: 0, rows: [] });
  });

  test("is paged by reference, and every row comes once", async () => {
    const { id: case_id } = await aCase(db, p, { opened_on: "2026-07-01" });
    for (let n = 1; n <= 120; n++)
      await anAction(db, p, { case_id, reference: `A-26-${String(n).padStart(4, "0")}`, raised_on: "2026-07-01" });
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    const seen: string[] = [];
    let after: string | undefined;
    for (let pages = 1; pages <= 3; pages++) {
      const page = await open(chair, asked("actions-open"), after);
      expect([page.total, page.visible, page.isFirstPage]).toEqual([120, 120, pages === 1]);
      seen.push(...page.rows.map((row) => row.reference));
      after = page.next ?? undefined;
      expect(after === undefined).toBe(pages === 3);
    }
    expect(seen).toHaveLength(120);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  test.each([
    ["no measure", "?quarter=2026-27-Q2"],
    ["an unknown measure", "?measure=crimes&quarter=2026-27-Q2"],
    ["no quarter", "?measure=cases-open"],
    ["a quarter to come", "?measure=cases-open&quarter=2026-27-Q4"],
    ["a level of what has none", "?measure=actions-late&quarter=2026-27-Q2&risk=high"],
    ["an unknown level", "?measure=cases-open&quarter=2026-27-Q2&risk=extreme"],
    ["days for what stands on one", "?measure=cases-open&quarter=2026-27-Q2&period=year"],
    ["an unknown period", "?measure=actions-late&quarter=2026-27-Q2&period=month"],
    ["a group that is none", "?measure=cases-open&quarter=2026-27-Q2&group=jag"],
  ])("%s: 404", async (_, address) => {
    const manager = await anActor(db, p, { duties: ["manager"] });
    expect(await get(rowsPage.loader, manager, {}, address)).toMatchObject({ status: 404 });
  });

  test("another partnership's group is as unknown as one that does not exist", async () => {
    const manager = await anActor(db, p, { duties: ["manager"] });
    const other = await aPartnership(db);
    for (const group of [other.jagId, uuid()]) {
      expect(await open(manager, asked("cases-open", { group }))).toMatchObject({ status: 404 });
    }
    expect((await auditEvents(db)).map((e) => e.event)).toEqual(["access.not-found", "access.not-found"]);
  });

  test("signed out 401, without the permission 403", async () => {
    expect(await open(null, asked("cases-open"))).toMatchObject({ init: { status: 401 } });
    expect(await open(await anActor(db, p, { groups: { [p.jagId]: "member" } }), asked("cases-open"))).toMatchObject({
      status: 403,
    });
  });

  test("an address reads back as what was asked", () => {
    for (const measure of MEASURES) {
      const question = asked(measure.id, { group: uuid(), risk: measure.byRisk ? "very-high" : undefined });
      expect(parseFigureAddress(new URLSearchParams(search(figureAddress(question, "CS-26-0001"))))).toEqual({
        ...question,
        after: "CS-26-0001",
      });
    }
  });
});

describe("the rules in SQL and their twins", () => {
  const day = fc.constantFrom(null, "2026-09-28", "2026-09-29", "2026-09-30", "2026-10-01", "2026-10-02");
  const action = fc
    .record({
      status: fc.constantFrom<ActionStatus>("open", "on-hold", "done", "not-done", "not-possible", "ended"),
      raised: day,
      original: day,
      due: day,
      hold: day,
      finished: day,
    })
    .map(({ status, raised, original, due, hold, finished }): ActionState => {
      const isOpen = status === "open" || status === "on-hold";
      return {
        status,
        raisedOn: raised ?? "2026-07-01",
        originalDueOn: original ?? "2026-09-27",
        dueOn: due ?? "2026-09-27",
        holdUntil: status === "on-hold" ? (hold ?? "2026-10-03") : null,
        finishedOn: isOpen ? null : (finished ?? "2026-09-01"),
      };
    });

  test("count the same actions on the days before, of and after each boundary", async () => {
    const actions = fc.sample(action, 250);
    const { id: case_id } = await aCase(db, p);
    for (const a of actions) {
      await anAction(db, p, {
        ...{
          case_id,
          status: a.status,
          raised_on: a.raisedOn,
          original_due_on: a.originalDueOn,
          due_on: a.dueOn,
          hold_until: a.holdUntil,
          finished_on: a.finishedOn,
        },
      });
    }
    for (const on of ["2026-09-28", "2026-09-29", "2026-09-30", "2026-10-01"]) {
      const counts = await countActionsOpen(db, p.partnershipId, on);
      expect(cellCount(counts, "actions-open")).toBe(actions.filter((a) => wasOpenOn(a, on)).length);
      expect(cellCount(counts, "actions-overdue")).toBe(actions.filter((a) => wasOverdueOn(a, on)).length);
    }
    const period = quarterPeriod(QUARTER);
    const within = actions.filter(
      (a) => a.finishedOn !== null && a.finishedOn >= period.from && a.finishedOn <= period.to,
    );
    const counts = await countActionsFinished(db, p.partnershipId, period);
    for (const measure of ["actions-on-time", "actions-late-agreed", "actions-late", "actions-not-done"] as const) {
      expect([measure, cellCount(counts, measure)]).toEqual([
        measure,
        within.filter((a) => finishedAs(a) === measure).length,
      ]);
    }
  });
});

if (engine === "sqlite") {
  test("every query of these pages searches by an index and scans no table of records", async () => {
    await aYearsWork(db, p);
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    const queries = await recorded(async () => {
      await get(quarterPage.loader, chair, {}, "?quarter=2026-27-Q2");
      for (const { id, byRisk } of MEASURES) {
        await open(chair, asked(id));
        await open(chair, asked(id, { group: p.jagId, risk: byRisk ? "high" : undefined }));
      }
    });
    expect(queries.length).toBeGreaterThan(60);
    for (const query of queries) {
      const { rows } = await db.executeQuery<{ detail: string }>(
        CompiledQuery.raw(`explain query plan ${query.sql}`, [...query.parameters]),
      );
      const scans = rows
        .map((row) => row.detail)
        .filter(
          (detail) => /^SCAN (?!counted|\(subquery|CONSTANT)/.test(detail) && !/USING (COVERING )?INDEX/.test(detail),
        );
      expect({ sql: query.sql, scans }).toEqual({ sql: query.sql, scans: [] });
      const whole = rows
        .map((row) => row.detail)
        .filter((detail) =>
          /^SCAN (referral|referral_decision|case_record|risk_assessment|action|crime_count|crime_table_line|crime_position)\b/.test(
            detail,
          ),
        );
      expect({ sql: query.sql, whole }).toEqual({ sql: query.sql, whole: [] });
    }
  });

  /** The statements that reached the database while the work went on. */
  async function recorded(work: () => Promise<unknown>): Promise<CompiledQuery[]> {
    const queries: CompiledQuery[] = [];
    const executor = db.getExecutor();
    const prototype = Object.getPrototypeOf(Object.getPrototypeOf(executor)) as {
      executeQuery: (query: CompiledQuery) => Promise<unknown>;
    };
    const original = prototype.executeQuery;
    const spy = vi.spyOn(prototype, "executeQuery").mockImplementation(function (this: unknown, query: CompiledQuery) {
      if (/^select/i.test(query.sql) && !/"(audit_\w+|recent_view)"/.test(query.sql)) queries.push(query);
      return original.call(this, query);
    });
    await work();
    spy.mockRestore();
    return queries;
  }
}
