import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { headFileIn } from "#app/services/audit/head-file.ts";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import { documentsFolderIn } from "#app/services/documents/stored-files.ts";
import { sweepFiles } from "#app/services/documents/sweep-files.ts";
import { erasedFileIn, readErased } from "#app/services/retention/erased-file.ts";
import { anActor, aPartnership } from "../factories.ts";
import { aRetentionRun } from "../support/retention-run.ts";
import { figure } from "./figure.ts";
import { aSubject, rowsOf, type Subject } from "./retention-subjects.ts";
import { aWorld, randomFrom, size, type World } from "./world.ts";

// SECURITY R1, of what is erased: whenever the server is killed, each record is whole or wholly gone, and the run goes on.

const KILLS = size(60);
/** Of a run: so few that kills fall also where a run ends, and lists, copies and traces are removed. */
const OF_A_RUN = 3;
let world: World;
let erasedFile: string;
let documents: string;
const subjects: Subject[] = [];
let before: Map<Subject, string[]>;

beforeAll(async () => {
  world = await aWorld();
  await world.app.stop();
  erasedFile = erasedFileIn(world.app.dataDir);
  documents = documentsFolderIn(world.app.dataDir);
  const p = await aPartnership(world.db);
  const officer = await anActor(world.db, p, { duties: ["information-governance"] });
  for (let run = 0; run < KILLS; run++) {
    const those: Subject[] = [];
    for (let n = 0; n < OF_A_RUN; n++) those.push(await aSubject(world, p, officer, run * OF_A_RUN + n));
    subjects.push(...those);
    await aRetentionRun(world.db, p, {
      userId: officer.id,
      subjects: those.map(({ personId }) => ({ kind: "person", id: personId })),
    });
  }
  // What the server does by itself with people who came in by another way is done before anybody looks.
  await world.app.command("job", "run", "complete-search-terms");
  before = rowsOf(world.file, subjects);
});
afterAll(() => world.close());

test(`${KILLS} kills in the middle of runs: nothing is half gone, and every run is worked to its end`, async () => {
  const { app, file, db } = world;
  const random = randomFrom(11);
  const counts = { unwritten: 0, orphans: 0, part: 0 };
  let kills = 0;
  for (let kill = 0; kill < KILLS && gone(file) < subjects.length; kill++) {
    const due = gone(file) + random.below(OF_A_RUN + 1);
    freeJob(file);
    await app.start();
    for (let waited = 0; gone(file) < due && waited < 2000; waited++) await sleep(5);
    await sleep(random.below(60));
    await app.stop("SIGKILL");
    kills++;
    expect(faults(), `after kill ${kill}`).toEqual([]);
    expect(await verifyLog(db, headFileIn(app.dataDir)), `after kill ${kill}`).toMatchObject({ ok: true, first: null });
    if (read(file, "select 1 from tombstone_unwritten").length > 0) counts.unwritten++;
    if (storedInVain().length > 0) counts.orphans++;
    if (gone(file) < subjects.length) counts.part++;
  }
  expect(counts.part, "kills while there was something left").toBeGreaterThan(KILLS / 2);

  freeJob(file);
  await app.start();
  for (let waited = 0; open(file) > 0 && waited < 12_000; waited++) await sleep(50);
  expect(await app.stop("SIGTERM")).toBe(0);
  const left = faults();
  expect(left).toEqual([]);
  expect(gone(file)).toBe(subjects.length);
  expect(read(file, "select id from retention_run where status <> 'done' or kept > 0 or finished_at is null")).toEqual([]); // prettier-ignore
  expect(await outside(), "each tombstone stands outside the database").toEqual(new Set(tombstones(file)));
  expect(read(file, "select id from audit_event where event = 'record.erased-again'")).toEqual([]);
  expect(read(file, "select object_id from audit_event where event = 'record.erased'").sort()).toEqual(subjects.map(({ personId }) => personId).sort()); // prettier-ignore
  const check = JSON.parse(await app.command("audit", "verify", "--json")) as Record<string, unknown>;
  expect(check).toMatchObject({ ok: true, unsealed: 0, first: null });

  const later = new Date(Date.now() + 2 * 3_600_000);
  await sweepFiles({ db, now: later, documents, exports: path.join(app.dataDir, "exports") });
  expect(readdirSync(documents), "files of documents that are gone").toEqual([]);
  figure(
    "R1",
    `${kills} kills while ${subjects.length} people are erased, ${counts.part} with some left to erase`,
    `${gone(file)} wholly gone, ${left.length} half gone`,
  );
});

