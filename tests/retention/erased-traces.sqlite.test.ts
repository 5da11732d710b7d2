import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { v4, v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { eraseAgain } from "#app/services/retention/erase-again.ts";
import { eraseRecord } from "#app/services/retention/erase-record.ts";
import { finishErasing } from "#app/services/retention/finish-erasing.ts";
import { TABLES } from "#db/holdings/all.ts";
import { openDatabase } from "#db/connection.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { removeCopiesBefore, wipeTraces } from "#db/wipe-traces.ts";
import { testDatabaseUrl } from "../factories.ts";
import { anErasedWorld, CANARY, type ErasedWorld, everyRow, NOW } from "./erased-world.ts";

let url: string;
let file: string;
let db: Executor;
let world: ErasedWorld;
beforeEach(async () => {
  url = await testDatabaseUrl();
  file = url.replace("file:", "");
  db = openDatabase(url);
  world = await anErasedWorld(db);
  return () => db.destroy();
});

const HOW = { rule: "test-rule", fate: "erase" } as const;
const erase = (on: Executor = db) =>
  eraseRecord({ db: on, now: NOW, actor: world.actor, folders: world.folders }, { kind: "person", id: world.personId }, HOW); // prettier-ignore
const finish = () =>
  finishErasing({ db, now: NOW }, { id: "run", partnershipId: world.partnershipId }, { exports: world.folders.exports, wipe: () => wipeTraces(url), removeCopies: () => removeCopiesBefore(url) }); // prettier-ignore

/** Whether a byte of a canary lies in a file of the folder, whatever it is. */
function filesWithCanary(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((name) => CANARY.test(readFileSync(name, "latin1")));
}
const databaseFiles = () => [file, `${file}-wal`, `${file}-shm`].filter((name) => existsSync(name) && CANARY.test(readFileSync(name, "latin1"))); // prettier-ignore

/** Enough rows that pages are split and merged around those of the person. */
async function muchElse() {
  for (let i = 0; i < 20; i++)
    await inTransaction(db, async (trx) => {
      for (let j = 0; j < 200; j++)
        await sql`insert into incident (id, partnership_id, reference, version, earliest_day, latest_day, heading, qualifier, is_youth, is_alcohol,
          is_drugs, is_mental_health, is_student, is_vehicle, is_hate, what_happened, status, priority, victim_told_on, created_at, licensing_only)
          select ${uuid()}, partnership_id, ${`IN-27-${i * 200 + j}`}, 1, earliest_day, latest_day, heading, qualifier, 0, 0, 0, 0, 0, 0, 0,
          ${`Words ${v4()} `.repeat(1 + (j % 30))}, status, priority, victim_told_on, created_at, 0 from incident limit 1`.execute(
          trx,
        );
    });
}

test("no byte is left in the database file, its WAL or the data folder; lists and copies made before are gone", async () => {
  await muchElse();
  mkdirSync(world.folders.exports, { recursive: true });
  writeFileSync(path.join(world.folders.exports, v4()), "Zqexportxcanary");
  copyFileSync(file, `${file}.before-2026-01-01`);
  expect(databaseFiles()).not.toEqual([]);
  await erase();
  expect(await finish()).toMatchObject({ exports: 1, copies: 1, wiped: 1 });
  expect(databaseFiles()).toEqual([]);
  expect(filesWithCanary(world.dataDir)).toEqual([]);
  expect(readdirSync(path.dirname(file)).filter((name) => name.includes(".before-"))).toEqual([]);
  expect(statSync(`${file}-wal`).size).toBeLessThan(100_000);
});

test("no foreign key points nowhere", async () => {
  await erase();
  expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([]);
});

test("a backup that is put back is erased again, and once more changes nothing", async () => {
  await sql`select 1`.execute(db);
  await db.destroy();
  const backup = `${file}-kept`;
  copyFileSync(file, backup);
  db = openDatabase(url);
  await erase();
  await db.destroy();
  copyFileSync(backup, file);
  db = openDatabase(url);
  const standing = () => db.selectFrom("person").select("id").where("id", "=", world.personId).execute();
  expect(await standing()).toHaveLength(1);
  expect(await eraseAgain({ db, now: NOW, folders: world.folders })).toBeGreaterThan(0);
  expect(await standing()).toEqual([]);
  const rows = await everyRow(db, TABLES);
  expect([...rows.values()].flat().filter((row) => CANARY.test(row))).toEqual([]);
  expect(await eraseAgain({ db, now: NOW, folders: world.folders })).toBe(0);
  expect(await everyRow(db, TABLES)).toEqual(rows);
});

test("ids that a stop kept from the file outside are written there later", async () => {
  const folders = { ...world.folders, erasedFile: path.join(world.dataDir, "documents") };
  const context = { db, now: NOW, actor: world.actor, folders };
  await expect(eraseRecord(context, { kind: "person", id: world.personId }, HOW)).rejects.toThrow(/EISDIR/);
  expect(await db.selectFrom("tombstone_unwritten").selectAll().execute()).not.toEqual([]);
  expect(await erase()).toEqual({ kind: "gone" });
  expect(await db.selectFrom("tombstone_unwritten").selectAll().execute()).toEqual([]);
  expect(readFileSync(world.folders.erasedFile, "utf8")).toContain(world.personId);
});
