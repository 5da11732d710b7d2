import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import * as filesPage from "#app/routes/performance/import_.files/route.tsx";
import * as tablePage from "#app/routes/performance/import/route.tsx";
import * as batchPage from "#app/routes/performance/imports.$batchId/route.tsx";
import * as undoPage from "#app/routes/performance/imports.$batchId_.undo/route.tsx";
import * as listPage from "#app/routes/performance/imports._index/route.tsx";
import { crimeTableFacts } from "#app/services/performance/crime-table-facts.ts";
import { importCrimeTable } from "#app/services/performance/import-crime-table.ts";
import { openDatabase } from "#db/connection.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, contextOf, get, type Handler, insert, post, testDatabase, testDatabaseUrl, type TestPartnership } from "../factories.ts"; // prettier-ignore

const TABLE = "Crime Type,Total as at 30 Sept 2022,Total as at 30 Sept 2023\nAll Crime,7475,7142\nRobbery,40,28\n";
const PERIOD = { from: "2023-04-01", to: "2023-09-30" };
const STREET = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n,2025-06,Leicestershire Police,Leicestershire Police,-1.2,52.7,x,E01000001,Charnwood 001A,Robbery,,\n,2025-06,Leicestershire Police,Leicestershire Police,-1.2,52.7,x,E01009202,Birmingham 043B,Robbery,,\n"; // prettier-ignore

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "joint-action-figures-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("in the browser", () => {
  let db: Executor;
  let p: TestPartnership;
  let manager: Actor & { partnershipId: string };
  beforeEach(async () => {
    useDataFolder(folder);
    db = await testDatabase();
    p = await aPartnership(db, "Charnwood");
    manager = await anActor(db, p, { duties: ["manager"], name: "Morgan Manager" });
    await insert(db, "area", { id: uuid(), partnership_id: p.partnershipId, kind: "lsoa", code: "E01000001", name: "Charnwood 001A", version: 1 }); // prettier-ignore
  });
  let minutes = 0;
  const load = (text = TABLE) =>
    importCrimeTable({ db, actor: manager, now: new Date(Date.parse("2026-11-22T10:00:00Z") + ++minutes * 60_000) }, { text, period: PERIOD, dryRun: false, source: { publisher: "Leicestershire Police", asAt: null, publishedOn: "2023-10-20" } }); // prettier-ignore
  const idOf = (result: Awaited<ReturnType<typeof load>>) => (result.kind === "done" ? result.batchId : "");
  const upload = (action: Handler, name: string, content: string, fields: Record<string, string>) => {
    const body = new FormData();
    body.append("formToken", formTokenOf(manager.sessionId));
    for (const [field, value] of Object.entries(fields)) body.append(field, value);
    body.append("file", new File([content], name));
    const request = new Request("http://localhost/test", { method: "POST", body });
    return action({ request, params: {}, context: contextOf(manager) });
  };

  test("each import is listed and shown with what it holds; undone, the one before counts again", async () => {
    const first = idOf(await load());
    const second = idOf(await load(TABLE.replace("40,28", "40,29")));
    const list = (await get(listPage.loader, manager)) as { batches: object[] };
    expect(list.batches).toMatchObject([
      { id: second, format: "table", status: "visible", publisher: "Leicestershire Police", createdByName: "Morgan Manager", period: PERIOD },
      { id: first },
    ]); // prettier-ignore
    expect(await get(batchPage.loader, manager, { batchId: second })).toMatchObject({
      batch: { asAt: "2023-09-30", publishedOn: "2023-10-20" },
      counts: [{}, {}, { crimeType: "Robbery", crimes: 29, area: null }, {}],
    });
    expect(await get(undoPage.loader, manager, { batchId: second })).toMatchObject({ period: PERIOD });
    expect(await post(undoPage.action, manager, { batchId: second }, {})).toMatchObject({ status: 302 });
    expect(await post(undoPage.action, manager, { batchId: second }, {})).toMatchObject({ init: { status: 409 } });
    expect(await get(undoPage.loader, manager, { batchId: second })).toMatchObject({ undoneByName: "Morgan Manager" });
    expect((await crimeTableFacts(db, p.partnershipId, PERIOD))[1]).toMatchObject({ current: 28 });
    expect(await get(batchPage.loader, manager, { batchId: second })).toMatchObject({
      batch: { status: "undone", undoneByName: "Morgan Manager" },
    });
    expect((await auditEvents(db)).map((e) => e.event)).toEqual(expect.arrayContaining(["import.undone", "figures.imports-listed", "figures.import-viewed"])); // prettier-ignore
  });

  test("another partnership's import is not found and not undone", async () => {
    const id = idOf(await load());
    const other = await anActor(db, await aPartnership(db), { duties: ["manager"] });
    for (const answer of [
      await get(batchPage.loader, other, { batchId: id }),
      await post(undoPage.action, other, { batchId: id }, {}),
    ])
      // prettier-ignore
      expect(answer).toMatchObject({ status: 404 });
  });

  test("the list is paged by key", async () => {
    for (let i = 0; i < 51; i++) await load(TABLE.replace("40,28", `40,${i}`));
    const { batches, nextHref } = (await get(listPage.loader, manager)) as { batches: object[]; nextHref: string };
    expect(batches).toHaveLength(50);
    const rest = await get(listPage.loader, manager, {}, new URL(nextHref, "http://x").search);
    expect(rest).toMatchObject({ batches: [{}], nextHref: null });
  });

  test("a published file is checked or loaded; what is wrong in it stands at its field", async () => {
    const form = { format: "police-uk", publisher: "data.police.uk" };
    const action = filesPage.action as Handler;
    expect(await upload(action, "a.csv", STREET, { ...form, intent: "check" })).toMatchObject({
      data: { checked: { kind: "checked", slices: [{ crimes: 1, rowsOutside: 1 }] }, values: form },
    });
    expect(await upload(action, "a.csv", STREET, { ...form, intent: "load" })).toMatchObject({ status: 302 });
    expect(await upload(action, "a.csv", STREET, { ...form, intent: "load" })).toMatchObject({ data: { checked: { kind: "unchanged" } } }); // prettier-ignore
    expect(await upload(action, "a.csv", "a,b\n1,2\n", { ...form, intent: "load" })).toMatchObject({ init: { status: 422 }, data: { lines: [{ line: 1 }] } }); // prettier-ignore
    expect(await post(action, manager, {}, { ...form, format: "" })).toMatchObject({ init: { status: 400 }, data: { errors: { file: "Choose a file" } } }); // prettier-ignore
  });

  test("whom a file of the Home Office does not name is said when it is loaded", async () => {
    const id = uuid();
    const { partnershipId: partnership_id } = p;
    await insert(db, "similar_group", {
      ...{ id, partnership_id, from_day: "2016-03-01", publisher: "iQuanta", created_at: "2026-01-01T00:00:00.000Z" },
      ...{ created_by: "system:test", withdrawn_at: null, withdrawn_by: null, version: 1 },
    });
    for (const csp_name of ["Charnwood", "Rutland"])
      await insert(db, "similar_group_member", { id: uuid(), partnership_id, similar_group_id: id, force: "Leicestershire", csp_name, is_own: 0 }); // prettier-ignore
    const file = "Financial Year,Financial Quarter,Police Force,CSP Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Offence Count\n2025/26,1,Leicestershire,Charnwood,Robbery,Robbery,Robbery,34A,7\n"; // prettier-ignore
    const answer = await upload(filesPage.action, "prc.csv", file, {
      format: "home-office",
      intent: "load",
    });
    expect(answer).toMatchObject({ data: { checked: { kind: "done", notFound: ["Leicestershire – Rutland"] } } });
  });

  test("a table that is sent as a file is shown as if it had been pasted", async () => {
    const days = { "from-day": "1", "from-month": "4", "from-year": "2023", "to-day": "30", "to-month": "9", "to-year": "2023" }; // prettier-ignore
    const action = tablePage.action as Handler;
    expect(await upload(action, "table.csv", TABLE, days)).toMatchObject({
      data: { values: { table: TABLE, ...days }, preview: { rows: [{ fate: "new" }, { fate: "new" }] } },
    });
    expect(await upload(action, "x.pdf", "%PDF-1.4", days)).toMatchObject({
      init: { status: 422 },
      data: { values: days },
    });
    expect(await db.selectFrom("import_batch").select("id").execute()).toEqual([]);
  });
});

