import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { afterAll, describe, expect, test } from "vitest";
import { loadKeys } from "#app/http/keys.ts";
import { headFileIn } from "#app/services/audit/head-file.ts";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import { openDatabase } from "#db/connection.ts";
import { allKeys, useKeys } from "#db/keys.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { aPartnership, anActor } from "../factories.ts";
import { BUILT, startApp } from "../support/app.ts";
import { freePort } from "../support/free-port.ts";
import type { HttpClient } from "../support/http-client.ts";
import { compileShim, findCompiler } from "./disk-shim.ts";
import { count, figure } from "./figure.ts";
import { Disk, readJournal } from "./power-cut.ts";
import { faultsOf } from "./whole.ts";
import { type Saved, work } from "./work.ts";
import { aWorld, databaseFile, randomFrom, size } from "./world.ts";

// SECURITY R2: nothing acknowledged is lost when the power goes. The built server works on a disk whose writes and syncs
// are noted; from the notes follows what such a disk may hold after a cut at any moment.

const CLIENTS = 4;
const compiler = findCompiler();
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "joint-action-power-")));
afterAll(() => rmSync(folder, { recursive: true }));

const withCompiler = compiler ? describe : () => {};
withCompiler("after the power has gone", () => {
  const library = compiler ? compileShim(compiler, folder) : "";

  test(`${size(1000)} cuts leave every acknowledged change, whole and with its event`, async () => {
    const { bad, acknowledged, cuts } = await cutAgainAndAgain(library, BUILT, "full");
    figure("R2", `${count(cuts)} power cuts over ${count(acknowledged)} acknowledged changes`, `${bad.length} bad`);
    expect(bad).toEqual([]);
    expect(acknowledged).toBeGreaterThan(50);
  });

  test(`${size(300)} cuts during the first start and the set-up leave the keys and the partnership, once it is acknowledged`, async () => {
    const place = aPlace(library, "first");
    const app = await startApp({ ...place.shim, DATA_DIR: place.dataDir });
    await app.command(
      "setup",
      "--template",
      "charnwood",
      "--name",
      "Proof CSP",
      "--admin",
      "ada@example.org",
      "--json",
    );
    const acknowledged = [{ journal: statSync(place.journal).size }];
    await sleep(500);
    await app.stop("SIGKILL");
    const result = await cutAt(
      size(300),
      place,
      new Disk(),
      (saved) => (file) => withoutPartnership(file, saved.length > 0),
      acknowledged,
    );
    figure("R2", `${count(result.cuts)} power cuts during the first start and the set-up`, `${result.bad.length} bad`);
    expect(result.bad).toEqual([]);
  });

  test("the same with synchronous=NORMAL loses some, so the proof can see a loss", async () => {
    const { bad, acknowledged, cuts } = await cutAgainAndAgain(library, builtWithNormal(), "normal");
    figure(
      "R2",
      `so that the proof can see a loss, ${count(cuts)} power cuts with synchronous=NORMAL over ${count(acknowledged)} changes`,
      `${count(bad.length)} bad`,
    );
    expect(bad.length).toBeGreaterThan(cuts / 10);
  });
});

type Acknowledged = Saved & { journal: number };
/** Enough for thousands of places to cut at; the journal is read whole. */
const MOST_WRITTEN = 256 * 1024 ** 2;
type Place = { dataDir: string; journal: string; shim: Record<string, string> };

async function cutAgainAndAgain(library: string, built: string, name: string) {
  const place = aPlace(library, name);
  const disk = new Disk();
  const acknowledged = await workNoted(place, built, disk);
  return cutAt(size(1000), place, disk, (saved: Acknowledged[]) => (file) => faultsOf(file, saved), acknowledged);
}

function aPlace(library: string, name: string): Place {
  const dataDir = path.join(folder, name);
  const journal = path.join(folder, `${name}.journal`);
  mkdirSync(dataDir);
  return {
    dataDir,
    journal,
    shim: { LD_PRELOAD: library, SHIM_FOLDER: dataDir, SHIM_JOURNAL: journal, UV_USE_IO_URING: "0" },
  };
}

