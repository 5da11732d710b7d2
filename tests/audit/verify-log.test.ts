import { rmSync, writeFileSync } from "node:fs";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import type { Executor } from "#db/transaction.ts";
import { testDatabase } from "../factories.ts";
import { tamper } from "../support/audit.ts";
import { aHeadFile, log, logMany, seal } from "./log.ts";

let db: Executor;
let headFile: string;
beforeEach(async () => {
  db = await testDatabase();
  headFile = aHeadFile();
});

const verify = () => verifyLog(db, headFile);
const copyOf = (id: string, from: string) =>
  tamper(
    db,
    `insert into audit_event select ?, partnership_id, at, actor_id, agency_id, session_id, request_id, category, event,
     object_kind, object_id, fields, result_count, purpose, recipients, detail_mac, mac from audit_event where id = ?`,
    id,
    from,
  );

test("an empty log is whole", async () => {
  expect(await verify()).toEqual({ ok: true, events: 0, unsealed: 0, first: null });
});

test("a log that is whole says how much of it is not yet sealed", async () => {
  await logMany(db, 5, { detail: { words: "x" } });
  await seal(db, headFile);
  await logMany(db, 2);
  expect(await verify()).toEqual({ ok: true, events: 7, unsealed: 2, first: null });
});

test("events that were committed out of the order of their ids are no fault", async () => {
  const [a, b, c] = await logMany(db, 3);
  await tamper(db, "delete from audit_unsealed where event_id = ?", b ?? "");
  await seal(db, headFile);
  await tamper(db, "insert into audit_unsealed values (?)", b ?? "");
  await seal(db, headFile);
  expect(
    (await db.selectFrom("audit_seal").select("event_ids").orderBy("sequence").execute()).map(
      (s) => JSON.parse(s.event_ids) as unknown,
    ),
  ).toEqual([[a, c], [b]]);
  expect(await verify()).toMatchObject({ ok: true, events: 3, unsealed: 0 });
});

describe("of several faults the first in the log is named", () => {
  test.each([0, 1, 2])("fault %i", async (n) => {
    const ids = await logMany(db, 6);
    await seal(db, headFile);
    await tamper(db, "update audit_event set fields = 'x' where id = ?", ids[5] ?? "");
    const faults = ["changed", "missing", "inserted"] as const;
    if (n === 0) await tamper(db, "update audit_event set purpose = 'x' where id = ?", ids[2] ?? "");
    if (n === 1) await tamper(db, "delete from audit_event where id = ?", ids[2] ?? "");
    const put = `${ids[2]?.slice(0, -1)}~`;
    if (n === 2) await copyOf(put, ids[2] ?? "");
    expect(await verify()).toMatchObject({ ok: false, first: { id: n === 2 ? put : ids[2], fault: faults[n] } });
  });
});

describe("an event that is not yet sealed", () => {
  test("is checked like the others", async () => {
    const [id = ""] = await logMany(db, 2, { detail: { a: 1 } });
    await tamper(db, "update audit_detail set content = '{}' where event_id = ?", id);
    expect(await verify()).toEqual({ ok: false, events: 2, unsealed: 2, first: { id, fault: "changed" } });
  });

  test("is missed when it is gone", async () => {
    const [, id = ""] = await logMany(db, 2);
    await tamper(db, "delete from audit_event where id = ?", id);
    expect(await verify()).toMatchObject({ ok: false, first: { id, fault: "missing" } });
  });

  test("and one beside it that the log never wrote is found", async () => {
    const [id = ""] = await logMany(db, 2);
    const put = uuid();
    await copyOf(put, id);
    expect(await verify()).toMatchObject({ ok: false, first: { id: put, fault: "inserted" } });
  });

  test("an inserted one does not get through by being put before the sealer", async () => {
    const [id = ""] = await logMany(db, 2);
    const put = uuid();
    await copyOf(put, id);
    await tamper(db, "insert into audit_unsealed values (?)", put);
    expect(await verify()).toMatchObject({ ok: false, first: { id: put, fault: "changed" } });
    await seal(db, headFile);
    expect(await verify()).toMatchObject({ ok: false, first: { id: put, fault: "changed" } });
  });
});

describe("the seals", () => {
  beforeEach(async () => {
    for (let i = 0; i < 4; i++) {
      await logMany(db, 2);
      await seal(db, headFile);
    }
  });

  test.each([1, 2, 4])("seal %i removed", async (n) => {
    await tamper(db, "delete from audit_seal where sequence = ?", n);
    expect(await verify()).toMatchObject({ ok: false, first: { id: `seal:${n}`, fault: "missing" } });
  });

  test.each([
    "sealed_at = '2026-01-01T00:00:00.000Z'",
    "event_count = 3",
    "mac = 'x'",
    "event_ids = '[]'",
    "event_ids = 'x'",
  ])("%s", async (change) => {
    await tamper(db, `update audit_seal set ${change} where sequence = 2`);
    expect(await verify()).toMatchObject({ ok: false, first: { id: "seal:2", fault: "changed" } });
  });

  test("the end cut off with its events is found by the head outside", async () => {
    const gone = await db.selectFrom("audit_seal").select("event_ids").where("sequence", ">=", 3).execute();
    for (const id of gone.flatMap((s) => JSON.parse(s.event_ids) as string[])) {
      await tamper(db, "delete from audit_object where event_id = ?", id);
      await tamper(db, "delete from audit_event where id = ?", id);
    }
    await tamper(db, "delete from audit_seal where sequence >= 3");
    expect(await verify()).toEqual({ ok: false, events: 4, unsealed: 0, first: { id: "seal:3", fault: "missing" } });
    // Sealing on does not cover it up.
    await log(db);
    await seal(db, headFile);
    expect(await verify()).toMatchObject({ ok: false, first: { id: "seal:3", fault: "changed" } });
  });

  test("all of it gone is found by the head outside", async () => {
    for (const table of ["audit_object", "audit_event", "audit_seal"]) await tamper(db, `delete from ${table}`);
    expect(await verify()).toMatchObject({ ok: false, events: 0, first: { id: "seal:1", fault: "missing" } });
  });

  test("without a head outside, what can be seen inside is still checked", async () => {
    rmSync(headFile);
    expect(await verify()).toMatchObject({ ok: true, events: 8, warning: "heads-missing" });
    writeFileSync(headFile, "not a head\n");
    expect(await verify()).toMatchObject({ ok: true, events: 8, warning: "heads-missing" });
    const { id } = await db.selectFrom("audit_event").select("id").limit(1).executeTakeFirstOrThrow();
    await tamper(db, "update audit_event set fields = 'x' where id = ?", id);
    expect(await verify()).toMatchObject({ ok: false, first: { id, fault: "changed" }, warning: "heads-missing" });
  });
});

test("a log that grows and is sealed meanwhile is no fault", async () => {
  await logMany(db, 3000);
  await seal(db, headFile);
  const writing = (async () => {
    for (let i = 0; i < 20; i++) {
      await logMany(db, 5);
      await seal(db, headFile);
    }
  })();
  const checks = [];
  for (let i = 0; i < 5; i++) checks.push(await verify());
  await writing;
  expect(checks.filter((check) => !check.ok)).toEqual([]);
  expect(await verify()).toMatchObject({ ok: true, events: 3100, unsealed: 0 });
});
