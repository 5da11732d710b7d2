import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { v4 as uuid } from "uuid";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import { makeBackup } from "#app/services/operation/make-backup.ts";
import { eraseRecord } from "#app/services/retention/erase-record.ts";
import { openDatabase } from "#db/connection.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { testDatabaseUrl } from "../factories.ts";
import { anEmptyDatabase, dropEmptyDatabases } from "../support/empty-database.ts";
import { seal } from "../audit/log.ts";
import { tamper } from "../support/audit.ts";
import { headFileIn } from "#app/services/audit/head-file.ts";
import { anErasedWorld, type ErasedWorld } from "../retention/erased-world.ts";
import { complained, dataDir, said, useInstallation } from "./an-installation.ts";

const WORDS = "correct horse battery";
useInstallation();
let db: Executor;
let elsewhere: string;
let world: ErasedWorld;
beforeEach(async () => {
  elsewhere = mkdtempSync(path.join(tmpdir(), "joint-action-elsewhere-"));
  const url = await testDatabaseUrl();
  vi.stubEnv("DATABASE_URL", url);
  db = openDatabase(url);
  world = await anErasedWorld(db, dataDir);
  await seal(db, headFileIn(dataDir));
});
afterEach(async () => {
  await db.destroy();
  rmSync(elsewhere, { recursive: true, force: true });
});

afterAll(dropEmptyDatabases);

/** The command on an empty folder and an empty database, as on a new machine; gives its exit code. */
async function restore(...options: string[]) {
  const to = path.join(elsewhere, "restored");
  if (!process.env.BACKUP_PASSPHRASE) cpSync(path.join(dataDir, "keys"), path.join(to, "keys"), { recursive: true });
  const url = await anEmptyDatabase(path.join(to, "joint-action.db"));
  vi.stubEnv("DATA_DIR", to);
  vi.stubEnv("DATABASE_URL", url);
  const code = await runCommand(["restore", path.join(elsewhere, "one.tar"), "--json", ...options]);
  return { code, to, url };
}
const backUp = (...options: string[]) => runCommand(["backup", path.join(elsewhere, "one.tar"), "--json", ...options]);
const lastSaid = () => JSON.parse(said.at(-1) ?? "") as Record<string, unknown>;

async function countsIn(executor: Executor) {
  const tables = (await executor.introspection.getTables()).map(({ name }) => name).filter((n) => n !== "kept");
  const counts: Record<string, number> = {};
  for (const name of tables) {
    const { n } = await executor
      .selectFrom(name as "person")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    counts[name] = Number(n);
  }
  return counts;
}

/** Each document's file, under the name that the database has for it. */
async function filesIn(executor: Executor, folder: string) {
  const rows = await executor.selectFrom("document").select("stored_name").where("removed_at", "is", null).execute();
  return rows.map(({ stored_name }) => [
    stored_name,
    readFileSync(path.join(folder, "documents", stored_name), "utf8"),
  ]);
}

test("under a passphrase: all of it is back, the keys too, and the log is whole and tells of it", async () => {
  vi.stubEnv("BACKUP_PASSPHRASE", WORDS);
  const before = await countsIn(db);
  expect(await backUp()).toBe(0);
  const file = path.join(elsewhere, "one.tar");
  expect(lastSaid()).toMatchObject({ file, documents: 1, withKeys: true, missing: [] });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(elsewhere)).toEqual(["one.tar"]);
  expect(readdirSync(dataDir).filter((name) => name.startsWith("backup-"))).toEqual([]);
  expect(readFileSync(file).includes("SQLite format 3")).toBe(false);
  const made = await db.selectFrom("audit_event").selectAll().where("event", "=", "backup.made").execute();
  expect(made).toHaveLength(1);

  const { code, to, url } = await restore();
  expect(complained).toEqual([]);
  expect(code).toBe(0);
  expect(lastSaid()).toMatchObject({ lostSeals: 0, erasedAgain: 0, missing: [], sessionKeyDiffers: false });
  const restored = openDatabase(url);
  try {
    const counts = await countsIn(restored);
    // One event more, which tells of the restore.
    expect(counts).toEqual({ ...before, audit_event: (before.audit_event ?? 0) + 1, audit_detail: (before.audit_detail ?? 0) + 1, audit_unsealed: (before.audit_unsealed ?? 0) + 1 }); // prettier-ignore
    expect(await filesIn(restored, to)).toEqual(await filesIn(db, dataDir));
  } finally {
    await restored.destroy();
  }
  expect(readFileSync(path.join(to, "keys/audit.key"))).toEqual(readFileSync(path.join(dataDir, "keys/audit.key")));
  expect(existsSync(path.join(to, "restore-under-way"))).toBe(false);
  expect(await runCommand(["audit", "verify", "--json"])).toBe(0);
});

