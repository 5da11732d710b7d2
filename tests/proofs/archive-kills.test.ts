import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveFolderIn } from "#app/services/audit/archive-folder.ts";
import { headFileIn } from "#app/services/audit/head-file.ts";
import { sealEvents } from "#app/services/audit/seal-events.ts";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership } from "../factories.ts";
import { BUILT } from "../support/app.ts";
import { aWorld, randomFrom, size, type World } from "./world.ts";

// SECURITY R1, of the log: whenever a run that moves its months to the archive is killed, every event is in the one place or the other.

const KILLS = size(60);
const MONTHS = Math.max(4, Math.ceil(KILLS / 4));
const OF_A_MONTH = 900;
let world: World;
let folder: string;
let headFile: string;
let all: string[];
let movable: number;

beforeAll(async () => {
  world = await aWorld();
  folder = archiveFolderIn(world.app.dataDir);
  headFile = headFileIn(world.app.dataDir);
  const p = await aPartnership(world.db);
  const actor = await anActor(world.db, p, { duties: ["information-governance"] });
  movable = 0;
  for (let month = 0; month < MONTHS; month++)
    await inTransaction(world.db, async (trx) => {
      for (let i = 0; i < OF_A_MONTH; i++) {
        const hasContent = i % 9 === 0;
        if (!hasContent) movable += 1;
        await insertAuditEvent(trx, actor, new Date(Date.UTC(2019, month, 1 + (i % 28), 9)), {
          ...{ category: "consultation", event: "case.viewed", objectKind: "case", objectId: p.jagId },
          ...(hasContent ? { detail: { i } } : {}),
        });
      }
    });
  await sealEvents({ db: world.db, now: new Date(), headFile });
  all = inDatabase();
});
afterAll(() => world.close());

test(`${KILLS} kills of runs that move the log: no event is ever in neither place, and the log is whole each time`, async () => {
  const random = randomFrom(17);
  const counts = {
    "while a file was written": 0,
    "before its month was registered": 0,
    "while events went": 0,
    other: 0,
  };
  for (let kill = 0; kill < KILLS; kill++) {
    await killedRun(random.below(4), random.below(8));
    const drafts = existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".partial"));
    if (drafts) counts["while a file was written"] += 1;
    else if (files().length > registered().length) counts["before its month was registered"] += 1;
    else if (lastFile().some((id) => new Set(inDatabase()).has(id))) counts["while events went"] += 1;
    else counts.other += 1;
    const somewhere = new Set([...inDatabase(), ...registered().flatMap(idsIn)]);
    expect(all.filter((id) => !somewhere.has(id)), `after kill ${kill}`).toEqual([]); // prettier-ignore
    expect(await verifyLog(world.db, headFile), `after kill ${kill}`).toMatchObject({ ok: true, first: null });
  }
  console.log(`${KILLS} kills: ${JSON.stringify(counts)}, no event in neither place`);
  expect(KILLS - counts.other, "kills in the middle of a month").toBeGreaterThan(KILLS / 3);

  await world.app.command("audit", "archive", "--before", "2025-01", "--json");
  expect(registered()).toHaveLength(MONTHS);
  expect(registered().flatMap(idsIn)).toHaveLength(movable);
  const left = new Set(inDatabase());
  expect(registered().flatMap(idsIn).filter((id) => left.has(id))).toEqual([]); // prettier-ignore
  expect(readdirSync(folder).filter((name) => name.endsWith(".partial"))).toEqual([]);
  expect(JSON.parse(await world.app.command("audit", "verify", "--json"))).toMatchObject({ ok: true, archives: MONTHS, first: null }); // prettier-ignore
});

/** Killed so many milliseconds after it has begun with a month: with its draft, its file, its row, or its deletions. */
async function killedRun(stage: number, milliseconds: number) {
  const env: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: world.app.dataDir, NODE_ENV: "production" };
  const args = [BUILT, "audit", "archive", "--before", "2025-01", "--json"];
  const child = spawn(process.execPath, args, { env, stdio: "ignore" });
  const ended = once(child, "exit");
  const had = { files: files().length, registered: registered().length, events: count("audit_event") };
  const begun = [
    () => existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".partial")),
    () => files().length > had.files,
    () => registered().length > had.registered,
    () => count("audit_event") < had.events,
  ][stage];
  while (child.exitCode === null && begun?.() !== true) await sleep(1);
  await sleep(milliseconds);
  child.kill("SIGKILL");
  await ended;
}

const FILE = /^log-\d{4}-\d\d\.db$/;
const files = () => (existsSync(folder) ? readdirSync(folder).filter((name) => FILE.test(name)) : []);
const registered = () => read(world.file, "select 'log-' || month || '.db' from audit_archive order by month");
const inDatabase = () => read(world.file, "select id from audit_event where event = 'case.viewed'");
const idsIn = (name: string) => read(path.join(folder, name), "select id from audit_event");
const lastFile = () => registered().slice(-1).flatMap(idsIn);
const count = (table: string) => Number(read(world.file, `select count(*) from ${table}`)[0]);

function read(file: string, query: string): string[] {
  const handle = new SQLite(file, { readonly: true });
  try {
    return handle.prepare(query).pluck().all() as string[];
  } finally {
    handle.close();
  }
}