/** Whoever is neither whole nor wholly gone, and what is broken besides. */
function faults(): string[] {
  const now = rowsOf(world.file, subjects);
  const closed = new Set(read(world.file, "select record_id from retention_item where status = 'gone'"));
  const stones = new Set(read(world.file, "select record_id from tombstone"));
  const words = new Map(pairs(world.file, "select id, words from case_note"));
  const found = subjects.flatMap((subject) => {
    const { personId, caseId, storedName, otherNoteId, word } = subject;
    const was = before.get(subject) ?? [];
    const is = now.get(subject) ?? [];
    const isNamed = words.get(otherNoteId) === `With ${word("given")} ${word("family")}`;
    const hasPseudonym = /^With Person [A-Z]$/.test(words.get(otherNoteId) ?? "");
    const hasStones = [personId, caseId].map((id) => stones.has(id));
    const file = path.join(documents, storedName);
    // Whoever is still there may be told of once more.
    const isAllThere = was.every((row) => is.includes(row));
    const isWhole = isAllThere && existsSync(file) && isNamed && !closed.has(personId) && !hasStones.includes(true);
    const isGone = is.length === 0 && hasPseudonym && closed.has(personId) && !hasStones.includes(false);
    const missing = was.filter((row) => !is.includes(row)).map((row) => row.slice(0, 60));
    return isWhole || isGone ? [] : [`${personId}: ${is.length} rows, without ${missing.join(", ")}`];
  });
  const handle = new SQLite(world.file);
  try {
    const sound = String(handle.pragma("integrity_check", { simple: true }));
    if (sound !== "ok") found.push(sound);
    found.push(...(handle.pragma("foreign_key_check") as object[]).map((row) => JSON.stringify(row)));
  } finally {
    handle.close();
  }
  return found;
}

/** Files whose row is gone: the sweep takes them an hour later. */
function storedInVain() {
  const named = new Set(read(world.file, "select stored_name from document"));
  return readdirSync(documents).filter((name) => !named.has(name));
}

function read(file: string, query: string): string[] {
  const handle = new SQLite(file, { readonly: true });
  try {
    return handle.prepare(query).pluck().all() as string[];
  } finally {
    handle.close();
  }
}

function pairs(file: string, query: string): [string, string][] {
  const handle = new SQLite(file, { readonly: true });
  try {
    return handle.prepare(query).raw().all() as [string, string][];
  } finally {
    handle.close();
  }
}

const gone = (file: string) => read(file, "select id from retention_item where status = 'gone'").length;
const open = (file: string) => read(file, "select id from retention_run where status <> 'done'").length;
const tombstones = (file: string) => read(file, "select record_kind || ' ' || record_id from tombstone");

async function outside() {
  const found = new Set<string>();
  for await (const { kind, id } of readErased(erasedFile)) found.add(`${kind} ${id}`);
  expect(readFileSync(erasedFile, "utf8")).not.toContain("Zq");
  return found;
}

/** A process that was killed holds its jobs for some seconds more, which are not waited for here. */
function freeJob(file: string) {
  const handle = new SQLite(file);
  try {
    handle.exec("update job set leased_until = null, lease_holder = null, next_run_at = '2026-01-01T00:00:00.000Z' where name = 'erase-approved'"); // prettier-ignore
  } finally {
    handle.close();
  }
}
