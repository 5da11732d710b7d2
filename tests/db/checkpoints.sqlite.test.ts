import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Checkpointed, runCheckpointsIn, writeJournalBack } from "#db/checkpoints.ts";
import { sqliteDialect } from "#db/sqlite-dialect.ts";

type Notes = { note: { words: string } };
const PAGE = 4096;
let folder: string;
let file: string;
let db: Kysely<Notes>;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "joint-action-checkpoints-"));
  file = path.join(folder, "notes.db");
  db = new Kysely<Notes>({ dialect: sqliteDialect(file, { waitsForDisk: false }) });
  await db.transaction().execute((trx) => sql`create table note (words text)`.execute(trx));
});
afterEach(async () => {
  runCheckpointsIn(null);
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

/** So many pages at least, in one transaction. */
const write = (pages: number) =>
  db.transaction().execute(async (trx) => {
    for (let n = 0; n < pages; n++)
      await trx
        .insertInto("note")
        .values({ words: "x".repeat(PAGE) })
        .execute();
  });
const pagesIn = (name: string) => Math.floor(statSync(name).size / PAGE);
const rows = async () => (await db.selectFrom("note").select("words").execute()).length;
const moment = () => sleep(300);

test("without a thread SQLite writes back after the COMMIT that made the journal long", async () => {
  await write(1100);
  expect(pagesIn(file)).toBeGreaterThan(1000);
});

test("with one the COMMIT writes nothing back, and the thread is asked, once at a time", async () => {
  const asked: string[] = [];
  let answer: (done: Checkpointed) => void = () => {};
  runCheckpointsIn((name) => {
    asked.push(name);
    return new Promise((resolve) => (answer = resolve));
  });
  await write(1);
  await write(1100);
  await write(1100);
  expect(pagesIn(file)).toBeLessThan(10);
  expect(asked).toEqual([file]);
  answer(writeJournalBack(file));
  await moment();
  expect(pagesIn(file)).toBeGreaterThan(2000);
  await write(1);
  expect(asked).toEqual([file, file]);
  expect(await rows()).toBe(2202);
});

test("a journal that has become long is begun anew, and grows no further", async () => {
  runCheckpointsIn((name) => Promise.resolve(writeJournalBack(name)));
  for (let n = 0; n < 10; n++) {
    await write(4000);
    await moment();
  }
  expect(await rows()).toBe(10 * 4000);
  expect(pagesIn(`${file}-wal`)).toBeLessThan(2 * 16_000);
});

test("when the thread has failed, the next COMMIT sees to it", async () => {
  let end: (error: Error) => void = () => {};
  runCheckpointsIn(() => new Promise((_, reject) => (end = reject)));
  await write(1);
  await write(1100);
  expect(pagesIn(file)).toBeLessThan(10);
  end(new Error("the thread has ended"));
  await moment();
  await write(1);
  expect(pagesIn(file)).toBeGreaterThan(1000);
});

test("when there is no thread any more, SQLite writes back as before", async () => {
  runCheckpointsIn(() => new Promise(() => {}));
  await write(1);
  runCheckpointsIn(null);
  await write(1);
  await write(1100);
  expect(pagesIn(file)).toBeGreaterThan(1000);
});
