import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import { openDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import type { Executor } from "#db/transaction.ts";
import { aPartnership, engine, testDatabaseUrl } from "../factories.ts";
import { aLogOfMonths, idsInLog, type Kept, move } from "../audit/archived-log.ts";
import { log, seal } from "../audit/log.ts";
import { anEmptyDatabase, dropEmptyDatabases } from "../support/empty-database.ts";
import { complained, dataDir, said, useInstallation, withoutPassword } from "./an-installation.ts";

// The archived months of the log go where the database goes: into backups, back from them, and to PostgreSQL.

useInstallation();
afterAll(dropEmptyDatabases);
const lastSaid = () => JSON.parse(said.at(-1) ?? "") as Record<string, unknown>;

describe("a backup", () => {
  let db: Executor;
  let elsewhere: string;
  let kept: Kept;
  beforeEach(async () => {
    elsewhere = mkdtempSync(path.join(tmpdir(), "joint-action-elsewhere-"));
    const url = await testDatabaseUrl();
    vi.stubEnv("DATABASE_URL", url);
    db = openDatabase(url);
    kept = await aLogOfMonths(db, (await aPartnership(db)).partnershipId, 3, dataDir);
    await move(db, kept);
  });
  afterEach(async () => {
    await db.destroy();
    rmSync(elsewhere, { recursive: true, force: true });
  });
  const file = () => path.join(elsewhere, "one.tar");
  async function restore(...options: string[]) {
    const to = path.join(elsewhere, "restored");
    cpSync(path.join(dataDir, "keys"), path.join(to, "keys"), { recursive: true });
    vi.stubEnv("DATA_DIR", to);
    vi.stubEnv("DATABASE_URL", await anEmptyDatabase(path.join(to, "joint-action.db")));
    return { code: await runCommand(["restore", file(), "--json", ...options]), to };
  }

  test("brings the archived months along, and a restore puts them back and reads them", async () => {
    expect(await runCommand(["backup", file(), "--json"])).toBe(0);
    expect(lastSaid()).toMatchObject({ missing: [], documents: 0 });
    const { code, to } = await restore();
    expect(complained).toEqual([]);
    expect(code).toBe(0);
    expect(readdirSync(path.join(to, "archive")).sort()).toEqual(["log-2024-02.db", "log-2024-03.db"]);
    for (const name of readdirSync(path.join(to, "archive")))
      expect(readFileSync(path.join(to, "archive", name)).equals(readFileSync(path.join(kept.folder, name)))).toBe(
        true,
      );
    expect(await runCommand(["audit", "verify", "--json"])).toBe(0);
    expect(lastSaid()).toMatchObject({ ok: true, archives: 2 });
    expect(await runCommand(["audit", "read", "--month", "2024-03", "--json"])).toBe(0);
    const shown = said.flatMap((line) => (line.includes('"mac"') ? [(JSON.parse(line) as { id: string }).id] : []));
    expect(shown).toContain(kept.lastInstant);
  });

  test("tells of an archived month that is missing, and its restore is refused until that is known", async () => {
    rmSync(path.join(kept.folder, "log-2024-03.db"));
    expect(await runCommand(["backup", file(), "--json"])).toBe(1);
    expect(complained).toEqual(["Missing: the database names archive/log-2024-03.db, and there is no such file"]);
    expect((await restore()).code).toBe(1);
    expect(complained.at(-1)).toContain("the archive of March 2024 is missing");
    expect((await restore("--with-faulty-log")).code).toBe(0);
    expect(lastSaid()).toMatchObject({ logFault: "the archive of March 2024 is missing" });
  });

  test("with an archived month that was changed is not restored in silence", async () => {
    appendFileSync(path.join(kept.folder, "log-2024-02.db"), "x");
    expect(await runCommand(["backup", file(), "--json"])).toBe(0);
    const { code, to } = await restore();
    expect(code).toBe(1);
    expect(complained.at(-1)).toContain("the archive of February 2024 has been changed");
    expect(existsSync(path.join(to, "archive"))).toBe(false);
  });

  test("made while a month is being moved has every event, in the one place or the other", async () => {
    let made = 0;
    await log(db, {}, kept.actor, new Date("2023-07-01T00:00:00.000Z"));
    await log(db, {}, kept.actor, new Date("2023-08-01T00:00:00.000Z"));
    await seal(db, kept.headFile);
    const ids = [...kept.movable, ...(await idsInLog(db))];
    await move(db, kept, "2025-01", async (step) => {
      if (!["registered", "deleted"].includes(step)) return;
      made += 1;
      expect(await runCommand(["backup", file(), "--json", "--force"])).toBe(0);
    });
    expect(made).toBeGreaterThan(1);
    const { code, to } = await restore();
    expect(complained).toEqual([]);
    expect(code).toBe(0);
    const restored = openDatabase(process.env.DATABASE_URL ?? "");
    const there = new Set(await idsInLog(restored));
    await restored.destroy();
    for (const name of readdirSync(path.join(to, "archive"))) {
      await runCommand(["audit", "read", "--month", name.slice(4, 11), "--json"]);
      for (const line of said) if (line.includes('"mac"')) there.add((JSON.parse(line) as { id: string }).id);
    }
    expect(ids.filter((id) => !there.has(id))).toEqual([]);
  });
});

const onPostgres = engine === "postgres" ? describe : () => {};
onPostgres("a move to PostgreSQL", () => {
  test("carries what the archive is registered as, leaves its files valid, and its events may go there as well", async () => {
    const file = path.join(dataDir, "joint-action.db");
    const db = openDatabase(`file:${file}`);
    await migrate(db);
    const kept = await aLogOfMonths(db, (await aPartnership(db)).partnershipId, 3, dataDir);
    await move(db, kept, "2024-03");
    await db.destroy();
    const to = withoutPassword(await testDatabaseUrl());
    expect(await runCommand(["move", "--to", to, "--json"])).toBe(0);
    vi.stubEnv("DATABASE_URL", to);
    expect(await runCommand(["audit", "verify", "--json"])).toBe(0);
    expect(lastSaid()).toMatchObject({ ok: true, archives: 1 });
    expect(await runCommand(["audit", "archive", "--before", "2024-04", "--json"])).toBe(0);
    expect(lastSaid()).toMatchObject({ months: [{ month: "2024-03", events: 4 }] });
    expect(await runCommand(["audit", "verify", "--json"])).toBe(0);
    expect(lastSaid()).toMatchObject({ ok: true, archives: 2 });
  });
});
