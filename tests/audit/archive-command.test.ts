import { existsSync, rmSync } from "node:fs";
import { userInfo } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import { openDatabase } from "#db/connection.ts";
import type { Executor } from "#db/transaction.ts";
import { aPartnership, testDatabaseUrl } from "../factories.ts";
import { complained, dataDir, said, useInstallation } from "../operation/an-installation.ts";
import { expectAudit } from "../support/audit.ts";
import { aLogOfMonths, idsInLog, type Kept } from "./archived-log.ts";

useInstallation();
let db: Executor;
let kept: Kept;
beforeEach(async () => {
  const url = await testDatabaseUrl();
  db = openDatabase(url);
  vi.stubEnv("DATABASE_URL", url);
  kept = await aLogOfMonths(db, (await aPartnership(db)).partnershipId, 5, dataDir);
});
afterEach(() => db.destroy());

const json = () => JSON.parse(said.at(-1) ?? "") as Record<string, unknown>;
const me = `system:${userInfo().username}`;

test("counts beforehand, moves, verifies, reads and discards, and the log tells of each", async () => {
  const before = (await idsInLog(db)).length;
  expect(await runCommand(["audit", "archive", "--before", "2024-04", "--dry-run"])).toBe(0);
  expect(said).toEqual([
    "2024-02: 5 events and 10 names of records would be moved",
    "2024-03: 6 events and 12 names of records would be moved",
  ]);
  expect((await idsInLog(db)).length).toBe(before);
  expect(existsSync(kept.folder)).toBe(false);

  expect(await runCommand(["audit", "archive", "--before", "2024-04", "--json"])).toBe(0);
  expect(json()).toMatchObject({ dryRun: false, months: [{ month: "2024-02", events: 5 }, { month: "2024-03", events: 6 }], unsealed: [] }); // prettier-ignore
  expect(await runCommand(["audit", "archive", "--before", "2024-04"])).toBe(0);
  expect(said.at(-1)).toBe("Nothing was left to move");
  expect(await runCommand(["audit", "verify"])).toBe(0);
  expect(said.at(-1)).toMatch(/^The log is whole: 17 events, 2 not yet sealed, 2 months of them in the archive\.$/);

  const first = said.length;
  expect(await runCommand(["audit", "read", "--month", "2024-03", "--object", `case:${kept.caseId}`])).toBe(0);
  const lines = said.slice(first);
  expect(lines).toHaveLength(7);
  expect(lines[5]).toBe(
    `2024-03-31T23:59:59.999Z\t${kept.actor.id}\tcase.viewed\tcase:${kept.caseId} person:${kept.personId}`,
  );
  expect(lines[6]).toBe("6 events");
  const from = (await idsInLog(db)).length - 1;
  const objects = [`case ${kept.caseId}`];
  await expectAudit(db, [{ event: "audit.archive-read", category: "consultation", actor_id: me, partnership_id: null, detail: { month: "2024-03", object: { kind: "case", id: kept.caseId } }, objects }], from); // prettier-ignore

  expect(await runCommand(["audit", "discard", "--month", "2024-02", "--reason", "Two years are over"])).toBe(0);
  expect(said.at(-1)).toBe("2024-02: 5 events are discarded. Their hashes are kept in archive/log-2024-02-hashes.db");
  expect(await runCommand(["audit", "verify", "--json"])).toBe(0);
  expect(json()).toMatchObject({ ok: true, archives: 2 });
  expect(await runCommand(["audit", "read", "--month", "2024-02"])).toBe(1);
  expect(complained.at(-1)).toBe("joint-action: The archive of February 2024 has been discarded");
  expect(await runCommand(["check", "--json"])).toBe(0);
});

test("of one actor, of nobody that is there, and as JSON", async () => {
  expect(await runCommand(["audit", "archive", "--before", "2024-04", "--json"])).toBe(0);
  expect(await runCommand(["audit", "read", "--month", "2024-03", "--actor", kept.caseId])).toBe(0);
  expect(said.at(-1)).toBe("0 events");
  const first = said.length;
  expect(await runCommand(["audit", "read", "--month", "2024-03", "--actor", kept.actor.id, "--json"])).toBe(0);
  const events = said.slice(first).map((line) => JSON.parse(line) as { id: string; actor_id: string });
  expect(events).toHaveLength(6);
  expect(events.every(({ id, actor_id }) => kept.movable.includes(id) && actor_id === kept.actor.id)).toBe(true);
});

describe("a check of the installation", () => {
  const red = async () => {
    const code = await runCommand(["check", "--json"]);
    const { findings } = json() as { findings: { id: string; level: string; found: string }[] };
    return { code, found: findings.filter(({ id }) => id === "archive").map(({ level, found }) => `${level} ${found}`) }; // prettier-ignore
  };

  test("says how many months are in the archive, and is red on one that is missing", async () => {
    expect(await red()).toEqual({ code: 0, found: [] });
    await runCommand(["audit", "archive", "--before", "2024-04", "--json"]);
    expect(await red()).toEqual({ code: 0, found: ["green 2 months of the log in the archive"] });
    rmSync(path.join(kept.folder, "log-2024-02.db"));
    expect(await red()).toEqual({
      code: 1,
      found: ["red A part of the log is missing: archive/log-2024-02.db", "green 1 month of the log in the archive"],
    });
    expect(await runCommand(["check"])).toBe(1);
    expect(said.at(-1)).toMatch(/^1 red, \d+ amber, \d+ green$/);
  });
});

test.each([
  [["audit", "archive"], 2, "Option --before is needed"],
  [["audit", "archive", "--before", "April"], 2, "--before must be a month, such as 2024-04"],
  [["audit", "archive", "--before", "2999-01"], 1, "--before must be"],
  [["audit", "read", "--month", "2024-03", "--object", "case"], 2, "--object must be a kind and an id"],
  [["audit", "read", "--month", "2024-03"], 1, "There is no archive of March 2024"],
  [["audit", "discard", "--month", "2024-03"], 2, "Option --reason is needed"],
  [["audit", "discard", "--month", "2024-03", "--reason", "x"], 1, "There is no archive of March 2024"],
])("%j: %i, and one line", async (args, code, line) => {
  expect(await runCommand(args)).toBe(code);
  expect(complained).toHaveLength(1);
  expect(complained[0]).toContain(line);
});