describe("by command", () => {
  let db: Executor;
  let p: TestPartnership;
  const out: string[] = [];
  const err: string[] = [];
  beforeEach(async () => {
    const url = await testDatabaseUrl();
    vi.stubEnv("DATABASE_URL", url);
    vi.stubEnv("DATA_DIR", folder);
    vi.stubEnv("ORIGIN", "http://localhost:3000");
    out.length = err.length = 0;
    vi.spyOn(console, "log").mockImplementation((line: string) => void out.push(line));
    vi.spyOn(console, "error").mockImplementation((line: string) => void err.push(line));
    db = openDatabase(url);
    p = await aPartnership(db, "Charnwood");
    const area = (kind: "lsoa" | "beat", code: string, name: string) =>
      insert(db, "area", { id: uuid(), partnership_id: p.partnershipId, kind, code, name, version: 1 });
    await area("lsoa", "E01000001", "Charnwood 001A");
    await area("beat", "NL56", "Rothley");
  });
  afterEach(async () => {
    await db.destroy();
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  const file = (content: string) => {
    const name = path.join(folder, `${uuid()}.csv`);
    writeFileSync(name, content);
    return name;
  };
  const run = (content: string, ...more: string[]) => runCommand(["import", "crime", file(content), ...more]);
  const json = () => JSON.parse(out.at(-1) ?? "") as { batch: string };
  const DAYS = ["--from", PERIOD.from, "--to", PERIOD.to];

  test("police.uk: dry run, load, the same again, undo", async () => {
    const args = ["--format", "police-uk", "--publisher", "data.police.uk", "--json"];
    expect(await run(STREET, ...args, "--dry-run")).toBe(0);
    expect(json()).toMatchObject({ batch: null, rows: 2, imported: 1, slices: [{ crimes: 1, rowsOutside: 1 }] });
    expect(await run(STREET, ...args)).toBe(0);
    const { batch } = json();
    expect(await run(STREET, ...args)).toBe(0);
    expect(json()).toMatchObject({ batch: null, imported: 0, skipped: 1 });
    expect(await runCommand(["import", "undo", batch, "--dry-run", "--json"])).toBe(0);
    expect(json()).toEqual({ batch, undone: false, referrers: [] });
    expect(await runCommand(["import", "undo", batch])).toBe(0);
    expect(out.at(-1)).toMatch(/^Undone/);
    expect(await runCommand(["import", "undo", batch])).toBe(1);
    expect(await db.selectFrom("figure_slice").select("is_newest").execute()).toEqual([{ is_newest: 0 }]);
  });

  test("in words: what lies outside is said, and an error names its line", async () => {
    expect(await run(STREET, "--format", "police-uk")).toBe(0);
    expect(out.at(-1)).toBe("  Leicestershire Police, 1 June 2025 to 30 June 2025: 1 in the area, 1 outside the area");
    expect(await run("a,b\n", "--format", "home-office")).toBe(1);
    expect(err.at(-1)).toMatch(/^Line 1: Record who is in the most similar group first/);
  });

  test("a table of one area, and one by beat", async () => {
    expect(await run(TABLE, "--format", "table", ...DAYS, "--area", "Beat 56", "--json")).toBe(0);
    const areas = await db.selectFrom("crime_count").select("area_id").distinct().execute();
    expect(areas).toHaveLength(1);
    expect(areas[0]?.area_id).not.toBeNull();
    const beats = "Beat,All Crime Sept 2022,All Crime Sept 2023\nNL56,435,458\n,20,12\n";
    expect(await run(beats, "--format", "areas", ...DAYS)).toBe(0);
    expect(out.at(-1)).toBe('  All Crime: 12 in no beat ("")');
  });

  test.each([
    ["an area that is not loaded", ["--format", "table", ...DAYS, "--area", "Beat 99"], /No beat or ward/],
    ["days beside a published file", ["--format", "police-uk", ...DAYS], /Option --from does not go/],
    ["published before it was over", ["--format", "table", ...DAYS, "--published", "2023-09-29"], /Option --published/],
    ["no day", ["--format", "table", ...DAYS, "--as-at", "June"], /Option --as-at must be a day/],
  ])("%s is a fault in the command", async (_, args, message) => {
    expect(await run(TABLE, ...args)).toBe(2);
    expect(err.join("\n")).toMatch(message);
  });
});
