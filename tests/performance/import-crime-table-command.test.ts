import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import { openDatabase } from "#db/connection.ts";
import { type Executor } from "#db/transaction.ts";
import { aPartnership, auditEvents, testDatabaseUrl, type TestPartnership } from "../factories.ts";

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
