import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import SQLite from "better-sqlite3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import { loadDemonstrationConfig } from "#app/cli/demonstration-place.ts";
import { withDatabase } from "#app/cli/with-database.ts";
import { buildDemonstration } from "#app/services/demonstration/build-demonstration.ts";
import { demonstrationName } from "#app/services/demonstration/demonstration-mark.ts";
import { mailSettings } from "#app/services/notifications/mail-settings.ts";
import { insertPartnership } from "#db/queries/partnerships.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

vi.mock("#app/services/demonstration/build-demonstration.ts", () => ({ buildDemonstration: vi.fn() }));

const partnership = { id: "p", name: "Ambleford", template: "empty", created_at: "2026-03-02", version: 1 } as const;
const builder = vi.mocked(buildDemonstration);
let folder: string;
let out: string[];
let err: string[];

/** Built once, by the command: a test that needs one takes a copy. */
const template = mkdtempSync(path.join(tmpdir(), "joint-action-demo-"));
beforeAll(async () => {
  prepare(template);
  expect(await build()).toBe(0);
  leave();
});
afterAll(() => rmSync(template, { recursive: true }));

beforeEach(() => prepare(mkdtempSync(path.join(tmpdir(), "joint-action-demo-"))));
afterEach(() => {
  leave();
  rmSync(folder, { recursive: true });
});

function prepare(place: string) {
  folder = place;
  for (const name of ["DATABASE_URL", "ORIGIN", "SMTP_URL", "MAIL_FROM", "AUDIT_KEY"]) vi.stubEnv(name, "");
  vi.stubEnv("DATA_DIR", folder);
  [out, err] = [[], []];
  vi.spyOn(console, "log").mockImplementation((line: string) => void out.push(line));
  vi.spyOn(console, "error").mockImplementation((line: string) => void err.push(line));
  builder.mockReset().mockImplementation(async ({ db }) => {
    await inTransaction(db, (trx) => insertPartnership(trx, partnership));
    return { partnershipId: partnership.id };
  });
}
function leave() {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
}
const built = () => cpSync(template, folder, { recursive: true });

const at = (...names: string[]) => path.join(folder, ...names);
const there = () => readdirSync(folder).sort();
const build = () => runCommand(["demo", "build"]);
const remove = (...options: string[]) => runCommand(["demo", "remove", ...options]);
const inDemonstration = <R>(work: (db: Executor) => Promise<R>) =>
  withDatabase(({ db }) => work(db), loadDemonstrationConfig(process.env));

describe("demo build", () => {
  test("makes a file that is whole and says what it is, and a folder of its own with its own keys", async () => {
    vi.stubEnv("AUDIT_KEY", "the key of the real installation, 32 characters");
    expect(await build()).toBe(0);
    expect(there()).toEqual(["demo", "demo.db"]);
    expect(readdirSync(at("demo", "keys")).sort()).toEqual(["audit.key", "fields.key", "session.key"]);
    const names = await inDemonstration((db) => db.selectFrom("partnership").select("name").execute());
    expect(names).toEqual([{ name: "Ambleford" }]);
  });

  test("waits for no disk while it builds, and for every one when it is served", async () => {
    let whileBuilding: unknown;
    builder.mockImplementation(async ({ db }) => {
      whileBuilding = (await inTransaction(db, (trx) => synchronous(trx))).rows;
      return { partnershipId: partnership.id };
    });
    await build();
    expect(whileBuilding).toEqual([{ synchronous: 0 }]);
    const served = await inDemonstration((db) => inTransaction(db, (trx) => synchronous(trx)));
    expect(served.rows).toEqual([{ synchronous: 2 }]);
  });

  test("never builds twice", async () => {
    built();
    expect(await build()).toBe(0);
    expect(builder).not.toHaveBeenCalled();
    expect(out.at(-1)).toContain("There is one already");
  });

  test("goes to no other database, whatever DATABASE_URL says", async () => {
    vi.stubEnv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/nothing");
    expect(await build()).toBe(0);
    vi.stubEnv("DATABASE_URL", `file:${at("real.db")}`);
    expect(await remove("--yes")).toBe(0);
    expect(there()).toEqual([]);
  });

  test("a build that fails leaves nothing that looks whole, and the next one succeeds", async () => {
    builder.mockRejectedValueOnce(new Error("The disk is full"));
    expect(await build()).toBe(1);
    expect(there()).toEqual(["demo"]);
    expect(await build()).toBe(0);
    expect(there()).toEqual(["demo", "demo.db"]);
  });

  test("what a build that was killed has left is taken over", async () => {
    writeFileSync(at("demo.db.building"), "999999999");
    writeFileSync(at("demo.db.draft"), "half");
    mkdirSync(at("demo"));
    writeFileSync(at("demo", "this-is-a-demonstration.txt"), "");
    expect(await build()).toBe(0);
    expect(there()).toEqual(["demo", "demo.db"]);
  });

  test("two do not build at once", async () => {
    writeFileSync(at("demo.db.building"), String(process.ppid));
    expect(await build()).toBe(1);
    expect(err.join()).toContain("is building the demonstration");
    expect(builder).not.toHaveBeenCalled();
  });

  test("a folder or a file of that name that is something else is left as it is", async () => {
    mkdirSync(at("demo"));
    writeFileSync(at("demo", "joint-action.db"), "somebody's");
    expect(await build()).toBe(1);
    expect(readFileSync(at("demo", "joint-action.db"), "utf8")).toBe("somebody's");
    rmSync(at("demo"), { recursive: true });
    aRealDatabase();
    expect(await build()).toBe(1);
    expect(await runCommand(["serve", "--demo"])).toBe(1);
    expect(err.at(-1)).toContain("was not born as a demonstration");
    expect(there()).toEqual(expect.not.arrayContaining(["demo"]));
  });
});

