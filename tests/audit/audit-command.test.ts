import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import { openDatabase } from "#db/connection.ts";
import { allKeys, useKeys } from "#db/keys.ts";
import type { Executor } from "#db/transaction.ts";
import { testDatabaseUrl } from "../factories.ts";
import { tamper } from "../support/audit.ts";
import { aHeadFile, logMany, seal } from "./log.ts";

const SECRET = "x".repeat(32);
const testKeys = allKeys();

let db: Executor;
let headFile: string;
let said: string[];
let complained: string[];
beforeEach(async () => {
  const url = await testDatabaseUrl();
  db = openDatabase(url);
  headFile = aHeadFile();
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("DATA_DIR", path.dirname(headFile));
  for (const name of ["SESSION_SECRET", "AUDIT_KEY", "FIELD_KEY"]) vi.stubEnv(name, SECRET);
  said = [];
  complained = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
  vi.spyOn(console, "error").mockImplementation((line: string) => void complained.push(line));
  // The command loads the keys of the settings; what is written here must carry the same.
  await runCommand(["audit", "verify", "--json"]);
  said = [];
  await logMany(db, 4);
  await seal(db, headFile);
  await logMany(db, 1);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  useKeys(testKeys);
  await db.destroy();
});

test("a log that is whole: 0, in JSON and in words", async () => {
  expect(await runCommand(["audit", "verify", "--json"])).toBe(0);
  expect(await runCommand(["audit", "verify"])).toBe(0);
  expect(said).toEqual([
    '{"ok":true,"events":5,"unsealed":1,"first":null}',
    "The log is whole: 5 events, 1 not yet sealed.",
  ]);
});

test("one that is not: 1, and the first fault by its id", async () => {
  const { id } = await db.selectFrom("audit_event").select("id").orderBy("id").limit(1).executeTakeFirstOrThrow();
  await tamper(db, "delete from audit_event where id = ?", id);
  expect(await runCommand(["audit", "verify", "--json"])).toBe(1);
  expect(await runCommand(["audit", "verify"])).toBe(1);
  expect(said).toEqual([
    `{"ok":false,"events":4,"unsealed":1,"first":{"id":"${id}","fault":"missing"}}`,
    `The log is not whole: event ${id} is missing (4 events, 1 not yet sealed).`,
  ]);
});

test("another key than the log was written with finds every event wrong", async () => {
  vi.stubEnv("AUDIT_KEY", "y".repeat(32));
  expect(await runCommand(["audit", "verify", "--json"])).toBe(1);
});

test("checking leaves nothing behind", async () => {
  await runCommand(["audit", "verify"]);
  expect((await db.selectFrom("audit_event").select("id").execute()).length).toBe(5);
});

test.each([
  [["audit"], "Argument <subcommand> is needed"],
  [["audit", "check"], 'There is no command "audit check", only "audit verify"'],
  [["audit", "verify", "--jsn"], "Unknown option '--jsn'"],
  [["audit", "verify", "now"], 'Unexpected argument "now"'],
])("%j is a wrong call: 2, and one line", async (args, line) => {
  expect(await runCommand(args)).toBe(2);
  expect(complained).toEqual([`joint-action: ${line}`]);
});
