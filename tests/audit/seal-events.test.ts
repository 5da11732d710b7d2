import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { addMinutes } from "date-fns";
import { beforeEach, expect, test } from "vitest";
import { lastHeadSequence } from "#app/services/audit/head-file.ts";
import { sealEvents } from "#app/services/audit/seal-events.ts";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import { sealMac } from "#db/audit-mac.ts";
import type { Executor } from "#db/transaction.ts";
import { testDatabase } from "../factories.ts";
import { expectAudit } from "../support/audit.ts";
import { aHeadFile, log, logMany, NOW, seal } from "./log.ts";

let db: Executor;
let headFile: string;
beforeEach(async () => {
  db = await testDatabase();
  headFile = aHeadFile();
});

const seals = () => db.selectFrom("audit_seal").selectAll().orderBy("sequence").execute();
const unsealed = () => db.selectFrom("audit_unsealed").select("event_id").orderBy("event_id").execute();
const heads = () =>
  readFileSync(headFile, "utf8").trim().split("\n").map((line) => JSON.parse(line) as { sequence: number; mac: string; count: number }); // prettier-ignore

test("with nothing to seal nothing is written", async () => {
  expect(await seal(db, headFile)).toBe(0);
  expect(await seals()).toEqual([]);
  expect(existsSync(headFile)).toBe(false);
});

test("a seal names its events in order and chains their hashes to the seal before", async () => {
  const first = [await log(db), await log(db, { detail: { a: 1 } })];
  expect(await seal(db, headFile)).toBe(2);
  const second = [await log(db)];
  await seal(db, headFile);

  const [one, two] = await seals();
  expect(one).toMatchObject({ sequence: 1, event_count: 2, event_ids: JSON.stringify(first) });
  expect(two).toMatchObject({ sequence: 2, event_count: 1, event_ids: JSON.stringify(second) });
  const macs = await db.selectFrom("audit_event").select("mac").where("id", "in", second).execute();
  expect(two?.mac).toBe(two && sealMac(one?.mac ?? "", two, macs.map((e) => e.mac))); // prettier-ignore
  expect(await unsealed()).toEqual([]);
});

test("more than one seal's worth is sealed in several seals of 500", async () => {
  await logMany(db, 1203);
  expect(await seal(db, headFile)).toBe(1203);
  expect((await seals()).map((s) => s.event_count)).toEqual([500, 500, 203]);
  expect(heads().map((h) => [h.sequence, h.count])).toEqual([[1, 500], [2, 500], [3, 203]]); // prettier-ignore
  expect(await verifyLog(db, headFile)).toEqual({ ok: true, events: 1203, unsealed: 0, first: null });
});

test("two sealers at once seal every event once", async () => {
  await logMany(db, 700);
  await Promise.all([seal(db, headFile), seal(db, headFile), seal(db, headFile)]);
  await seal(db, headFile);
  const named = (await seals()).flatMap((s) => JSON.parse(s.event_ids) as string[]);
  expect(named.length).toBe(700);
  expect(new Set(named).size).toBe(700);
  expect(await verifyLog(db, headFile)).toMatchObject({ ok: true, unsealed: 0 });
});

test("the head goes outside the database, readable by its owner alone", async () => {
  await log(db);
  await seal(db, headFile);
  const [head] = heads();
  const [kept] = await seals();
  expect(head).toEqual({ sequence: 1, mac: kept?.mac, sealedAt: kept?.sealed_at, count: 1 });
  expect(statSync(headFile).mode & 0o777).toBe(0o600);
});

test("heads that could not be noted before the server was killed are noted at the next sealing", async () => {
  for (let i = 0; i < 3; i++) {
    await log(db);
    await seal(db, headFile);
  }
  const [line = ""] = readFileSync(headFile, "utf8").split("\n");
  writeFileSync(headFile, `${line}\n`);
  expect(await seal(db, headFile)).toBe(0);
  expect(heads().map((h) => h.sequence)).toEqual([1, 2, 3]);
});

test("a file of heads that has gone is written anew at the next sealing, and that it was missing stays in the log", async () => {
  await log(db);
  await seal(db, headFile);
  rmSync(headFile);
  expect(await seal(db, headFile), "another sealer may be about to note them").toBe(0);
  rmSync(headFile);
  expect(await sealEvents({ db, now: addMinutes(NOW, 2), headFile })).toBe(1);
  expect(heads().map((h) => h.sequence)).toEqual([1, 2]);
  const missed = { event: "audit.heads-missed", category: "system", actor_id: "system:jobs", objects: [] } as const;
  await expectAudit(db, [{ event: "case.viewed" }, missed]);
  expect(await verifyLog(db, headFile)).toEqual({ ok: true, events: 2, unsealed: 0, first: null });
});

test("a line that a power cut left half written is no head, and the next begins a line of its own", async () => {
  await log(db);
  await seal(db, headFile);
  appendFileSync(headFile, '{"sequence":2,"mac":"ab');
  expect(await lastHeadSequence(headFile)).toBe(1);
  await log(db);
  await seal(db, headFile);
  expect(readFileSync(headFile, "utf8").trim().split("\n").length).toBe(3);
  expect(await lastHeadSequence(headFile)).toBe(2);
  expect(await verifyLog(db, headFile)).toMatchObject({ ok: true });
});
