import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { v7 as uuid } from "uuid";
import { openDatabase } from "#db/connection.ts";
import { useKeys } from "#db/keys.ts";
import { migrate } from "#db/migrate.ts";
import { serveFrom } from "#db/open.ts";
import type { Executor } from "#db/transaction.ts";

useKeys({ audit: Buffer.alloc(32, 1), session: Buffer.alloc(32, 2), fields: Buffer.alloc(32, 3) });

/** Set to run the same tests on PostgreSQL: an empty database, made with an ICU en-GB collation. */
const server = process.env.TEST_DATABASE_URL;
export const engine = server ? "postgres" : "sqlite";

// One worker runs file after file in one copy of the modules: what is made here serves all of them.
const folder = mkdtempSync(path.join(tmpdir(), "joint-action-test-"));
const copies = path.join(folder, "copies");
const opened: Executor[] = [];
let template: Promise<string> | undefined;
const migrations = path.resolve(import.meta.dirname, "../../migrations");
let serverTemplate: Promise<string> | undefined;
let ownServerDatabase: Promise<string> | undefined;

process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

/**
 * After each file of tests (tests/support/each-file.ts). Its copies go, or those of a whole run would fill a small disk. Some
 * tamper with the server's tables: the next has its own.
 */
export async function closeDatabases() {
  for (const db of opened.splice(0)) await db.destroy();
  rmSync(copies, { recursive: true, force: true });
  if (!ownServerDatabase) return;
  const name = nameOf(await ownServerDatabase);
  ownServerDatabase = undefined;
  await administer((client) => client.query(`drop database if exists ${name} with (force)`));
}

/** An empty migrated database for each test. The pages see it as theirs. */
export async function testDatabase(): Promise<Executor> {
  const db = openDatabase(await testDatabaseUrl());
  opened.push(db);
  serveFrom(db);
  return db;
}

/** On SQLite a file of its own, copied; on PostgreSQL one database for each file of tests, emptied. */
export async function testDatabaseUrl(): Promise<string> {
  if (server) {
    for (const db of opened.splice(0)) await db.destroy();
    ownServerDatabase ??= makeServerDatabase();
    const url = await ownServerDatabase;
    await empty(url);
    return url;
  }
  template ??= makeTemplate();
  mkdirSync(copies, { recursive: true });
  const file = path.join(copies, `${uuid()}.sqlite`);
  copyFileSync(await template, file);
  return `file:${file}`;
}

async function makeTemplate() {
  const file = path.join(folder, "template.sqlite");
  await migrated(`file:${file}`); // closing writes the WAL back, so that one file is all of it
  return file;
}

async function makeServerDatabase() {
  const template = nameOf(await (serverTemplate ??= makeServerTemplate()));
  const name = `ja_${uuid().replaceAll("-", "")}`;
  await administer((client) => client.query(`create database ${name} template ${template}`));
  await administer((client) => client.query(`alter database ${name} set synchronous_commit = off`));
  return onServer(name);
}

/** Migrated once for each state of the migrations, by whichever worker comes first; the server keeps it for the next run. */
async function makeServerTemplate() {
  const name = `ja_template_${stateOfMigrations()}_${nameOf(server ?? "")}`;
  await administer(async (client) => {
    await client.query("select pg_advisory_lock(7242026)");
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where datname like 'ja\\_template\\_%\\_${nameOf(server ?? "")}'`,
    );
    if (rows.some((row) => row.name === name)) return;
    for (const row of rows) await client.query(`drop database if exists ${row.name} with (force)`);
    await client.query(`drop database if exists ${name}_new with (force)`);
    await client.query(`create database ${name}_new template ${nameOf(server ?? "")}`);
    await migrated(onServer(`${name}_new`));
    await connected(onServer(`${name}_new`), keepWhatMigrationsBrought);
    await client.query(`alter database ${name}_new rename to ${name}`);
  });
  return onServer(name);
}

function stateOfMigrations() {
  const files = readdirSync(migrations, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(`${file}\n`).update(readFileSync(path.join(migrations, file)));
  return hash.digest("hex").slice(0, 16);
}

function onServer(name: string) {
  const url = new URL(server ?? "");
  url.pathname = `/${name}`;
  return url.href;
}

async function migrated(url: string) {
  const db = openDatabase(url);
  await migrate(db);
  await db.destroy();
}

/** As a replica, for which neither the append-only triggers nor the references count. A table that never had a row has no size. */
async function empty(url: string) {
  await connected(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        and relname <> 'schema_migration' and pg_relation_size(oid) > 0`,
    );
    const deletes = rows.map(({ name }) => `delete from public."${name}"`);
    const inserts = (await tablesIn(client, "kept")).map(
      (name) => `insert into public."${name}" select * from kept."${name}"`,
    );
    await client.query(`set session_replication_role = replica; ${[...deletes, ...inserts].join(";")}`);
  });
}

/** The rows with which an installation begins, such as the bank holidays. */
async function keepWhatMigrationsBrought(client: pg.Client) {
  await client.query("create schema kept");
  for (const name of await tablesIn(client, "public")) {
    const { rowCount } = await client.query(`select 1 from public."${name}" limit 1`);
    if (rowCount) await client.query(`create table kept."${name}" as table public."${name}"`);
  }
}

async function tablesIn(client: pg.Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = $1 and tablename <> 'schema_migration'",
    [schema],
  );
  return rows.map(({ name }) => name);
}

function nameOf(url: string) {
  return new URL(url).pathname.slice(1);
}

function administer(work: (client: pg.Client) => Promise<unknown>) {
  return connected(onServer("postgres"), work);
}

async function connected(url: string, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
