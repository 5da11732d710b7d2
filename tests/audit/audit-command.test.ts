import { rmSync } from "node:fs";
import { userInfo } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import { warningInWords } from "#app/domain/audit/log-check.ts";
import { openDatabase } from "#db/connection.ts";
import { allKeys, useKeys } from "#db/keys.ts";
import { findLastLogCheck } from "#db/queries/audit-log.ts";
import type { Executor } from "#db/transaction.ts";
import { testDatabaseUrl } from "../factories.ts";
import { expectAudit, tamper } from "../support/audit.ts";
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

const countEvents = async () => (await db.selectFrom("audit_event").select("id").execute()).length;

test("a log that is whole: 0, in JSON and in words, and each check is in the log with whoever ran it", async () => {
  const before = await countEvents();
  expect(await runCommand(["audit", "verify", "--json"])).toBe(0);
  expect(await runCommand(["audit", "verify"])).toBe(0);
  expect(said).toEqual([
    `{"ok":true,"events":${before},"unsealed":1,"first":null}`,
    `The log is whole: ${before + 1} events, 2 not yet sealed.`,
  ]);
  const check = (events: number, unsealed: number) => ({
    event: "audit.found-whole",
    category: "system" as const,
    actor_id: `system:${userInfo().username}`,
    partnership_id: null,
    object_kind: "log",
    result_count: events,
    purpose: null,
    detail: { events, unsealed, first: null },
  });
  await expectAudit(db, [check(before, 1), check(before + 1, 2)], before);
});

describe("without the file that notes the seals", () => {
  test("a log with seals is told whole with a warning, which the page about it shows as well", async () => {
    rmSync(headFile);
    expect(await runCommand(["audit", "verify", "--json"])).toBe(0);
    expect(await runCommand(["audit", "verify"])).toBe(0);
    expect(JSON.parse(said[0] ?? "")).toMatchObject({ ok: true, first: null, warning: "heads-missing" });
    expect(said[1]).toMatch(/^The log is whole: [^\n]*\nWarning: the file outside [^\n]*audit-heads\.log[^\n]*\.$/);
    expect(await findLastLogCheck(db)).toMatchObject({
      event: "audit.found-whole",
      fault: warningInWords("heads-missing"),
    });
  });

  test("a fresh installation, in which nothing is sealed yet, is no case for a warning", async () => {
    vi.stubEnv("DATABASE_URL", await testDatabaseUrl());
    vi.stubEnv("DATA_DIR", path.dirname(aHeadFile()));
    expect(await runCommand(["audit", "verify", "--json"])).toBe(0);
    expect(said).toEqual(['{"ok":true,"events":0,"unsealed":0,"first":null}']);
  });
});

test("one that is not: 1, and the first fault by its id", async () => {
  const { id } = await db
    .selectFrom("audit_event")
    .select("id")
    .where("event", "=", "case.viewed")
    .orderBy("id")
    .limit(1)
    .executeTakeFirstOrThrow();
  await tamper(db, "delete from audit_event where id = ?", id);
  const left = await countEvents();
  expect(await runCommand(["audit", "verify", "--json"])).toBe(1);
  expect(await runCommand(["audit", "verify"])).toBe(1);
  expect(said).toEqual([
    `{"ok":false,"events":${left},"unsealed":1,"first":{"id":"${id}","fault":"missing"}}`,
    `The log is not whole: event ${id} is missing (${left + 1} events, 2 not yet sealed).`,
  ]);
  const found = { event: "audit.found-faulty", purpose: `event ${id} is missing` };
  await expectAudit(db, [found, found], left);
});

test("another key than the log was written with finds every event wrong, and writes none with it", async () => {
  const before = await countEvents();
  vi.stubEnv("AUDIT_KEY", "y".repeat(32));
  expect(await runCommand(["audit", "verify", "--json"])).toBe(1);
  expect(complained).toEqual([
    "The newest events do not fit AUDIT_KEY: is it the key of this log? The check was not recorded",
  ]);
  expect(await countEvents()).toBe(before);
});

test.each([
  [["audit"], "Argument <subcommand> is needed"],
  [
    ["audit", "check"],
    'There is no command "audit check", only "audit verify", "audit archive", "audit read" and "audit discard"',
  ],
  [["audit", "verify", "--jsn"], "Unknown option '--jsn'"],
  [["audit", "verify", "now"], 'Unexpected argument "now"'],
])("%j is a wrong call: 2, and one line", async (args, line) => {
  expect(await runCommand(args)).toBe(2);
  expect(complained).toEqual([`joint-action: ${line}`]);
});
