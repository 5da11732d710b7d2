import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPartnership, anActor } from "../factories.ts";
import { BUILT } from "../support/app.ts";
import type { HttpClient } from "../support/http-client.ts";
import { count, figure } from "./figure.ts";
import { faultsOf } from "./whole.ts";
import { type Saved, work } from "./work.ts";
import { aWorld, randomFrom, size, type World } from "./world.ts";

// SECURITY R3: backups restore.

const WORDS = "correct horse battery";
const CLIENTS = 3;
let world: World;
let clients: HttpClient[];
let place: { groupId: string; agencyId: string };
let elsewhere: string;

beforeAll(async () => {
  world = await aWorld({ BACKUP_PASSPHRASE: WORDS });
  elsewhere = mkdtempSync(path.join(tmpdir(), "joint-action-backups-"));
  const p = await aPartnership(world.db);
  place = { groupId: p.jagId, agencyId: p.policeId };
  clients = [];
  for (let i = 0; i < CLIENTS; i++)
    clients.push(await world.signedIn(await anActor(world.db, p, { groups: { [p.jagId]: "coordinator" } })));
});
afterAll(async () => {
  await world.close();
  rmSync(elsewhere, { recursive: true, force: true });
});

test(`${size(30)} backups made while forms are posted are each whole as of one moment when they are put back`, async () => {
  const { app } = world;
  const acknowledged: Saved[] = [];
  let isOver = false;
  const working = clients.map(
    (client, i) =>
    work(client, place, `Backup client ${i}`, (saved) => acknowledged.push(saved), () => isOver), // prettier-ignore
  );
  const restored: { file: string; before: Saved[]; rows: number }[] = [];
  for (let i = 0; i < size(30); i++) {
    await sleep(300);
    const before = [...acknowledged];
    const file = path.join(elsewhere, `${i}.backup`);
    await app.command("backup", file);
    const to = path.join(elsewhere, `restored-${i}`);
    const told = JSON.parse(await app.command("restore", file, "--to", to, "--json")) as Record<string, unknown>;
    expect(told).toMatchObject({ missing: [], lostSeals: 0, erasedAgain: 0 });
    restored.push({ file: path.join(to, "joint-action.db"), before, rows: countOf(path.join(to, "joint-action.db")) });
  }
  isOver = true;
  await Promise.all(working);
  const faults = restored.flatMap(({ file, before }) => faultsOf(file, before));
  expect(faults).toEqual([]);
  const rows = restored.map((one) => one.rows);
  expect(rows).toEqual([...rows].sort((a, b) => a - b));
  expect(rows.at(-1), "written while the backups were made").toBeGreaterThan(rows[0] ?? 0);
  figure(
    "R3",
    `${restored.length} backups made while ${clients.length} people save ${count(acknowledged.length)} changes, each put back on an empty folder`,
    `${faults.length} faults, and every hash of the manifest right`,
  );
});

test(`of ${size(200)} changed bytes or cuts of a backup each is refused, and leaves nothing`, async () => {
  const { app } = world;
  const good = path.join(elsewhere, "good.backup");
  await app.command("backup", good);
  const bytes = readFileSync(good);
  const random = randomFrom(3);
  const to = path.join(elsewhere, "refused");
  const bad = path.join(elsewhere, "bad.backup");
  let [flipped, cut] = [0, 0];
  for (let i = 0; i < size(200); i++) {
    const at = random.below(bytes.length);
    const isCut = i % 5 === 0;
    const changed = Buffer.from(isCut ? bytes.subarray(0, at) : bytes);
    if (!isCut) changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
    writeFileSync(bad, changed);
    await expect(app.command("restore", bad, "--to", to), `byte ${at}`).rejects.toThrow(
      /damaged|not whole|does not open/,
    );
    expect(existsSync(to) ? readdirSync(to) : []).toEqual([]);
    if (isCut) cut++;
    else flipped++;
  }
  figure(
    "R3",
    `${flipped} backups with a flipped bit and ${cut} cut short`,
    `${flipped + cut} refused, nothing left behind`,
  );
});

test("a backup that is killed leaves no file under its name, and the next takes away what it left", async () => {
  const { app } = world;
  const file = path.join(elsewhere, "killed.backup");
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATA_DIR: app.dataDir,
    NODE_ENV: "production",
    BACKUP_PASSPHRASE: WORDS,
  };
  const child = spawn(process.execPath, [BUILT, "backup", file], { env, stdio: "ignore" });
  const ended = once(child, "exit");
  while (leftIn(app.dataDir).length === 0 && child.exitCode === null) await sleep(1);
  child.kill("SIGKILL");
  await ended;
  expect(child.signalCode).toBe("SIGKILL");
  expect(leftIn(app.dataDir)).toHaveLength(1);
  expect(existsSync(file)).toBe(false);
  await app.command("backup", file);
  expect(leftIn(app.dataDir)).toEqual([]);
});

function leftIn(dataDir: string) {
  return readdirSync(dataDir).filter((name) => name.startsWith("backup-under-way"));
}

function countOf(file: string) {
  const handle = new SQLite(file, { readonly: true });
  try {
    return handle.prepare("select count(*) from audit_event").pluck().get() as number;
  } finally {
    handle.close();
  }
}
