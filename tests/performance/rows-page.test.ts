import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { measuresOf } from "#app/domain/performance/measures/all.ts";
import {
  type After,
  type NumberAsked,
  numberHref,
  parseNumberAddress,
} from "#app/domain/performance/measures/address.form.ts";
import { countOf, type Filter, valuesOf } from "#app/domain/performance/measures/cells.ts";
import { daysOf, spansOf } from "#app/domain/performance/measures/spans.ts";
import { loader } from "#app/routes/performance/rows/route.tsx";
import { numberPage } from "#app/services/performance/number-page.ts";
import { cellsOf } from "#db/queries/measures/cells.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  auditEvents,
  get,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { named } from "./measures/counting.ts";
import { aYearsWork, referred } from "./partnership-work.ts";

const QUARTER = { year: 2026, number: 2 } as const;
const TODAY = "2026-11-22";
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

const MEASURES = (["referrals", "cases", "actions"] as const).flatMap(measuresOf);
type Rows = Awaited<ReturnType<typeof loader>>;
const open = async (actor: Actor | null, measure: string, filter: Filter = {}, after?: After) => {
  const href = numberHref({ measure, quarter: QUARTER, span: "quarter", filter }, after);
  return (await get(loader, actor, {}, href.slice(href.indexOf("?")))) as Rows;
};

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

test.each(ROLES)(
  "%s: shown and hidden make the number, in every cell",
  async (_, seen, anyActor) => {
    await aYearsWork(db, p);
    const actor = await anyActor();
    let shown = 0;
    for (const measure of MEASURES)
      for (const span of spansOf(measure)) {
        const scope = { partnershipId: p.partnershipId, ...daysOf(measure, QUARTER, span, TODAY) };
        const cells = await cellsOf(db, measure, scope);
        const filters: Filter[] = [
          {},
          ...[null, p.jagId, p.youthJagId].map((group) => ({ group })),
          ...measure.by.flatMap((by) => valuesOf(cells, by).map((is) => ({ by, is, group: p.jagId }))),
        ];
        for (const filter of filters) {
          const asked: NumberAsked = { measure, quarter: QUARTER, span, filter };
          const page = await numberPage({ db, actor, today: TODAY }, asked, null);
          const cell = { measure: measure.id, span, filter };
          const number = page.rows.length + page.total - page.visible;
          expect({ ...cell, number }).toEqual({ ...cell, number: countOf(cells, filter) });
          expect(page.visible).toBeLessThanOrEqual(page.total);
          shown += page.rows.length;
        }
      }
    expect(shown > 0).toBe(seen === "some");
  },
  60_000,
);

