import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { RetentionSubject } from "#app/domain/retention/kinds.ts";
import { loader as erasedPage } from "#app/routes/retention/erased/route.tsx";
import { loader as runPage } from "#app/routes/retention/runs.$retentionRunId/route.tsx";
import { loader as runsPage } from "#app/routes/retention/runs._index/route.tsx";
import { eraseApproved } from "#app/services/retention/erase-approved.ts";
import { finishErasing } from "#app/services/retention/finish-erasing.ts";
import { rowsGone } from "#app/services/retention/rows-gone.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, get, insert, testDatabase, type TestPartnership } from "../factories.ts";
import { aRetentionRun } from "../support/retention-run.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let dataDir: string;
const NOW = new Date("2026-03-10T10:00:00.000Z");

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["information-governance"] });
  dataDir = mkdtempSync(path.join(tmpdir(), "joint-action-approved-"));
});

/** Closed so long ago that every rule has run out. */
async function anOldCase(closed_on: string | null = "2001-03-01") {
  const { id } = await aCase(db, p, {
    ...{ group_id: p.jagId, status: closed_on === null ? "open" : "closed", opened_on: "2000-01-01", closed_on },
    ...{ subject_kind: "problem", person_id: null, problem_title: "Old", risk_level: null, risk_assessed_on: null },
  });
  return { kind: "case", id } as const;
}

function work(isStopping = () => false) {
  const folders = {
    documents: path.join(dataDir, "documents"),
    uploads: path.join(dataDir, "uploads"),
    erasedFile: path.join(dataDir, "erased-ids"),
  };
  const traces = {
    exports: path.join(dataDir, "exports"),
    wipe: () => Promise.resolve({ isWhole: true, seconds: 0 }),
    removeCopies: () => Promise.resolve(2),
  };
  return eraseApproved({
    ...{ db, clock: () => NOW, folders, isStopping },
    finish: (run) => finishErasing({ db, now: NOW }, run, traces),
  });
}

const run = (subjects: readonly RetentionSubject[]) => aRetentionRun(db, p, { userId: officer.id, subjects });
const items = (runId: string) =>
  db
    .selectFrom("retention_item")
    .select(["status", "reference", "kept_because as because"])
    .where("run_id", "=", runId)
    .orderBy("id")
    .execute();
const runRow = (id: string) =>
  db
    .selectFrom("retention_run")
    .select(["status", "done", "kept", "finished_at"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();

async function hold(subject: RetentionSubject) {
  await insert(db, "retention_hold", {
    ...{ id: uuid(), partnership_id: p.partnershipId, record_kind: subject.kind, record_id: subject.id, version: 1 },
    ...{ ground: "litigation", words: "Letter before claim", placed_on: "2026-03-05", placed_by: officer.id },
    review_on: "2026-09-05",
  });
}

describe("what was approved", () => {
  test("is erased; what is held or open since is kept with the reason, and what went already is gone", async () => {
    const [due, held, open] = [await anOldCase(), await anOldCase(), await anOldCase(null)];
    const runId = await run([due, held, open, { kind: "case", id: uuid() }]);
    await hold(held);
    expect(await work()).toMatchObject({ runs: 1, records: 2, kept: 2, copies: 2, wiped: 1 });
    expect(await items(runId)).toEqual([
      { status: "gone", reference: null, because: null },
      { status: "kept", reference: "REF-1", because: "Litigation" },
      { status: "kept", reference: "REF-2", because: "It is open again" },
      { status: "gone", reference: "REF-3", because: null },
    ]);
    expect(await runRow(runId)).toEqual({ status: "done", done: 2, kept: 2, finished_at: NOW.toISOString() });
    expect(await rowsGone(db, p.partnershipId, "case", [due.id, held.id, open.id])).toBe(1);
  });

  test("is gone on with after a stop", async () => {
    const runId = await run([await anOldCase(), await anOldCase()]);
    let asked = 0;
    await work(() => ++asked > 2);
    expect((await items(runId)).map(({ status }) => status)).toEqual(["gone", "approved"]);
    expect(await runRow(runId)).toMatchObject({ status: "running" });
    expect(await work()).toMatchObject({ runs: 1, records: 1 });
    expect(await runRow(runId)).toMatchObject({ status: "done", done: 2, kept: 0 });
  });

  test("is counted by year, category and band before it goes, when it is anonymised", async () => {
    const subjects = [await anOldCase(), await anOldCase()];
    await aRetentionRun(db, p, { userId: officer.id, subjects, fate: "anonymise" });
    await work();
    const counts = db.selectFrom("anonymised_count").select(["record_kind", "year", "category", "band", "records"]);
    expect(await counts.where("record_kind", "=", "case").execute()).toEqual([
      { record_kind: "case", year: 2000, category: "problem", band: "", records: 2 },
    ]);
    expect(await db.selectFrom("case_record").selectAll().execute()).toEqual([]);
  });
});

describe("the pages", () => {
  test("tell of the run: what went by kind and rule, what was kept, and what was removed besides", async () => {
    const held = await anOldCase();
    await hold(held);
    const runId = await run([await anOldCase(), held]);
    await work();
    expect(await get(runsPage, officer)).toMatchObject({ runs: [{ id: runId, status: "done", done: 1, kept: 1 }] });
    expect(await get(runPage, officer, { retentionRunId: runId })).toMatchObject({
      gone: [{ kind: "case", rule: "with-case", items: 1 }],
      kept: [{ reference: "REF-1", because: "Litigation" }],
      wiped: { copies: 2 },
    });
  });

  test("of another partnership tell nothing", async () => {
    const q = await aPartnership(db);
    const other = await anActor(db, q, { duties: ["information-governance"] });
    const due = await anOldCase();
    const runId = await run([due]);
    await work();
    expect(await get(runPage, other, { retentionRunId: runId })).toMatchObject({ status: 404 });
    expect(await get(runsPage, other)).toMatchObject({ runs: [] });
    expect(await get(erasedPage, other)).toMatchObject({ data: { stones: [] } });
  });

  test("find what has been erased by its id, its kind and the days, a page at a time", async () => {
    const due = await anOldCase();
    await run([due, ...(await Promise.all(Array.from({ length: 60 }, () => anOldCase())))]);
    await work();
    const found = async (search: string) =>
      ((await get(erasedPage, officer, {}, search)) as { data: { stones: { id: string }[]; next: string | null } })
        .data;
    expect((await found(`?id=${due.id.toUpperCase()}`)).stones.map(({ id }) => id)).toEqual([due.id]);
    expect((await found("?kind=note")).stones).toEqual([]);
    expect((await found("?from-day=11&from-month=3&from-year=2026")).stones).toEqual([]);
    const first = await found("?kind=case&until-day=10&until-month=3&until-year=2026");
    expect(first.stones).toHaveLength(50);
    const second = await found(new URL(first.next ?? "", "http://x").search);
    expect(new Set([...first.stones, ...second.stones].map(({ id }) => id)).size).toBe(61);
  });

  test("say what is wrong with what was typed", async () => {
    const reply = await get(erasedPage, officer, {}, "?id=CS-26-0001");
    expect(reply).toMatchObject({ init: { status: 400 }, data: { errors: { id: expect.stringContaining("whole id") as string } } }); // prettier-ignore
  });
});
