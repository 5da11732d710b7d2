import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Kysely, sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sqliteDialect } from "#db/sqlite-dialect.ts";

type Notes = { note: { word: string } };
let folder: string;
let db: Kysely<Notes>;
let other: Kysely<Notes>;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "joint-action-handles-"));
  const open = () => new Kysely<Notes>({ dialect: sqliteDialect(path.join(folder, "notes.db")) });
  db = open();
  await db.transaction().execute((trx) => sql`create table note (word text primary key)`.execute(trx));
  other = open();
});
afterEach(async () => {
  await db.destroy();
  await other.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const words = async (of: Kysely<Notes> = db) =>
  (await of.selectFrom("note").select("word").orderBy("word").execute()).map(({ word }) => word);
const write = (word: string, of: Kysely<Notes> = db) =>
  of.transaction().execute((trx) => trx.insertInto("note").values({ word }).execute());

test("what a transaction has written is seen by nobody else until it is made durable, and then by everybody", async () => {
  await write("a");
  let between: string[] = [];
  await db.transaction().execute(async (trx) => {
    await trx.insertInto("note").values({ word: "b" }).execute();
    between = await words();
    expect(await words(trx)).toEqual(["a", "b"]);
  });
  expect(between).toEqual(["a"]);
  expect([await words(), await words(other)]).toEqual([
    ["a", "b"],
    ["a", "b"],
  ]);
});

test("what is taken back is seen by nobody", async () => {
  const failing = db.transaction().execute(async (trx) => {
    await trx.insertInto("note").values({ word: "a" }).execute();
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await words()).toEqual([]);
});

test("what another process has written is seen at the next reading", async () => {
  expect(await words()).toEqual([]);
  await write("a", other);
  expect(await words()).toEqual(["a"]);
  await write("b");
  await write("c", other);
  expect(await words()).toEqual(["a", "b", "c"]);
});

test.each([
  ["insert", () => db.insertInto("note").values({ word: "a" }).execute()],
  ["insert that gives rows", () => db.insertInto("note").values({ word: "a" }).returning("word").execute()],
  ["delete", () => db.deleteFrom("note").execute()],
  ["change of the schema", () => sql`drop table note`.execute(db)],
  ["setting of the file", () => sql`pragma user_version = 2`.execute(db)],
])("a write outside a transaction fails at once: %s", async (_, run) => {
  await expect(run()).rejects.toThrow("attempt to write a readonly database");
  expect(await words()).toEqual([]);
});

test("nothing outside a transaction begins one on the handle that writes", async () => {
  await sql`begin`.execute(db).catch(() => {});
  await write("a");
  expect(await words(other)).toEqual(["a"]);
});