async function cutAt<S extends { journal: number }>(
  wanted: number,
  { dataDir, journal }: Place,
  disk: Disk,
  faultsGiven: (acknowledged: S[]) => (file: string) => string[],
  acknowledged: S[],
) {
  const notes = readJournal(journal);
  const random = randomFrom(2);
  const places = new Set<number>();
  while (places.size < Math.min(wanted, notes.length)) places.add(random.below(notes.length));
  const bad: string[] = [];
  for (const [i, note] of notes.entries()) {
    disk.follow(note);
    if (!places.has(i)) continue;
    const until = acknowledged.filter((saved) => saved.journal <= note.end);
    const faults = await faultsAfter(disk.cut(random), dataDir, until.length > 0, faultsGiven(until));
    if (faults.length > 0) bad.push(`cut after note ${i}: ${faults.slice(0, 3).join("; ")}`);
  }
  return { bad, acknowledged: acknowledged.length, cuts: places.size };
}

/** Coordinators at work, and for each answer how long the journal was when it came: what it tells of is noted before that. */
async function workNoted({ dataDir, journal, shim }: Place, built: string, disk: Disk): Promise<Acknowledged[]> {
  // What this test itself prepares is written past the shim, and lies on the disk from before.
  const port = String(await freePort());
  const world = await aWorld({ DATA_DIR: dataDir, PORT: port });
  const p = await aPartnership(world.db);
  const clients: HttpClient[] = [];
  for (let i = 0; i < CLIENTS; i++)
    clients.push(await world.signedIn(await anActor(world.db, p, { groups: { [p.jagId]: "coordinator" } })));
  await world.app.stop();
  await world.db.destroy();
  for (const entry of readdirSync(dataDir, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) disk.hold(path.relative(dataDir, file), readFileSync(file));
  }
  const acknowledged: Acknowledged[] = [];
  let written = 0;
  const noted = (saved: Saved) => {
    written = statSync(journal).size;
    acknowledged.push({ ...saved, journal: written });
  };
  const app = await startApp({ ...shim, DATA_DIR: dataDir, PORT: port }, built);
  const until = Date.now() + size(60_000);
  const place = { groupId: p.jagId, agencyId: p.policeId };
  await Promise.all(
    clients.map((client, i) =>
      work(client, place, `Client ${i}`, noted, () => Date.now() > until || written > MOST_WRITTEN),
    ),
  );
  await app.stop("SIGKILL");
  return acknowledged;
}

/** What the next start finds. */
async function faultsAfter(
  left: Map<string, Buffer>,
  dataDir: string,
  isAcknowledged: boolean,
  faultsIn: (file: string) => string[],
): Promise<string[]> {
  const after = mkdtempSync(path.join(folder, "after-"));
  try {
    for (const [name, content] of left) {
      mkdirSync(path.dirname(path.join(after, name)), { recursive: true });
      writeFileSync(path.join(after, name), content);
    }
    const file = databaseFile({ dataDir: after });
    // The next start must manage by itself whatever moment of the first start the cut has hit.
    const keys = loadKeys({ dataDir: after, secrets: {} });
    await migrateDatabase(`file:${file}`, new Date());
    const faults = faultsIn(file);
    useKeys(loadKeys({ dataDir, secrets: {} }));
    if (isAcknowledged && JSON.stringify(keys) !== JSON.stringify(allKeys())) faults.push("the keys are not the same");
    const db = openDatabase(`file:${file}`);
    const { ok, first } = await verifyLog(db, headFileIn(after));
    await db.destroy();
    if (!ok) faults.push(`the log is not whole: ${JSON.stringify(first)}`);
    return faults;
  } catch (error) {
    return [String(error)];
  } finally {
    rmSync(after, { recursive: true });
  }
}

function withoutPartnership(file: string, isDue: boolean) {
  const handle = new SQLite(file);
  const found = handle
    .prepare("select count(*) from partnership p join audit_event e on e.partnership_id = p.id")
    .pluck()
    .get() as number;
  handle.close();
  return isDue && found === 0 ? ["the partnership or its event is lost"] : faultsOf(file, []);
}

/** The built server with this one setting changed, which it would refuse to run with otherwise. */
function builtWithNormal() {
  const copy = path.join(folder, "built");
  cpSync(path.dirname(BUILT), path.join(copy, "server"), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(copy, "node_modules"));
  writeFileSync(path.join(copy, "package.json"), JSON.stringify({ type: "module" }));
  const assets = path.join(copy, "server/assets");
  const holders = readdirSync(assets).filter((name) =>
    readFileSync(path.join(assets, name), "utf8").includes("synchronous: 2"),
  );
  expect(holders).toHaveLength(1);
  const [holder = ""] = holders.map((name) => path.join(assets, name));
  writeFileSync(holder, readFileSync(holder, "utf8").replace("synchronous: 2", "synchronous: 1"));
  return path.join(copy, "server/index.js");
}
