import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import * as importPage from "#app/routes/performance/import/route.tsx";
import { crimeTableFacts } from "#app/services/performance/crime-table-facts.ts";
import { importCrimeTable } from "#app/services/performance/import-crime-table.ts";
import { openDatabase } from "#db/connection.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  anActor,
  aPartnership,
  auditEvents,
  get,
  post,
  testDatabase,
  testDatabaseUrl,
  type TestPartnership,
} from "../factories.ts";

const HEADING =
  "Crime Type,Performance to Date,Total Crime as at 30th Sept 2022,Total Crime as at 30th Sept 2023,Difference,Family Group Position Sept 2023";
const TABLE = `${HEADING}
All Crime,-4.5%,"7,475","7,142",-333,12/15
Violence with Injury,+6%,815,864,+49,14/15
Burglary – Residential,+5.8%,241,255,+14,N/A*
Robbery,-30%,40,28,-12,2/15
`;
const PERIOD = { from: "2023-04-01", to: "2023-09-30" };

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

describe("loading the table", () => {
  let db: Executor;
  let p: TestPartnership;
  let context: Parameters<typeof importCrimeTable>[0];
  beforeEach(async () => {
    db = await testDatabase();
    p = await aPartnership(db);
    context = { db, actor: await anActor(db, p, { duties: ["manager"] }), now: new Date("2026-11-22T10:00:00Z") };
  });
  const load = (text = TABLE, period = PERIOD, dryRun = false) => importCrimeTable(context, { text, period, dryRun });
  const facts = async (type: string, period = PERIOD) =>
    (await crimeTableFacts(db, p.partnershipId, period)).find((f) => f.crimeType === type);

  test("writes each row for the period and for the same days a year before, under one batch, with one event", async () => {
    const result = await load();
    expect(result.kind).toBe("done");
    expect(await rows(db)).toEqual(ONCE);
    const counts = await db
      .selectFrom("crime_count")
      .select(["from_day", "to_day", "crimes"])
      .where("crime_type", "=", "All Crime")
      .orderBy("to_day")
      .execute();
    expect(counts).toEqual([
      { from_day: "2022-04-01", to_day: "2022-09-30", crimes: 7475 },
      { from_day: "2023-04-01", to_day: "2023-09-30", crimes: 7142 },
    ]);
    const batch = await db.selectFrom("import_batch").selectAll().executeTakeFirstOrThrow();
    expect(batch).toMatchObject({
      kind: "crime",
      format: "table",
      status: "visible",
      row_count: 4,
      created_by: context.actor.id,
    });
    expect(await auditEvents(db)).toMatchObject([
      {
        category: "collection",
        event: "import.crime",
        object_kind: "import-batch",
        object_id: batch.id,
        result_count: 4,
        actor_id: context.actor.id,
      },
    ]);
    expect(await facts("Burglary – Residential")).toMatchObject({
      position: { position: null, printed: "N/A*", asAt: "2023-09-30" },
    });
  });

  test("29 February is held against 28 February", async () => {
    const heading = "Crime Type,Total as at 28 Feb 2023,Total as at 29 Feb 2024";
    await load(`${heading}\nRobbery,5,6`, { from: "2023-04-01", to: "2024-02-29" });
    expect(await db.selectFrom("crime_count").select(["from_day", "to_day"]).orderBy("to_day").execute()).toEqual([
      { from_day: "2022-04-01", to_day: "2023-02-28" },
      { from_day: "2023-04-01", to_day: "2024-02-29" },
    ]);
  });

  test("the same figures again, in whatever file, double nothing and say so", async () => {
    await load();
    const again = await load(TABLE.replaceAll(",", "\t").replaceAll('"7\t475"', "7475").replaceAll('"7\t142"', "7142"));
    expect(again).toMatchObject({ kind: "unchanged" });
    expect(await rows(db)).toEqual(ONCE);
    expect(await auditEvents(db)).toHaveLength(1);
  });

  test("a revision is shown, says what it changes, and keeps what it revises", async () => {
    await load();
    const revised = await load(TABLE.replace("40,28", "40,29"));
    expect(revised.kind === "done" && revised.rows.map((row) => row.fate)).toEqual(["same", "same", "same", "changed"]);
    expect(await facts("Robbery")).toMatchObject({ current: 29 });
    expect(await rows(db)).toEqual({ batches: 2, counts: 16, positions: 8, lines: 8 });
    expect(await db.selectFrom("import_batch").select("status").distinct().execute()).toEqual([{ status: "visible" }]);

    await undo(revised.kind === "done" ? revised.batchId : "");
    expect(await facts("Robbery")).toMatchObject({ current: 28 });
    expect((await load(TABLE.replace("40,28", "40,29"))).kind).toBe("done");
  });

  test("going back to the first figures is a revision too", async () => {
    await load();
    await load(TABLE.replace("40,28", "40,29"));
    expect((await load()).kind).toBe("done");
    expect(await facts("Robbery")).toMatchObject({ current: 28 });
  });

  test("an older table loaded later does not rewrite the newer one's figures of that year", async () => {
    await load();
    const older = "Crime Type,Total as at 30 Sept 2021,Total as at 30 Sept 2022\nRobbery,50,39";
    await load(older, { from: "2022-04-01", to: "2022-09-30" });
    expect(await facts("Robbery")).toMatchObject({ previous: 40, current: 28 });
    expect(await facts("Robbery", { from: "2022-04-01", to: "2022-09-30" })).toMatchObject({
      previous: 50,
      current: 39,
    });
  });

  test("a dry run writes nothing at all", async () => {
    expect(await load(TABLE, PERIOD, true)).toMatchObject({
      kind: "checked",
      rows: [{ fate: "new" }, { fate: "new" }, { fate: "new" }, { fate: "new" }],
    });
    expect(await rows(db)).toEqual(NONE);
    expect(await auditEvents(db)).toEqual([]);
  });

  test("one wrong row, and none is loaded", async () => {
    expect(await load(`${TABLE}Piracy,0%,1,1,0,1/15`)).toMatchObject({
      kind: "refused",
      errors: [{ line: 6, column: "Crime Type" }],
    });
    expect(await rows(db)).toEqual(NONE);
  });

  test("of two at once the second finds the first", async () => {
    const kinds = (await Promise.all([load(), load(), load()])).map((result) => result.kind).sort();
    expect(kinds).toEqual(["done", "unchanged", "unchanged"]);
    expect(await rows(db)).toEqual(ONCE);
  });

  test("figures of one partnership are not another's", async () => {
    await load();
    const other = await aPartnership(db);
    expect(await crimeTableFacts(db, other.partnershipId, PERIOD)).toEqual([]);
  });

  function undo(id: string) {
    return inTransaction(db, (trx) =>
      trx.updateTable("import_batch").set({ status: "undone" }).where("id", "=", id).execute(),
    );
  }
});

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

