import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { isWorkingDay } from "#app/domain/dates/working-days.ts";
import { loader as administration } from "#app/routes/admin/_index/route.tsx";
import { action, loader } from "#app/routes/admin/bank-holidays/route.tsx";
import { openDatabase } from "#db/connection.ts";
import { findBankHolidays, listBankHolidays } from "#db/queries/bank-holidays.ts";
import type { Executor } from "#db/transaction.ts";
import { anOffice, eventNames, events, type Office } from "../admin/office.ts";
import {
  auditEvents,
  contextOf,
  get,
  type Handler,
  insert,
  post,
  testDatabase,
  testDatabaseUrl,
} from "../factories.ts";
import { fileOf, HOLIDAYS_2028 } from "./holiday-file.ts";

const SHIPPED = 75;
const received = mkdtempSync(path.join(tmpdir(), "joint-action-holidays-"));
afterAll(() => rmSync(received, { recursive: true }));

test("England and Wales from 2019 to 2027 come with Joint Action, the extra days among them", async () => {
  const db = await testDatabase();
  const { holidays, titles } = await findBankHolidays(db);
  expect(titles.size).toBe(SHIPPED);
  expect(holidays).toMatchObject({
    years: new Set([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027]),
    knownUntil: "2027-12-31",
  });
  const off = ["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08", "2026-12-28", "2027-12-27"];
  for (const day of off) expect(isWorkingDay(day, holidays), day).toEqual({ kind: "known", value: false });
  const moved = ["2020-05-04", "2022-05-30"];
  for (const day of moved) expect(isWorkingDay(day, holidays), day).toEqual({ kind: "known", value: true });
});

describe("the page", () => {
  let db: Executor;
  let office: Office;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-22T09:00:00Z") });
    useDataFolder(received);
    db = await testDatabase();
    office = await anOffice(db);
  });
  afterEach(() => vi.useRealTimers());
  const send = (text: string, intent?: string) =>
    post(action, office.admin, {}, { file: text, ...(intent ? { intent } : {}) });
  const choose = (content: string | Uint8Array, more: File[] = []) => {
    const body = new FormData();
    body.set("formToken", formTokenOf(office.admin.sessionId));
    const file = new File([content as BlobPart], "bank-holidays.json");
    for (const one of [file, ...more]) body.append("upload", one);
    const request = new Request("http://localhost/test", { method: "POST", body });
    return (action as Handler)({ request, params: {}, context: contextOf(office.admin) });
  };
  const count = async () => (await listBankHolidays(db)).length;

  test("lists the years, the newest first, and warns when fewer than twelve months lie ahead", async () => {
    const page = (await get(loader, office.admin)) as { years: { year: number; isLoaded: boolean }[] };
    expect(page).toMatchObject({ until: "2027-12-31", isRunningOut: false, loadedAt: null });
    expect(page.years.map(({ year }) => year)).toEqual([2027, 2026, 2025, 2024, 2023, 2022, 2021, 2020, 2019]);
    expect(page.years.every(({ isLoaded }) => isLoaded)).toBe(true);
    expect(await get(administration, office.admin)).toMatchObject({ bankHolidays: 0 });
    vi.setSystemTime(new Date("2027-01-01T09:00:00Z"));
    expect(await get(loader, office.admin)).toMatchObject({ isRunningOut: true });
    expect(await get(administration, office.admin)).toMatchObject({ bankHolidays: 1 });
  });

  test("shows what a file would change, and loads it when that is confirmed", async () => {
    const checked = (await choose(`\uFEFF${fileOf(HOLIDAYS_2028)}`)) as { data: { read: string; changes: unknown } };
    expect(checked.data.changes).toEqual(HOLIDAYS_2028.map((h) => ({ ...h, fate: "added", before: null })));
    expect([await count(), await eventNames(db)]).toEqual([SHIPPED, []]);
    const loaded = (await send(checked.data.read, "load")) as Response;
    expect(loaded.headers.get("Location")).toBe("/admin/bank-holidays?saved=bank-holidays-loaded");
    expect(await count()).toBe(SHIPPED + 8);
  });

  test.each([
    ["no JSON", "<!doctype html>", 422, "This is not JSON"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0, 1, 2]), 422, "This is not JSON"],
    ["JSON of another shape", '{"events":[]}', 422, "it has no bank holidays of England and Wales"],
    ["Scotland alone", '{"scotland":{"events":[]}}', 422, "has the bank holidays of Scotland only"],
    ["an empty file", "", 400, "The file is empty"],
    ["a file that is too large", "x".repeat(400_001), 413, "The file must be smaller than 400KB"],
  ])("%s is refused at the file's field and nothing is written", async (_, content, status, message) => {
    expect(await choose(content)).toMatchObject({
      init: { status },
      data: { errors: { upload: expect.stringContaining(message) as string }, changes: null },
    });
    expect([await count(), await eventNames(db)]).toEqual([SHIPPED, []]);
  });

  test("no file, and two files, are refused at the file's field", async () => {
    const two = await choose(fileOf(HOLIDAYS_2028), [new File(["{}"], "b.json")]);
    expect(two).toMatchObject({ data: { errors: { upload: "Choose one file only" } } });
    expect(await post(action, office.admin, {}, {})).toMatchObject({ data: { errors: { upload: "Choose a file" } } });
  });

  test("shows what a list would change, and loads it when that is confirmed", async () => {
    const checked = await send(fileOf(HOLIDAYS_2028));
    expect(checked).toMatchObject({ data: { changes: HOLIDAYS_2028.map((h) => ({ ...h, fate: "added" })) } });
    expect([await count(), await eventNames(db)]).toEqual([SHIPPED, []]);

    expect(await send(fileOf(HOLIDAYS_2028), "load")).toMatchObject({ status: 302 });
    expect(await count()).toBe(SHIPPED + 8);
    expect((await findBankHolidays(db)).holidays.knownUntil).toBe("2028-12-31");
    expect(await get(loader, office.admin)).toMatchObject({
      until: "2028-12-31",
      loadedAt: "2026-11-22T09:00:00.000Z",
    });
    expect(await events(db)).toMatchObject([
      {
        event: "bank-holidays.loaded",
        category: "collection",
        actor_id: office.admin.id,
        result_count: 8,
        detail: { added: HOLIDAYS_2028, changed: [], removed: [] },
      },
    ]);
  });

  test("loading the same list again changes nothing and leaves no line in the log", async () => {
    await send(fileOf(HOLIDAYS_2028), "load");
    const before = await auditEvents(db);
    expect(await send(fileOf(HOLIDAYS_2028), "load")).toMatchObject({ init: { status: 200 } });
    expect(await auditEvents(db)).toHaveLength(before.length);
  });

  test("a day ahead that the list no longer has is removed, a day gone by is kept and told", async () => {
    for (const day of ["2026-03-02", "2026-12-01"])
      await insert(db, "bank_holiday", {
        division: "england-and-wales", day, title: "Mistaken", source: "shipped", batch: null, loaded_at: "2026-01-01T00:00:00.000Z",
      }); // prettier-ignore
    const year = (await listBankHolidays(db)).filter((h) => h.day.startsWith("2026") && h.title !== "Mistaken");
    expect(await send(fileOf(year))).toMatchObject({
      data: {
        changes: expect.arrayContaining([
          { day: "2026-03-02", title: "Mistaken", fate: "kept", before: null },
          { day: "2026-12-01", title: "Mistaken", fate: "removed", before: null },
        ]) as unknown,
      },
    });
    await send(fileOf(year), "load");
    const left = (await listBankHolidays(db)).filter((h) => h.title === "Mistaken");
    expect(left.map(({ day }) => day)).toEqual(["2026-03-02"]);
  });

  test.each([
    ["nothing", "", 400, "Paste what is in the file"],
    ["something else", "{}", 422, "This is not GOV.UK’s bank-holidays.json"],
    [
      "a file with a wrong day",
      fileOf([...HOLIDAYS_2028, { day: "2028-13-01", title: "A" }]),
      422,
      "Bank holiday 9 in the file: This is not a real day",
    ],
  ])("%s is refused and nothing is written", async (_, text, status, message) => {
    const answer = (await send(text, "load")) as { data: { errors: { file: string } }; init: { status: number } };
    expect(answer.init.status).toBe(status);
    expect(answer.data.errors.file).toContain(message);
    expect([await count(), await eventNames(db)]).toEqual([SHIPPED, []]);
  });
});

