import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import type { Finding } from "#app/domain/operation/findings.ts";
import { openDatabase } from "#db/connection.ts";
import { testDatabaseUrl } from "../factories.ts";
import { logMany } from "../audit/log.ts";
import { complained, dataDir, said, useInstallation } from "./an-installation.ts";

useInstallation();
beforeEach(async () => {
  vi.stubEnv("DATABASE_URL", await testDatabaseUrl());
  const db = openDatabase(process.env.DATABASE_URL ?? "");
  await logMany(db, 1);
  await db.destroy();
});

async function redOnes() {
  const code = await runCommand(["check", "--json"]);
  const { ok, findings } = JSON.parse(said.at(-1) ?? "") as { ok: boolean; findings: Finding[] };
  const red = findings.filter(({ level }) => level === "red").map(({ id }) => id);
  expect({ code, ok }).toEqual({ code: red.length > 0 ? 1 : 0, ok: red.length === 0 });
  return red;
}

test("a folder and keys of the owner's alone: nothing red, and a line each in words", async () => {
  expect(await redOnes()).toEqual([]);
  expect(await runCommand(["check"])).toBe(0);
  expect(said.at(-1)).toMatch(/^0 red, \d+ amber, \d+ green$/);
  expect(said.filter((line) => /^(AMBER|GREEN) {2}\S.*\.$/.test(line)).length).toBeGreaterThan(8);
});

test.each<[string, () => void, string]>([
  ["a folder that everybody gets into", () => chmodSync(dataDir, 0o755), "data-folder"],
  ["a key that others read", () => chmodSync(path.join(dataDir, "keys/audit.key"), 0o644), "keys"],
  ["keys that are gone", () => rmSync(path.join(dataDir, "keys"), { recursive: true }), "keys"],
  ["a restore that was cut off", () => mkdirSync(path.join(dataDir, "restore-under-way")), "restore"],
  ["a secret of one letter", () => vi.stubEnv("SESSION_SECRET", "x".repeat(40)), "secrets"],
  [
    "a database that is none",
    () => {
      const file = path.join(dataDir, "joint-action.db");
      writeFileSync(file, "not a database, and long enough to be looked into ".repeat(20));
      vi.stubEnv("DATABASE_URL", `file:${file}`);
    },
    "database",
  ],
])("%s is red, and the server does not start in production", async (_name, spoil, id) => {
  spoil();
  expect(await redOnes()).toContain(id);
  vi.stubEnv("NODE_ENV", "production");
  expect(await runCommand(["serve"])).toBe(1);
  expect(complained.some((line) => line.startsWith("RED"))).toBe(true);
  expect(complained.at(-1)).toContain("It is not safe to serve like this");
});

test("nothing is made by asking", async () => {
  const empty = path.join(dataDir, "not-yet");
  vi.stubEnv("DATA_DIR", empty);
  vi.stubEnv("DATABASE_URL", "");
  expect(await redOnes()).toEqual([]);
  expect(() => chmodSync(empty, 0o700)).toThrow("ENOENT");
});
