import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as importPage from "#app/routes/performance/import/route.tsx";
import { type Executor } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, get, post, testDatabase, type TestPartnership } from "../factories.ts";

const HEADING =
  "Crime Type,Performance to Date,Total Crime as at 30th Sept 2022,Total Crime as at 30th Sept 2023,Difference,Family Group Position Sept 2023";
const TABLE = `${HEADING}
All Crime,-4.5%,"7,475","7,142",-333,12/15
Violence with Injury,+6%,815,864,+49,14/15
Burglary – Residential,+5.8%,241,255,+14,N/A*
Robbery,-30%,40,28,-12,2/15
`;

async function rows(db: Executor) {
  const count = (table: "import_batch" | "crime_count" | "crime_position" | "crime_table_line") =>
    db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as("n")).executeTakeFirstOrThrow().then(({ n }) => n); // prettier-ignore
  return {
    batches: await count("import_batch"),
    counts: await count("crime_count"),
    positions: await count("crime_position"),
    lines: await count("crime_table_line"),
  };
}

const NONE = { batches: 0, counts: 0, positions: 0, lines: 0 };
const ONCE = { batches: 1, counts: 8, positions: 4, lines: 4 };

describe("/performance/import", () => {
  let db: Executor;
  let p: TestPartnership;
  let manager: Actor;
  beforeEach(async () => {
    vi.useFakeTimers({ now: new Date("2026-11-22T10:00:00Z"), toFake: ["Date"] });
    db = await testDatabase();
    p = await aPartnership(db);
    manager = await anActor(db, p, { duties: ["manager"], name: "Morgan Manager" });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const FORM = {
    "from-day": "1",
    "from-month": "4",
    "from-year": "2023",
    "to-day": "30",
    "to-month": "9",
    "to-year": "2023",
    table: TABLE,
  };
  const send = (fields: Record<string, string>, actor: Actor | null = manager) =>
    post(importPage.action, actor, {}, fields);

  test.each([
    ["signed out", null, 401],
    ["a member of a group", "member", 403],
    ["an executive, who only reads", "executive", 403],
    ["a chair", "chair", 403],
  ] as const)("%s: neither page nor import", async (_, role, status) => {
    const actor =
      role === null
        ? null
        : await anActor(db, p, role === "executive" ? { duties: [role] } : { groups: { [p.jagId]: role } });
    const [shown, sent] = [await get(importPage.loader, actor), await send({ ...FORM, intent: "load" }, actor)];
    for (const answer of [shown, sent]) expect(statusOf(answer)).toBe(status);
    expect(await rows(db)).toEqual(NONE);
    expect((await auditEvents(db)).map((e) => e.event)).toEqual(
      role === null ? [] : ["access.refused", "access.refused"],
    );
  });

  test("offers the days of the quarter that ended last, and what was loaded before", async () => {
    expect(await get(importPage.loader, manager)).toEqual({
      expected: { from: "2026-04-01", to: "2026-09-30" },
      areas: [],
      imports: [],
    });
    await send({ ...FORM, intent: "load" });
    expect(await get(importPage.loader, manager)).toMatchObject({
      imports: [{ rows: 4, from: "2023-04-01", to: "2023-09-30", createdByName: "Morgan Manager" }],
    });
  });

  test("first shows each row's fate and writes nothing", async () => {
    const reply = await send({ ...FORM, table: TABLE.replace("-4.5%", "-4.4%") });
    expect(reply).toMatchObject({
      data: { errors: {}, preview: { isRecorded: false, hasQuarter: true } },
      init: { status: 200 },
    });
    expect(reply).toMatchObject({
      data: {
        preview: { rows: [{ fate: "new", disagreements: [{ printed: "-4.4%", computed: "−4.5%" }] }, {}, {}, {}] },
      },
    });
    expect(await rows(db)).toEqual(NONE);
    expect(await auditEvents(db)).toEqual([]);
  });

  test("then loads, and leads to the quarter that the figures report on", async () => {
    const reply = (await send({ ...FORM, intent: "load" })) as Response;
    const batch = await db.selectFrom("import_batch").select("id").executeTakeFirstOrThrow();
    expect([reply.status, reply.headers.get("location")]).toEqual([
      302,
      `/performance?quarter=2023-24-Q2&loaded=${batch.id}`,
    ]);
    expect(await rows(db)).toEqual(ONCE);
    expect((await auditEvents(db)).map((e) => e.event)).toEqual(["import.crime"]);
  });

  test("what is recorded already has nothing to load", async () => {
    await send({ ...FORM, intent: "load" });
    expect(await send({ ...FORM, intent: "load" })).toMatchObject({
      data: { preview: { isRecorded: true } },
      init: { status: 200 },
    });
    expect(await rows(db)).toEqual(ONCE);
  });

  test.each([
    ["no table", { table: "  " }, 400, ["table"]],
    ["too long a table", { table: "x".repeat(100_001) }, 400, ["table"]],
    ["no days", { "from-day": "", "from-month": "", "from-year": "", "to-year": "x" }, 400, ["from", "to"]],
    ["a day that does not exist", { "to-day": "31" }, 400, ["to"]],
    ["days backwards", { "to-year": "2022" }, 422, ["to"]],
    ["days to come", { "from-year": "2026", "to-day": "23", "to-month": "11", "to-year": "2026" }, 422, ["to"]],
    ["more than a year", { "from-year": "2022" }, 422, ["from"]],
    ["a table of other days", { "to-month": "6" }, 422, ["table"]],
    ["a row of no known type", { table: `${TABLE}Piracy,0%,1,1,0,1/15` }, 422, ["table"]],
  ])("%s is refused, and what was typed is kept", async (_, change, status, fields) => {
    const body = { ...FORM, ...change };
    const reply = (await send({ ...body, intent: "load" })) as { data: { values: object; errors: object } };
    expect(reply).toMatchObject({ init: { status } });
    expect(Object.keys(reply.data.errors)).toEqual(fields);
    expect({ ...reply.data.values }).toEqual(body);
    expect(await rows(db)).toEqual(NONE);
    expect(await auditEvents(db)).toEqual([]);
  });

  test("every wrong cell is named by its line and column", async () => {
    const reply = await send({ ...FORM, table: `${HEADING}\nPiracy,0%,1,1,0,1/15\nRobbery,0%,x,1,0,1/15` });
    expect(reply).toMatchObject({
      data: {
        lines: [
          { line: 2, column: "Crime Type" },
          { line: 3, column: "Total Crime as at 30th Sept 2022" },
        ],
      },
    });
  });
});

function statusOf(answer: unknown) {
  if (answer instanceof Response) return answer.status;
  return (answer as { init?: { status?: number } | null }).init?.status;
}
