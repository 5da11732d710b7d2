import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { migrate, migrateDatabase, pendingMigrations } from "#db/migrate.ts";
import { MIGRATIONS } from "../../migrations/all.ts";
import { BUILT } from "../support/app.ts";
import { count, figure } from "./figure.ts";
import { hasServer, onOwnDatabase } from "./own-database.ts";
import { randomFrom, size } from "./world.ts";

// SECURITY R5: a migration that is killed half-way leaves the schema before it or the one after it, never one between.

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-migrations-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const children = new Set<ChildProcess>();
afterAll(() => children.forEach((child) => child.kill("SIGKILL")));

const NAMES = MIGRATIONS.map(({ name }) => name);

type Ended = { code: number | null; signal: NodeJS.Signals | null; err: string };

function migrating(url: string) {
  const child = spawn(process.execPath, [BUILT, "migrate"], {
    env: { ...process.env, NODE_ENV: "production", DATA_DIR: folder, DATABASE_URL: url },
    stdio: ["ignore", "ignore", "pipe"],
  });
  children.add(child);
  let err = "";
  child.stderr.on("data", (part) => (err += String(part)));
  const ended = new Promise<Ended>((done) =>
    child.once("exit", (code, signal) => {
      children.delete(child);
      done({ code, signal, err });
    }),
  );
  return { child, ended };
}

/** The schema in words, by how many migrations stand. */
const schemas: string[] = [];
async function schemaAfter(count: number): Promise<string> {
  const file = path.join(folder, `after-${count}.db`);
  const db = openDatabase(`file:${file}`);
  await migrate(db, MIGRATIONS.slice(0, count));
  await db.destroy();
  return schemaOf(file).schema;
}

function schemaOf(file: string) {
  const handle = new SQLite(file);
  try {
    expect(handle.pragma("integrity_check", { simple: true })).toBe("ok");
    const parts = handle
      .prepare("select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_master order by type, name")
      .pluck()
      .all();
    const isThere = handle.prepare("select 1 from sqlite_master where name = 'schema_migration'").get();
    const applied = isThere
      ? (handle.prepare("select name from schema_migration order by name").pluck().all() as string[])
      : [];
    return { schema: parts.join("\n"), applied };
  } finally {
    handle.close();
  }
}

test(`${size(200)} kills while migrating: old or new, never between, and the next start succeeds`, async () => {
  for (let count = 0; count <= NAMES.length; count++) schemas.push(await schemaAfter(count));
  const started = performance.now();
  expect((await migrating(`file:${path.join(folder, "timed.db")}`).ended).code).toBe(0);
  const whole = performance.now() - started;
  const random = randomFrom(5);
  const stands = new Map<number, number>();
  let kills = 0;
  for (let kill = 0; kill < size(200); kill++) {
    const from = random.below(NAMES.length);
    const file = path.join(folder, `kill-${kill}.db`);
    copyFileSync(path.join(folder, `after-${from}.db`), file);
    const { child, ended } = migrating(`file:${file}`);
    // Most of the time goes by before the first statement: aim at what comes after.
    await sleep(whole * (0.5 + random.next() * 0.6));
    child.kill("SIGKILL");
    await ended;
    kills++;
    const { schema, applied } = schemaOf(file);
    stands.set(applied.length, (stands.get(applied.length) ?? 0) + 1);
    expect(applied, `kill ${kill}`).toEqual(NAMES.slice(0, applied.length));
    expect(applied.length, `kill ${kill}`).toBeGreaterThanOrEqual(from);
    if (applied.length > 0)
      expect(schema === schemas[applied.length], `kill ${kill}: the schema after ${applied.length} migrations`).toBe(
        true,
      );
    await migrateDatabase(`file:${file}`, new Date());
    expect(schemaOf(file)).toEqual({ schema: schemas[NAMES.length], applied: NAMES });
    for (const name of readdirSync(folder).filter((name) => name.startsWith(`kill-${kill}.`)))
      rmSync(path.join(folder, name));
  }
  figure(
    "R5",
    `${kills} kills while migrating from any of ${NAMES.length} schemas, found at ${stands.size} different ones`,
    "each the schema before a migration or after it, and the next start brought every one to the newest",
  );
});