describe("joint-action import bank-holidays", () => {
  let folder: string;
  let url: string;
  let printed: string[];
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "joint-action-holidays-"));
    url = await testDatabaseUrl();
    vi.stubEnv("DATABASE_URL", url);
    vi.stubEnv("DATA_DIR", folder);
    printed = [];
    vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
    vi.spyOn(console, "error").mockImplementation((line: string) => void printed.push(line));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  const run = (content: string, ...options: string[]) => {
    const file = path.join(folder, "bank-holidays.json");
    writeFileSync(file, content);
    return runCommand(["import", "bank-holidays", file, ...options]);
  };

  test("says what it would do, does it once, and prints JSON when asked", async () => {
    expect(await run(fileOf(HOLIDAYS_2028), "--dry-run")).toBe(0);
    expect(printed.splice(0)).toEqual([
      "Nothing was written. Loading the bank holidays would mean 8 added, 0 changed, 0 removed, 0 loaded already",
    ]);
    expect(await run(fileOf(HOLIDAYS_2028), "--json")).toBe(0);
    expect(JSON.parse(printed.splice(0).join(""))).toMatchObject({
      batch: expect.any(String) as unknown, rows: 8, imported: 8, updated: 0, skipped: 0, possibleDuplicates: 0, errors: [],
    }); // prettier-ignore
    expect(await run(fileOf(HOLIDAYS_2028))).toBe(0);
    expect(printed.splice(0)).toEqual(["These bank holidays are loaded already; nothing was changed"]);
    const db = openDatabase(url);
    expect(await auditEvents(db)).toMatchObject([
      { event: "bank-holidays.loaded", actor_id: `system:${userInfo().username}`, partnership_id: null },
    ]);
    await db.destroy();
  });

  test.each([
    ["a file that is something else", ["{}"], 1, "Bank holiday 1: This is not GOV.UK’s"],
    ["an option that there is not", ["{}", "--from", "x"], 2, "--from"],
  ])("%s: code %s", async (_, [content = "", ...options], code, message) => {
    expect(await run(content, ...options)).toBe(code);
    expect(printed.join()).toContain(message);
  });

  test("a file that is not there is a wrong use", async () => {
    expect(await runCommand(["import", "bank-holidays", path.join(folder, "none.json")])).toBe(2);
  });
});
