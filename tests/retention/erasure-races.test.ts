import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { KyselyPlugin, RootOperationNode } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { type Actor, systemActor } from "#app/domain/access/actor.ts";
import { HOLD_GROUND_NAMES } from "#app/domain/retention/kinds.ts";
import { placeHold } from "#app/services/retention/place-hold.ts";
import { eraseApproved } from "#app/services/retention/erase-approved.ts";
import { eraseRecord } from "#app/services/retention/erase-record.ts";
import { matchRequest } from "#app/services/rights/match-request.ts";
import { TABLES } from "#db/holdings/all.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aPerson, testDatabase, type TestPartnership } from "../factories.ts";
import { aRetentionRun } from "../support/retention-run.ts";
import { aRightsRequest } from "../support/rights.ts";
import { anErasedWorld, everyRow } from "./erased-world.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
const NOW = new Date("2026-03-10T10:00:00.000Z");
const HOW = { rule: "test", fate: "erase" } as const;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["information-governance"] });
});

function foldersIn(dataDir = mkdtempSync(path.join(tmpdir(), "joint-action-races-"))) {
  return {
    documents: path.join(dataDir, "documents"),
    uploads: path.join(dataDir, "uploads"),
    erasedFile: path.join(dataDir, "erased-ids"),
  };
}

async function anOldCase() {
  const { id } = await aCase(db, p, {
    ...{ group_id: p.jagId, status: "closed", opened_on: "2000-01-01", closed_on: "2001-03-01" },
    ...{ subject_kind: "problem", person_id: null, problem_title: "Old", risk_level: null, risk_assessed_on: null },
  });
  const row = db.selectFrom("case_record").select("reference").where("id", "=", id);
  const { reference } = await row.executeTakeFirstOrThrow();
  return { subject: { kind: "case" as const, id }, reference };
}

const hold = (reference: string) =>
  placeHold({ db, actor: officer, now: NOW }, { kind: "case", reference, ground: "litigation", words: "Letter before claim", reviewOn: "2026-05-05" }); // prettier-ignore

const work = (on: Executor = db) =>
  eraseApproved({
    ...{ db: on, clock: () => NOW, folders: foldersIn(), isStopping: () => false, finish: () => Promise.resolve({}) },
  });
const statuses = async () =>
  (await db.selectFrom("retention_item").select("status").orderBy("id").execute()).map(({ status }) => status);

test("a hold placed while the record is being erased finds no record; one placed before keeps it", async () => {
  const { subject, reference } = await anOldCase();
  let ask = () => {};
  const isAsked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const erasing = eraseRecord(
    { db, now: NOW, actor: { ...systemActor("test"), partnershipId: p.partnershipId }, folders: foldersIn() },
    subject,
    {
      ...HOW,
      mayGo: async () => {
        ask();
        await sleep(400);
        return true;
      },
    },
  );
  await isAsked;
  const held = hold(reference);
  expect((await erasing).kind).toBe("erased");
  expect(await held).toMatchObject({ kind: "refused", refusal: { field: "reference" } });
  expect(await db.selectFrom("retention_hold").select("id").execute()).toEqual([]);
});

test("a hold and the run at the same moment: the record is held or gone, never both", async () => {
  for (let time = 0; time < 8; time++) {
    const { subject, reference } = await anOldCase();
    await aRetentionRun(db, p, { userId: officer.id, subjects: [subject] });
    const [held] = await Promise.all([hold(reference), work()]);
    const standing = await db.selectFrom("case_record").select("id").where("id", "=", subject.id).execute();
    expect(standing.length).toBe(held.kind === "done" ? 1 : 0);
  }
});

test("whom a request is found to be about after the approval stays", async () => {
  const personId = await aPerson(db, p, { created_at: "2001-01-01T00:00:00.000Z" });
  const requestId = await aRightsRequest(db, p, { person_id: null, status: "open" });
  await aRetentionRun(db, p, { userId: officer.id, subjects: [{ kind: "person", id: personId }] });
  expect(await matchRequest({ db, actor: officer, now: NOW }, requestId, { version: 1, personId })).toMatchObject({ kind: "done" }); // prettier-ignore
  expect(await work()).toMatchObject({ kept: 1, records: 0 });
  const kept = db.selectFrom("retention_item").select("kept_because as because");
  expect(await kept.executeTakeFirst()).toEqual({ because: HOLD_GROUND_NAMES.request });
});

/** Fails at the nth row that is deleted, however that is written. */
class Failing implements KyselyPlugin {
  #left: number;
  deletes = 0;
  constructor(at: number) {
    this.#left = at;
  }
  transformQuery({ node }: { node: RootOperationNode }) {
    const isDelete =
      node.kind === "DeleteQueryNode" ||
      (node.kind === "RawNode" && node.sqlFragments[0]?.trim().startsWith("delete from") === true);
    if (isDelete) {
      this.deletes++;
      if (this.#left-- === 0) throw new Error("Failed on purpose");
    }
    return node;
  }
  transformResult = ({ result }: Parameters<KyselyPlugin["transformResult"]>[0]) => Promise.resolve(result);
}

test("an erasure that fails after rows have been deleted has deleted none", async () => {
  const { personId, actor, folders } = await anErasedWorld(db);
  const before = await everyRow(db, TABLES);
  const erase = (on: Executor) => eraseRecord({ db: on, now: NOW, actor, folders }, { kind: "person", id: personId }, HOW); // prettier-ignore
  for (const at of [0, 3, 9, 15, 22]) {
    const failing = new Failing(at);
    await expect(erase(db.withPlugin(failing))).rejects.toThrow("on purpose");
    expect(failing.deletes).toBe(at + 1);
    expect(await everyRow(db, TABLES)).toEqual(before);
  }
  expect((await erase(db)).kind).toBe("erased");
});

test("one record that cannot be erased stops no other, and is kept whole", async () => {
  const [first, second] = [await anOldCase(), await anOldCase()];
  await aRetentionRun(db, p, { userId: officer.id, subjects: [first.subject, second.subject] });
  await expect(work(db.withPlugin(new Failing(6)))).rejects.toThrow("on purpose");
  expect(await statuses()).toEqual(["kept", "gone"]);
  const rest = await db.selectFrom("case_record").select("id").execute();
  expect(rest).toEqual([{ id: first.subject.id }]);
  const run = db.selectFrom("retention_run").select(["status", "done", "kept"]);
  expect(await run.executeTakeFirst()).toEqual({ status: "done", done: 1, kept: 1 });
});