describe("joint-action import crime", () => {
  let folder: string;
  let db: Executor;
  let p: TestPartnership;
  const out: string[] = [];
  const err: string[] = [];
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "joint-action-import-"));
    const url = await testDatabaseUrl();
    vi.stubEnv("DATABASE_URL", url);
    vi.stubEnv("DATA_DIR", folder);
    vi.stubEnv("ORIGIN", "http://localhost:3000");
    out.length = err.length = 0;
    vi.spyOn(console, "log").mockImplementation((line: string) => void out.push(line));
    vi.spyOn(console, "error").mockImplementation((line: string) => void err.push(line));
    db = openDatabase(url);
    p = await aPartnership(db, "Charnwood");
  });
  afterEach(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true });
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  const file = (content: string | Buffer = TABLE) => {
    const name = path.join(folder, "table.csv");
    writeFileSync(name, content);
    return name;
  };
  const run = (name: string, ...more: string[]) =>
    runCommand(["import", "crime", name, "--format", "table", "--from", PERIOD.from, "--to", PERIOD.to, ...more]);
  const json = () => JSON.parse(out.at(-1) ?? "") as Record<string, unknown>;

  test("loads the file and answers in JSON; the log names the command's user", async () => {
    expect(await run(file(), "--json")).toBe(0);
    const { batch, ...counts } = json();
    expect(counts).toEqual({ rows: 4, imported: 4, updated: 0, skipped: 0, possibleDuplicates: 0, errors: [] });
    expect(await db.selectFrom("import_batch").select(["id", "created_by"]).execute()).toEqual([
      { id: batch, created_by: `system:${userInfo().username}` },
    ]);
    expect(await auditEvents(db)).toMatchObject([
      {
        event: "import.crime",
        category: "collection",
        actor_id: `system:${userInfo().username}`,
        partnership_id: p.partnershipId,
      },
    ]);
    expect(err).toEqual([]);
  });

  test.each([
    ["Windows-1252", Buffer.from(TABLE.replace("–", "\x96"), "latin1")],
    ["UTF-8 with its mark", `\uFEFF${TABLE}`],
    ["tabs", TABLE.replaceAll(/"(\d),(\d{3})"/g, "$1$2").replaceAll(",", "\t")],
  ])("reads %s", async (_, content) => {
    expect(await run(file(content), "--json")).toBe(0);
    expect(json()).toMatchObject({ rows: 4, imported: 4, errors: [] });
  });

  test("the same again skips all, a revision updates its row, a dry run writes nothing", async () => {
    await run(file());
    expect(await run(file(), "--json")).toBe(0);
    expect(json()).toEqual({
      batch: null,
      rows: 4,
      imported: 0,
      updated: 0,
      skipped: 4,
      possibleDuplicates: 0,
      errors: [],
    });
    expect(await run(file())).toBe(0);
    expect(out.at(-1 - 1)).toBe(
      "The crime table of 1 April to 30 September 2023 is recorded already with these figures; nothing was changed",
    );

    const revised = file(TABLE.replace("40,28", "40,29"));
    expect(await run(revised, "--json", "--dry-run")).toBe(0);
    expect(json()).toMatchObject({ batch: null, updated: 1, skipped: 3 });
    expect(await rows(db)).toEqual(ONCE);
    expect(await run(revised)).toBe(0);
    expect(out).toContain("  Robbery: was 40 → 28, is 40 → 29");
    expect(out).toContain("  Robbery: the table prints the percentage -30%, its numbers give −27.5%");
  });

  test("errors name line and column, exit with 1 and load nothing", async () => {
    const wrong = file(`${TABLE}Piracy,0%,1,1,0,1/15\n`);
    expect(await run(wrong, "--json")).toBe(1);
    expect(json()).toMatchObject({
      batch: null,
      rows: 0,
      imported: 0,
      errors: [{ line: 6, column: "Crime Type", message: expect.stringContaining("Piracy") as unknown }],
    });
    expect(await run(wrong)).toBe(1);
    expect(err[0]).toMatch(/^Line 6, Crime Type: "Piracy" is not a row of the crime table/);
    expect(await run(file(Buffer.from("PK\x03\x04")), "--json")).toBe(1);
    expect(json()).toMatchObject({ errors: [{ line: 1, column: null }] });
    expect(await rows(db)).toEqual(NONE);
  });

  test.each([
    [
      "no file",
      ["import", "crime", "--format", "table", "--from", "2023-04-01", "--to", "2023-09-30"],
      "Argument <file> is needed",
    ],
    [
      "no such file",
      ["import", "crime", "/nowhere.csv", "--format", "table", "--from", "2023-04-01", "--to", "2023-09-30"],
      "There is no file /nowhere.csv",
    ],
    [
      "a folder",
      ["import", "crime", "/tmp", "--format", "table", "--from", "2023-04-01", "--to", "2023-09-30"],
      "There is no file /tmp",
    ],
    [
      "something else",
      ["import", "weather", "x", "--format", "table", "--from", "2023-04-01", "--to", "2023-09-30"],
      'There is no command "import weather"',
    ],
    ["no format", ["import", "crime", "x", "--from", "2023-04-01", "--to", "2023-09-30"], "Option --format is needed"],
    [
      "an unknown format",
      ["import", "crime", "x", "--format", "pdf", "--from", "2023-04-01", "--to", "2023-09-30"],
      "Option --format must be table",
    ],
    ["no days", ["import", "crime", "x", "--format", "table", "--from", "2023-04-01"], "Option --to is needed"],
    [
      "a day that does not exist",
      ["import", "crime", "x", "--format", "table", "--from", "2023-02-30", "--to", "2023-09-30"],
      "Option --from must be a day",
    ],
    [
      "a day in words",
      ["import", "crime", "x", "--format", "table", "--from", "1/4/2023", "--to", "2023-09-30"],
      "Option --from must be a day",
    ],
    [
      "days backwards",
      ["import", "crime", "x", "--format", "table", "--from", "2023-09-30", "--to", "2023-04-01"],
      "Option --to: Last day",
    ],
    [
      "days to come",
      ["import", "crime", "x", "--format", "table", "--from", "2999-04-01", "--to", "2999-09-30"],
      "Option --to: Last day",
    ],
    ["an unknown option", ["import", "crime", "x", "--wrong"], "Unknown option '--wrong'"],
  ])("%s: one line and 2", async (_, args, message) => {
    expect(await runCommand(args)).toBe(2);
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(/^joint-action: [^\n]+$/);
    expect(err[0]).toContain(message);
  });

  test("with more than one partnership it must be named", async () => {
    const other = await aPartnership(db, "North West");
    expect(await run(file())).toBe(2);
    expect(err).toEqual(["joint-action: Option --partnership is needed: there is more than one"]);
    expect(await run(file(), "--partnership", "Nowhere")).toBe(2);
    expect(await run(file(), "--partnership", "North West")).toBe(0);
    expect(await db.selectFrom("import_batch").select("partnership_id").execute()).toEqual([
      { partnership_id: other.partnershipId },
    ]);
  });

  test("performance crime-table prints the nine rows, with null where nothing is recorded", async () => {
    const earlier = file(
      `Crime Type,Total as at 30 June 2022,Total as at 30 June 2023,MSFG position June 2023\nRobbery,20,18,4/15`,
    );
    expect(
      await runCommand(["import", "crime", earlier, "--format", "table", "--from", "2023-04-01", "--to", "2023-06-30"]),
    ).toBe(0);
    await run(file());
    expect(await runCommand(["performance", "crime-table", "--from", PERIOD.from, "--to", PERIOD.to, "--json"])).toBe(
      0,
    );
    const table = JSON.parse(out.at(-1) ?? "") as Record<string, unknown>[];
    expect(table).toHaveLength(9);
    expect(table[0]).toEqual({
      crimeType: "All Crime", previous: 7475, current: 7142, difference: -333, percent: -4.5, direction: "down", position: 12, groupSize: 15, positionChange: null,
    }); // prettier-ignore
    expect(table[2]).toMatchObject({
      crimeType: "Burglary – Residential",
      percent: 5.8,
      position: null,
      groupSize: null,
    });
    expect(table[3]).toEqual({
      crimeType: "Burglary – Business", previous: null, current: null, difference: null, percent: null, direction: null, position: null, groupSize: null, positionChange: null,
    }); // prettier-ignore
    expect(table[6]).toMatchObject({ crimeType: "Robbery", position: 2, positionChange: 2 });
    expect(await runCommand(["performance", "figures", "--from", PERIOD.from, "--to", PERIOD.to])).toBe(2);
  });
});

function statusOf(answer: unknown) {
  if (answer instanceof Response) return answer.status;
  return (answer as { init?: { status?: number } | null }).init?.status;
}
