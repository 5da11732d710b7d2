import { beforeEach, expect, test } from "vitest";
import { listSearchesSaying } from "#db/queries/erasure-audit.ts";
import { closeItems, deleteTraces, emptyGiven, listMailAbout } from "#db/queries/erasure-traces.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { aPartnership, testDatabase } from "../factories.ts";
import { planOf } from "../support/query-plan.ts";

// An erasure runs in one transaction and holds the writer: it may not look through whole tables.

let db: Executor;
let partnershipId: string;
beforeEach(async () => {
  db = await testDatabase();
  ({ partnershipId } = await aPartnership(db));
});

const IDS = ["0197c000-0000-7000-8000-000000000001", "0197c000-0000-7000-8000-000000000002"];
const scans = (plan: readonly string[]) => plan.filter((step) => /^SCAN (?!known|CONSTANT)/.test(step) && !/COVERING INDEX/.test(step)); // prettier-ignore
const planIn = (work: (trx: Transaction) => Promise<unknown>) =>
  inTransaction(db, (trx) => planOf(trx, (spied) => work(spied as Transaction)));

test.each([
  ["what refers to a record by its id alone", (trx: Transaction) => deleteTraces(trx, IDS)],
  ["what was due or decided of it", (trx: Transaction) => closeItems(trx, IDS)],
  ["packs and lines of the register", (trx: Transaction) => emptyGiven(trx, IDS, () => ({ isErased: () => false, rename: (t: string) => t, isNamed: () => false }) as never)], // prettier-ignore
])("%s is found by an index", async (_name, work) => {
  expect(scans(await planIn(work))).toEqual([]);
});

test("of the searches of the log a piece is read by an index, in its order, with and without an instant", async () => {
  for (const since of [null, "2026-03-01T10:00:00.000Z"]) {
    const plan = await planOf(db, (spied) => listSearchesSaying(spied, { partnershipId, since }, () => false));
    expect(plan.filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
    expect(plan.join("\n")).toContain("audit_event_by_event");
  }
});

test("of e-mail a piece is read by an index, with and without an instant", async () => {
  for (const since of [null, "2026-03-01T10:00:00.000Z"]) {
    const plan = await planOf(db, (spied) => listMailAbout(spied, { partnershipId, since }, new Set()));
    expect(scans(plan)).toEqual([]);
    expect(plan.join("\n")).toContain("outbox_email_by_instant");
  }
});