describe("demo remove", () => {
  test("deletes the file, what lies beside it, and its folder, and nothing else", async () => {
    built();
    writeFileSync(at("demo.db-wal"), "");
    writeFileSync(at("demo.db.before-2026-03-02"), "");
    writeFileSync(at("joint-action.db"), "real");
    expect(await remove("--yes")).toBe(0);
    expect(there()).toEqual(["joint-action.db"]);
    expect(await remove("--yes")).toBe(0);
    expect(out.at(-1)).toContain("There is no demonstration");
  });

  test("asks, and where nobody can be asked needs --yes", async () => {
    built();
    expect(await remove()).toBe(2);
    expect(existsSync(at("demo.db"))).toBe(true);
  });

  test.each(["a real database", "no database at all"])("refuses %s", async (what) => {
    if (what === "a real database") aRealDatabase();
    else writeFileSync(at("demo.db"), "words");
    const before = readFileSync(at("demo.db"));
    expect(await remove("--yes")).toBe(1);
    expect(err.at(-1)).toContain("nothing was deleted");
    expect(readFileSync(at("demo.db")).equals(before)).toBe(true);
  });

  test("refuses while it is served", async () => {
    built();
    await inDemonstration(async () => expect(await remove("--yes")).toBe(1));
    expect(err.at(-1)).toContain("being served");
    expect(await remove("--yes")).toBe(0);
    expect(there()).toEqual([]);
  });
});

describe("serving", () => {
  test("no mail leaves a demonstration, though a mail server is set up and somebody opens its file as any other", async () => {
    built();
    vi.stubEnv("SMTP_URL", "smtp://mail.example.org");
    vi.stubEnv("MAIL_FROM", "ja@example.org");
    vi.stubEnv("DATABASE_URL", `file:${at("demo.db")}`);
    const found = await withDatabase(async ({ config }) => [config.mail, mailSettings(), demonstrationName("a.csv")]);
    expect(found).toEqual([null, null, "demonstration-a.csv"]);
    vi.stubEnv("DATABASE_URL", `file:${at("real.db")}`);
    const real = await withDatabase(async ({ config }) => [config.mail?.from, demonstrationName("a.csv")]);
    expect(real).toEqual(["ja@example.org", "a.csv"]);
  });

  test("is refused without --demo: its keys and files are its own", async () => {
    built();
    vi.stubEnv("DATABASE_URL", `file:${at("demo.db")}`);
    expect(await runCommand(["serve"])).toBe(1);
    expect(err.at(-1)).toContain("serve it with --demo");
  });
});

test.each([["demo"], ["demo", "delete"], ["demo", "build", "--yes"]])("%j is a wrong command", async (...args) => {
  expect(await runCommand(args.filter((arg) => typeof arg === "string"))).toBe(2);
});

/** It has the table, and nothing in it. */
function aRealDatabase() {
  const handle = new SQLite(at("demo.db"));
  handle.exec("create table demonstration_birth (id text primary key, born_at text not null) strict");
  handle.close();
}

function synchronous(trx: Parameters<Parameters<typeof inTransaction>[1]>[0]) {
  const query = { sql: "pragma synchronous", parameters: [], query: { kind: "RawNode" as const } };
  return trx.executeQuery(query as never);
}