test("what was erased after the backup stays erased, where the list of it outlived the database", async () => {
  expect(await backUp()).toBe(0);
  const subject = { kind: "case", id: world.whole.caseId };
  const how = { rule: "with-case", fate: "erase" } as const;
  expect((await eraseRecord({ db, now: new Date(), actor: world.actor, folders: world.folders }, subject, how)).kind).toBe("erased"); // prettier-ignore
  const { code, to, url } = await restore("--erased-ids", path.join(dataDir, "erased-ids"));
  expect(complained).toEqual([]);
  expect(code).toBe(0);
  expect(lastSaid()).toMatchObject({ erasedAgain: 1, knowsErased: true });
  const restored = openDatabase(url);
  try {
    const found = await restored.selectFrom("case_record").select("id").where("id", "=", subject.id).execute();
    expect(found).toEqual([]);
  } finally {
    await restored.destroy();
  }
  expect(readdirSync(path.join(to, "documents"))).toEqual([]);
  expect(await runCommand(["audit", "verify", "--json"])).toBe(0);
});

test("the heads that outlived the database: the end that is lost is counted and told in the log", async () => {
  expect(await backUp()).toBe(0);
  await seal(db, headFileIn(dataDir));
  const to = path.join(elsewhere, "restored");
  mkdirSync(to, { recursive: true });
  writeFileSync(headFileIn(to), readFileSync(headFileIn(dataDir)));
  const { code, url } = await restore();
  expect(complained).toEqual([]);
  expect(code).toBe(0);
  expect(lastSaid()).toMatchObject({ lostSeals: 1, lostEvents: 1 });
  expect(readdirSync(to).filter((name) => name.startsWith("audit-heads.log.before-"))).toHaveLength(1);
  const restored = openDatabase(url);
  try {
    const told = await restored.selectFrom("audit_event").select("result_count").where("event", "=", "backup.restored").execute(); // prettier-ignore
    expect(told).toEqual([{ result_count: 1 }]);
  } finally {
    await restored.destroy();
  }
  expect(await runCommand(["audit", "verify", "--json"])).toBe(0);
});

