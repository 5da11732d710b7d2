import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { SETTING_KEYS } from "#app/domain/settings/definitions.ts";
import { openDatabase } from "#db/connection.ts";
import type { Executor } from "#db/transaction.ts";
import { anOffice, events } from "../admin/office.ts";
import { testDatabaseUrl } from "../factories.ts";

let folder: string;
let db: Executor;
const out: string[] = [];
const err: string[] = [];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "joint-action-settings-"));
  const url = await testDatabaseUrl();
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("DATA_DIR", folder);
  out.length = err.length = 0;
  vi.spyOn(console, "log").mockImplementation((line: string) => void out.push(line));
  vi.spyOn(console, "error").mockImplementation((line: string) => void err.push(line));
  db = openDatabase(url);
  await anOffice(db, "Charnwood");
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const today = londonDay(new Date());
const KEY = "actions.remind-days-before";
const set = (...args: string[]) => runCommand(["setting", "set", ...args]);
const agreed = ["--reason", "Agreed by the board"];
const changed = () => db.selectFrom("setting_change").selectAll().execute();

describe("setting list", () => {
  test("has every setting with its value and whose it is", async () => {
    expect(await runCommand(["setting", "list"])).toBe(0);
    expect(out).toHaveLength(SETTING_KEYS.length);
    expect(out.find((line) => line.startsWith(KEY))).toMatch(/7 days \(Our proposal, as shipped\)$/);
  });

  test("answers in JSON for a day", async () => {
    await set(KEY, "5", "--from", plusDays(today, 1), ...agreed);
    const on = async (day: string) => {
      await runCommand(["setting", "list", "--json", "--on", day]);
      return (JSON.parse(out.at(-1) ?? "") as { key: string }[]).find((row) => row.key === KEY);
    };
    expect(await on(today)).toMatchObject({ value: 7, from: null, tag: "proposal", isLocal: false });
    expect(await on(plusDays(today, 1))).toEqual({
      key: KEY,
      value: 5,
      from: plusDays(today, 1),
      tag: "local",
      source: "Agreed by the board",
      isLocal: true,
    });
  });
});

describe("setting set", () => {
  test("changes a setting from a day on, and the log names the command", async () => {
    expect(await set(KEY, "5", "--from", today, ...agreed, "--json")).toBe(0);
    expect(JSON.parse(out.at(-1) ?? "")).toEqual({ key: KEY, value: "5", from: today });
    expect(await changed()).toMatchObject([{ key: KEY, value: "5", from_day: today, recorded_by: null }]);
    expect((await events(db)).at(-1)).toMatchObject({
      event: "setting.changed",
      actor_id: `system:${userInfo().username}`,
      fields: KEY,
    });
  });

  test.each([
    ["an unknown setting", ["nothing.here", "5", "--from", today, ...agreed], /no setting "nothing.here"/],
    ["a value that is none", [KEY, "soon", "--from", today, ...agreed], /whole number from 1 to 28; nothing was changed/],
    ["a day that is none", [KEY, "5", "--from", "1 April", ...agreed], /--from must be a day/],
    ["yesterday, long after the set-up", [KEY, "5", "--from", "2026-01-01", ...agreed], /today or in the future/],
    ["no reason", [KEY, "5", "--from", today], /--reason is needed/],
    ["an empty reason", [KEY, "5", "--from", today, "--reason", " "], /Enter a reason/],
    ["no value", [KEY, "--from", today, ...agreed], /Argument <value> is needed/],
    ["nonsense together", ["actions.escalate-to-chair-days", "5", "--from", today, ...agreed], /must be more than/],
  ])("refuses %s with exit code 2 and one line", async (_, args, message) => {
    expect(await set(...args)).toBe(2);
    expect(err.at(-1)).toMatch(message);
    expect(err).toHaveLength(1);
    expect(await changed()).toEqual([]);
  }); // prettier-ignore

  test.each([[["setting"]], [["setting", "drop"]]])("%j says what there is", async (args) => {
    expect(await runCommand(args)).toBe(2);
    expect(err.at(-1)).toContain("setting list");
  });
});