test("a migration stopped between any two of its statements leaves the schema before it", async () => {
  let stops = 0;
  for (const [number, migration] of MIGRATIONS.entries()) {
    const whole = await statementsOf(number);
    for (let after = 0; after < whole; after += process.env.PROVE ? 1 : 10) {
      const file = path.join(folder, `stop-${number}-${after}.db`);
      copyFileSync(path.join(folder, `after-${number}.db`), file);
      const db = openDatabase(`file:${file}`);
      await expect(
        migrate(db, [
          ...MIGRATIONS.slice(0, number),
          { name: migration.name, up: (trx) => migration.up(counting(trx, after)) },
        ]),
      ).rejects.toThrow("cut off");
      await db.destroy();
      expect(
        schemaOf(file).schema === schemas[number] || (number === 0 && schemaOf(file).applied.length === 0),
        `${migration.name} after ${after} statements`,
      ).toBe(true);
      rmSync(file);
      stops++;
    }
  }
  figure("R5", `${count(stops)} stops after a statement of a migration`, `${count(stops)} times the schema before it`);
});

type AnyDatabase = Parameters<(typeof MIGRATIONS)[number]["up"]>[0];

async function statementsOf(count: number) {
  const file = path.join(folder, `count-${count}.db`);
  copyFileSync(path.join(folder, `after-${count}.db`), file);
  let statements = 0;
  const db = openDatabase(`file:${file}`);
  const migration = MIGRATIONS[count];
  await migrate(db, [
    ...MIGRATIONS.slice(0, count),
    { name: migration?.name ?? "", up: async (trx) => migration?.up(counting(trx, Infinity, () => statements++)) },
  ]);
  await db.destroy();
  return statements;
}

/** The same database, which fails after so many statements. */
function counting(trx: AnyDatabase, most: number, seen = () => {}): AnyDatabase {
  let statements = 0;
  return trx.withPlugin({
    transformQuery({ node }) {
      seen();
      if (++statements > most) throw new Error("cut off");
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
}

test("two processes that migrate at once: one does it, the other waits, both succeed", async () => {
  for (let round = 0; round < size(20); round++) {
    const file = path.join(folder, `both-${round}.db`);
    const ends = await Promise.all([
      migrating(`file:${file}`).ended,
      migrating(`file:${file}`).ended,
      migrating(`file:${file}`).ended,
    ]);
    expect(ends.map(({ code, err }) => [code, err])).toEqual([[0, ""], [0, ""], [0, ""]]); // prettier-ignore
    expect(schemaOf(file)).toEqual({ schema: schemas[NAMES.length], applied: NAMES });
  }
});

test("a database of a newer version is left alone, with a clear line", async () => {
  const file = path.join(folder, "newer.db");
  copyFileSync(path.join(folder, `after-${NAMES.length}.db`), file);
  const handle = new SQLite(file);
  handle.exec("insert into schema_migration values ('9999-from-the-future', '2030-01-01T00:00:00.000Z')");
  handle.close();
  const { code, err } = await migrating(`file:${file}`).ended;
  expect(code).toBe(1);
  expect(err).toMatch(
    /^joint-action: The database is newer than this version of Joint Action: it holds 9999-from-the-future.*\n$/,
  );
});

const onPostgres = hasServer ? test : () => {};
onPostgres(`on PostgreSQL: ${size(50)} kills while migrating, and three processes at once`, async () => {
  const random = randomFrom(6);
  let kills = 0;
  for (let round = 0; round < size(50); round++) {
    await onOwnDatabase(async (url) => {
      const { child, ended } = migrating(url);
      await sleep(200 + random.below(1500));
      child.kill("SIGKILL");
      await ended;
      kills++;
      const ends = await Promise.all([migrating(url).ended, migrating(url).ended, migrating(url).ended]);
      expect(ends.map(({ code, err }) => [code, err])).toEqual([[0, ""], [0, ""], [0, ""]]); // prettier-ignore
      const db = openDatabase(url);
      expect(await pendingMigrations(db)).toEqual([]);
      await db.destroy();
    });
  }
  figure(
    "R5",
    `${kills} kills while migrating on PostgreSQL`,
    "three processes at once then brought each to the newest",
  );
});