test("heads of another log than the backup's are no heads of it", async () => {
  expect(await backUp()).toBe(0);
  const to = path.join(elsewhere, "restored");
  mkdirSync(to, { recursive: true });
  writeFileSync(headFileIn(to), readFileSync(headFileIn(dataDir), "utf8").replace(/"mac":"...../, '"mac":"AAAAA'));
  expect((await restore()).code).toBe(1);
  expect(complained.at(-1)).toContain("The log is not whole");
  expect(readdirSync(to)).toEqual(["audit-heads.log", "keys"]);
});

test("a log that was not whole when the backup was made comes back only by somebody who knows, and says so", async () => {
  const { id } = await db.selectFrom("audit_event").select("id").orderBy("id").limit(1).executeTakeFirstOrThrow();
  await tamper(db, "update audit_event set purpose = 'x' where id = ?", id);
  expect(await backUp()).toBe(0);
  const { code, to } = await restore();
  expect(code).toBe(1);
  expect(complained.at(-1)).toContain(`event ${id} has been changed`);
  expect(readdirSync(to)).toEqual(["keys"]);
  expect((await restore("--with-faulty-log")).code).toBe(0);
  expect(lastSaid()).toMatchObject({ logFault: `event ${id} has been changed` });
});

test("in the clear the keys are not in it: refused until they are there", async () => {
  expect(await backUp()).toBe(0);
  expect(lastSaid()).toMatchObject({ withKeys: false });
  const to = path.join(elsewhere, "restored");
  vi.stubEnv("DATA_DIR", to);
  vi.stubEnv("DATABASE_URL", await anEmptyDatabase(path.join(to, "joint-action.db")));
  expect(await runCommand(["restore", path.join(elsewhere, "one.tar")])).toBe(1);
  expect(complained.at(-1)).toContain("The keys are not in this backup");
  expect(readdirSync(to)).toEqual([]);
  cpSync(path.join(dataDir, "keys"), path.join(to, "keys"), { recursive: true });
  writeFileSync(path.join(to, "keys", "audit.key"), Buffer.alloc(32, 5).toString("base64url"));
  expect(await runCommand(["restore", path.join(elsewhere, "one.tar")])).toBe(1);
  expect(complained.at(-1)).toContain("are not those that this backup was made with");
  cpSync(path.join(dataDir, "keys"), path.join(to, "keys"), { recursive: true });
  expect(await runCommand(["restore", path.join(elsewhere, "one.tar")])).toBe(0);
});

test("every bit that is changed, and every cut, is refused, and nothing is left", async () => {
  expect(await backUp()).toBe(0);
  const file = path.join(elsewhere, "one.tar");
  const bytes = readFileSync(file);
  const to = path.join(elsewhere, "restored");
  cpSync(path.join(dataDir, "keys"), path.join(to, "keys"), { recursive: true });
  vi.stubEnv("DATA_DIR", to);
  vi.stubEnv("DATABASE_URL", await anEmptyDatabase(path.join(to, "joint-action.db")));
  const places = [0, 300, 600, bytes.length - 1, bytes.length - 1300, ...Array.from({ length: 12 }, (_, i) => Math.floor(((i + 0.5) * bytes.length) / 12))]; // prettier-ignore
  for (const place of places) {
    const changed = Buffer.from(bytes);
    changed[place] = (changed[place] ?? 0) ^ 4;
    writeFileSync(file, changed);
    expect(await runCommand(["restore", file]), `byte ${place}`).toBe(1);
    expect(complained.at(-1)).toMatch(/damaged|not whole/);
    expect(readdirSync(to)).toEqual(["keys"]);
  }
  for (const length of [0, 100, 512, Math.floor(bytes.length / 2), bytes.length - 1024, bytes.length - 1]) {
    writeFileSync(file, bytes.subarray(0, length));
    expect(await runCommand(["restore", file]), `${length} bytes`).toBe(1);
    expect(complained.at(-1)).toMatch(/damaged|not whole/);
    expect(readdirSync(to)).toEqual(["keys"]);
  }
}, 120_000);

test("a wrong passphrase is told as one", async () => {
  vi.stubEnv("BACKUP_PASSPHRASE", WORDS);
  expect(await backUp()).toBe(0);
  vi.stubEnv("BACKUP_PASSPHRASE", "another horse battery");
  expect((await restore()).code).toBe(1);
  expect(complained.at(-1)).toContain("the passphrase is not the one it was made with");
});

test("nothing is written over: neither a backup, nor a data folder, nor a database", async () => {
  expect(await backUp()).toBe(0);
  const before = readFileSync(path.join(elsewhere, "one.tar"));
  expect(await backUp()).toBe(1);
  expect(complained.at(-1)).toContain("is there already");
  expect(readFileSync(path.join(elsewhere, "one.tar")).equals(before)).toBe(true);
  expect(await backUp("--force")).toBe(0);
  expect(readFileSync(path.join(elsewhere, "one.tar")).equals(before)).toBe(false);
  expect(await runCommand(["restore", path.join(elsewhere, "one.tar")])).toBe(1);
  expect(complained.at(-1)).toContain(`${dataDir} is not empty`);
  expect(await runCommand(["backup", path.join(dataDir, "one.tar")])).toBe(1);
  expect(complained.at(-1)).toContain("does not belong into");
});

test("a folder gets a file named by the instant, and by whether it opens without a passphrase", async () => {
  expect(await runCommand(["backup", elsewhere])).toBe(0);
  vi.stubEnv("BACKUP_PASSPHRASE", WORDS);
  expect(await runCommand(["backup", elsewhere])).toBe(0);
  const names = readdirSync(elsewhere).map((name) => name.replaceAll(/\d/g, "0"));
  expect(names.sort()).toEqual(["joint-action-00000000T000000Z.sealed", "joint-action-00000000T000000Z.tar"]);
});

test("a passphrase that is short, empty or cannot be asked for is a wrong call, and nothing is made", async () => {
  const empty = path.join(dataDir, "empty");
  writeFileSync(empty, "\n");
  expect(await backUp("--passphrase-file", empty)).toBe(2);
  expect(complained.at(-1)).toContain("is empty");
  expect(await backUp("--passphrase")).toBe(2);
  expect(complained.at(-1)).toContain("A passphrase is needed");
  vi.stubEnv("BACKUP_PASSPHRASE", "eleven char");
  expect(await backUp()).toBe(2);
  expect(complained.at(-1)).toContain("must be 12 characters or more");
  expect(readdirSync(elsewhere)).toEqual([]);
});

test("a file that the database names and nobody has makes the backup, and is told", async () => {
  const name = readdirSync(world.folders.documents)[0] ?? "";
  rmSync(path.join(world.folders.documents, name));
  expect(await backUp()).toBe(1);
  expect(complained).toEqual([`Missing: the database names documents/${name}, and there is no such file`]);
  expect((await restore()).code).toBe(0);
  expect(lastSaid()).toMatchObject({ missing: [`documents/${name}`] });
});

test("what an earlier backup left when it was cut off is taken away by the next", async () => {
  const left = path.join(dataDir, `backup-under-way-${hostname()}-999999999`);
  mkdirSync(left);
  writeFileSync(path.join(left, uuid()), "x");
  expect(await backUp()).toBe(0);
  expect(existsSync(left)).toBe(false);
});

test("a backup by a newer version is refused, with the migration that is not known", async () => {
  await inTransaction(db, (trx) =>
    sql`insert into schema_migration (name, applied_at) values ('0999-later', '2026-03-02')`.execute(trx),
  );
  await makeBackup(
    { db, databaseUrl: process.env.DATABASE_URL ?? "", dataDir, actor: world.actor, clock: () => new Date() },
    { file: path.join(elsewhere, "one.tar"), passphrase: null, mayReplace: false },
  );
  expect((await restore()).code).toBe(1);
  expect(complained.at(-1)).toContain("newer version of Joint Action: it holds 0999-later");
});