describe("the page of rows", () => {
  test("lists references to open, counts the others, and is a listing in the log", async () => {
    await aYearsWork(db, p);
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    const page = await open(chair, "cases-open");
    // Of five open cases one is restricted, one is the other group's and one unassessed one too.
    expect([page.total, page.visible]).toEqual([5, 2]);
    const event = (await auditEvents(db)).at(-1);
    expect(event).toMatchObject({
      ...{ event: "figures.rows-listed", category: "consultation", object_kind: "case", result_count: 2 },
    });
    const detail = await db.selectFrom("audit_detail").select("content").executeTakeFirstOrThrow();
    expect(JSON.parse(detail.content)).toEqual({
      ...{ measure: "cases-open", quarter: "2026-27-Q2", span: "quarter" },
      listed: page.rows.map((row) => row.recordId),
    });
  });

  test("carries nothing of a record but its reference, group and day", async () => {
    await aYearsWork(db, p);
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    for (const { id } of MEASURES)
      for (const row of (await open(chair, id)).rows)
        expect(Object.keys(row).sort()).toEqual(["amount", "day", "groupName", "recordId", "reference", "rowId"]);
  });

  test("a conflict of interest hides the row and leaves the number", async () => {
    const { caseId } = await referred(db, p, { receivedOn: "2026-07-01", decision: "accepted" });
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    expect(await open(chair, "cases-open")).toMatchObject({ total: 1, visible: 1 });
    await insert(db, "case_access", {
      ...{ id: uuid(), version: 1, case_id: caseId ?? "", user_id: chair.id, partnership_id: p.partnershipId },
      ...{ access: "conflict", reason: "Neighbour", since: "2026-07-02T00:00:00.000Z" },
    });
    expect(await open(chair, "cases-open")).toMatchObject({ total: 1, visible: 0, rows: [] });
  });

  test("an executive opens no row, not even one that would be his to see without the permission", async () => {
    const executive = await anActor(db, p, { duties: ["executive"] });
    await aCase(db, p, { lead_user_id: executive.id, opened_on: "2026-07-01" });
    expect(await open(executive, "cases-open")).toMatchObject({ total: 1, visible: 0, rows: [] });
  });

  test("is paged by day and row, by its address, and every row comes once", async () => {
    const { id: case_id } = await aCase(db, p, { opened_on: "2026-07-01" });
    for (let n = 0; n < 120; n++)
      await anAction(db, p, { case_id, raised_on: `2026-07-${String(1 + (n % 3)).padStart(2, "0")}` });
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    const seen: string[] = [];
    let after: After | undefined;
    for (let pages = 1; pages <= 3; pages++) {
      const page = await open(chair, "actions-raised", {}, after);
      expect([page.total, page.visible, page.isFirstPage]).toEqual([120, 120, pages === 1]);
      seen.push(...page.rows.map((row) => `${row.day} ${row.rowId}`));
      after = page.next ?? undefined;
      expect(after === undefined).toBe(pages === 3);
    }
    expect(seen).toHaveLength(120);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  test.each([
    ["no measure", "?quarter=2026-27-Q2&span=quarter"],
    ["no quarter", "?measure=cases-open&span=quarter"],
    ["a quarter to come", "?measure=cases-open&quarter=2026-27-Q4&span=quarter"],
    ["a level of what has none", "?measure=actions-late&quarter=2026-27-Q2&span=quarter&by=risk&is=high"],
    ["a year of what stands on a day", "?measure=cases-open&quarter=2026-27-Q2&span=year"],
    ["an unknown span", "?measure=actions-late&quarter=2026-27-Q2&span=month"],
    ["a group that is none", "?measure=cases-open&quarter=2026-27-Q2&span=quarter&group=jag"],
  ])("%s: 404", async (_, address) => {
    const manager = await anActor(db, p, { duties: ["manager"] });
    expect(await get(loader, manager, {}, address)).toMatchObject({ status: 404 });
  });

  test("another partnership's group is as unknown as one that does not exist", async () => {
    const manager = await anActor(db, p, { duties: ["manager"] });
    const other = await aPartnership(db);
    for (const group of [other.jagId, uuid()])
      expect(await open(manager, "cases-open", { group })).toMatchObject({ status: 404 });
    expect((await auditEvents(db)).map((e) => e.event)).toEqual(["access.not-found", "access.not-found"]);
  });

  test("signed out 401", async () => {
    expect(await open(null, "cases-open")).toMatchObject({ init: { status: 401 } });
  });

  test("an address reads back as what was asked, wherever its page begins", async () => {
    await aYearsWork(db, p);
    for (const measure of measuresOf("referrals").concat(
      ...(["cases", "risk", "actions", "meetings"] as const).map(measuresOf),
    )) {
      const [by] = measure.by;
      const asked = {
        quarter: QUARTER,
        span: "quarter" as const,
        filter: { group: uuid(), ...(by ? { by, is: "low" } : {}) },
      };
      const after = { day: "2026-07-01", rowId: `${uuid()}~${uuid()}` };
      const search = new URLSearchParams(numberHref({ ...asked, measure: measure.id }, after).split("?")[1]);
      expect(parseNumberAddress(search)).toEqual({ ...asked, measure: named(measure.id), after });
    }
  });
});
