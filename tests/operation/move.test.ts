import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import { headFileIn } from "#app/services/audit/head-file.ts";
import { openDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { insertDemonstrationBirth } from "#db/queries/demonstration.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership, engine, testDatabaseUrl } from "../factories.ts";
import { seal } from "../audit/log.ts";
import { anErasedWorld } from "../retention/erased-world.ts";
import { anEmptyDatabase, dropEmptyDatabases } from "../support/empty-database.ts";
import { complained, dataDir, said, useInstallation, withoutPassword } from "./an-installation.ts";

useInstallation();
let file: string;
beforeEach(() => {
  file = path.join(dataDir, "joint-action.db");
});
afterAll(dropEmptyDatabases);

/** The SQLite file of this installation, with whatever `fill` puts into it. */
async function filled(fill: (db: Executor) => Promise<unknown>) {
  const db = openDatabase(`file:${file}`);
  await migrate(db);
  await fill(db);
  await db.destroy();
}

async function rowsIn(url: string) {
  const db = openDatabase(url);
  try {
    const counts = new Map<string, number>();
    for (const { name } of await db.introspection.getTables()) {
      const { n } = await db.selectFrom(name as "person").select((eb) => eb.fn.countAll<number>().as("n")).executeTakeFirstOrThrow(); // prettier-ignore
      counts.set(name, Number(n));
    }
    return counts;
  } finally {
    await db.destroy();
  }
}

const NOWHERE = "postgres://nobody@127.0.0.1:1/nothing";

test.each([
  [["move"], "Option --to is needed"],
  [["move", "--to", "file:other.db"], "--to must begin with postgres://"],
  [["move", "--to", "postgres://a:secret@localhost/b"], "Leave the password out of --to, where everybody on the machine reads it, and set PGPASSWORD"],
])("%j is a wrong call: 2, and one line", async (args, line) => {
  expect(await runCommand(args)).toBe(2);
  expect(complained).toEqual([`joint-action: ${line}`]);
}); // prettier-ignore

test("nothing is moved from where nothing is, from a demonstration, or while the database is open", async () => {
  expect(await runCommand(["move", "--to", NOWHERE])).toBe(1);
  expect(complained.at(-1)).toContain("There is no database in");
  await filled((db) => aPartnership(db));
  const served = openDatabase(`file:${file}`);
  expect(await runCommand(["move", "--to", NOWHERE])).toBe(1);
  expect(complained.at(-1)).toContain("stop the server first");
  await served.destroy();
  rmSync(file);
  await filled((db) => inTransaction(db, (trx) => insertDemonstrationBirth(trx, "2026-03-02T10:00:00.000Z")));
  expect(await runCommand(["move", "--to", NOWHERE])).toBe(1);
  expect(complained.at(-1)).toContain("This is a demonstration");
  expect(existsSync(file)).toBe(true);
});

const onPostgres = engine === "postgres" ? describe : () => {};
onPostgres("into PostgreSQL", () => {
  test("a world with something in every corner arrives whole, its guards stand again, and the log is whole", async () => {
    await filled(async (db) => {
      await anErasedWorld(db, dataDir);
      await seal(db, headFileIn(dataDir));
    });
    const before = await rowsIn(`file:${file}`);
    const to = withoutPassword(await testDatabaseUrl());
    expect(await runCommand(["move", "--to", to, "--json"])).toBe(0);
    const moved = JSON.parse(said[0] ?? "") as { tables: number; rows: number; kept: string };
    expect(readdirSync(dataDir)).toContain(path.basename(moved.kept));
    expect(existsSync(file)).toBe(false);
    const after = await rowsIn(to);
    // One event more, which tells of the move.
    for (const table of ["audit_event", "audit_detail", "audit_unsealed"]) before.set(table, (before.get(table) ?? 0) + 1); // prettier-ignore
    expect(new Map([...after].sort())).toEqual(new Map([...before].sort()));
    expect([...after.values()].filter((rows) => rows > 0).length).toBeGreaterThan(60);
    const db = openDatabase(to);
    try {
      const counted = await sql`select 1 from pg_sequences where schemaname = 'public'`.execute(db);
      expect(counted.rows, "a table that counts by itself would have to be told how far").toEqual([]);
      const change = db.updateTable("audit_event").set({ event: "case.viewed" }).execute();
      await expect(change).rejects.toThrow("append-only");
      const orphan = inTransaction(db, (trx) => trx.deleteFrom("partnership").execute());
      await expect(orphan).rejects.toThrow("violates foreign key constraint");
    } finally {
      await db.destroy();
    }
    vi.stubEnv("DATABASE_URL", to);
    expect(await runCommand(["audit", "verify", "--json"])).toBe(0);
    expect(said.at(-1)).toContain('"ok":true');
  });

  test("a database in which somebody has worked is not written over", async () => {
    await filled((db) => aPartnership(db));
    const to = withoutPassword(await testDatabaseUrl());
    const there = openDatabase(to);
    await aPartnership(there);
    await there.destroy();
    const before = await rowsIn(to);
    expect(await runCommand(["move", "--to", to])).toBe(1);
    expect(complained.at(-1)).toContain("The PostgreSQL database is not empty");
    expect(await rowsIn(to)).toEqual(before);
    expect(existsSync(file)).toBe(true);
  });

  test("a log that is not whole is moved nowhere, and nothing of it stays in a database that was empty", async () => {
    await filled(async (db) => {
      await anErasedWorld(db, dataDir);
      await seal(db, headFileIn(dataDir));
    });
    rmSync(headFileIn(dataDir));
    writeFileSync(headFileIn(dataDir), `{"sequence":1,"mac":"AAAA","sealedAt":"2026-03-02T10:00:00.000Z","count":1}\n`);
    const to = withoutPassword(await anEmptyDatabase(""));
    expect(await runCommand(["move", "--to", to])).toBe(1);
    expect(complained.at(-1)).toContain("Nothing was moved");
    expect((await rowsIn(to)).get("partnership")).toBe(0);
    expect(existsSync(file)).toBe(true);
    expect(await runCommand(["move", "--to", to, "--with-faulty-log", "--json"])).toBe(0);
    expect(said.at(-1)).toContain('"logFault":"seal 1 has been changed"');
  });
});
