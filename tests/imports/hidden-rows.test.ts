import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as glassPage from "#app/routes/cases/cases.break-glass/route.tsx";
import { proposeTransfers } from "#app/services/cases/propose-transfers.ts";
import { tellOfHoldsPassed } from "#app/services/cases/tell-of-holds-passed.ts";
import { tellOfReviewsDue } from "#app/services/risk/tell-of-reviews-due.ts";
import { completeSearchTerms } from "#app/services/search/complete-search-terms.ts";
import { listClosingsToReview } from "#db/queries/case-closures.ts";
import { countOf } from "#app/domain/performance/measures/cells.ts";
import { measureNamed } from "#app/domain/performance/measures/all.ts";
import { cellsOf } from "#db/queries/measures/cells.ts";
import { leadsOpenCase } from "#db/queries/sessions.ts";
import { inTransaction, type Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aPerson, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

// Rows of a file that is still being loaded, or that is being taken back, are nobody's yet: nothing works on them.

const NOW = new Date("2026-03-10T09:00:00Z");
const TODAY = "2026-03-10";
let db: Executor;
let p: TestPartnership;
let lead: Actor;
let batchId: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  lead = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
  batchId = uuid();
  await insert(db, "import_batch", {
    ...{ id: batchId, partnership_id: p.partnershipId, kind: "cases", status: "loading" },
    ...{ format: "csv", content_hash: "0", row_count: 1, created_at: NOW.toISOString(), created_by: lead.id },
  });
});

const status = (to: "loading" | "visible" | "undone") =>
  inTransaction(db, (trx) => trx.updateTable("import_batch").set({ status: to }).where("id", "=", batchId).execute());
const anImportedCase = async (changes: Parameters<typeof aCase>[2] = {}, birth_date = "2008-03-20") => {
  const person_id = await aPerson(db, p, { birth_date, import_batch_id: batchId });
  return aCase(db, p, {
    ...{ group_id: p.youthJagId, person_id, import_batch_id: batchId, lead_user_id: lead.id, reference: "CS-26-0099" },
    ...changes,
  });
};
const told = async () => (await db.selectFrom("notification").select("kind").execute()).map(({ kind }) => kind);

/** What each job does with one case of the file, in numbers. */
const JOBS: [string, Parameters<typeof aCase>[2], () => Promise<number>][] = [
  ["a transfer at 18 is proposed", {}, async () => (await proposeTransfers({ db, now: NOW })).proposed],
  [
    "a hold that has passed is told",
    { status: "on-hold", hold_until: "2026-03-09" },
    async () => (await tellOfHoldsPassed({ db, now: NOW })).told,
  ],
  [
    "a review that is due is told",
    { risk_level: "high", risk_assessed_on: "2026-03-01", review_due_on: TODAY },
    async () => (await tellOfReviewsDue({ db, now: NOW })).told,
  ],
  [
    "a person is given what close spellings need",
    {},
    async () => (await completeSearchTerms({ db, isStopping: () => false }))?.completed ?? 0,
  ],
  ["its lead leads a case", {}, async () => Number(await leadsOpenCase(db, lead.id, p.partnershipId))],
  [
    "it is counted among the open cases",
    {},
    async () => {
      const measure = measureNamed("cases-open") ?? expect.fail("It is not counted");
      return countOf(await cellsOf(db, measure, { partnershipId: p.partnershipId, from: TODAY, to: TODAY }));
    },
  ],
];

describe.each(JOBS)("%s", (_name, changes, run) => {
  test.each(["loading", "undone"] as const)("not while the file is %s", async (hidden) => {
    await anImportedCase(changes);
    await status(hidden);
    expect(await run()).toBe(0);
    expect(await told()).toEqual([]);
    expect(await db.selectFrom("case_change").selectAll().execute()).toEqual([]);
  });

  test("once it is loaded whole", async () => {
    await anImportedCase(changes);
    await status("visible");
    expect(await run()).toBe(1);
  });
});

test("a proposal of a case that is being taken back is left alone", async () => {
  const { id } = await anImportedCase();
  await status("visible");
  await proposeTransfers({ db, now: NOW });
  await inTransaction(db, (trx) => trx.updateTable("case_record").set({ status: "closed", closed_on: TODAY }).where("id", "=", id).execute()); // prettier-ignore
  await status("undone");
  expect(await proposeTransfers({ db, now: NOW })).toEqual({ proposed: 0, withdrawn: 0 });
  await status("visible");
  expect(await proposeTransfers({ db, now: NOW })).toEqual({ proposed: 0, withdrawn: 1 });
});

test("the glass is not broken for a case of a file that is not loaded whole", async () => {
  const other = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  await anImportedCase();
  const form = { reference: "CS-26-0099", reason: "A child is missing", understood: "yes" };
  const open = async () => {
    const reply: unknown = await post(glassPage.action, other, {}, form);
    return [reply instanceof Response ? reply.status : 0, (await db.selectFrom("break_glass").selectAll().execute()).length]; // prettier-ignore
  };
  expect((await open())[1]).toBe(0);
  await status("visible");
  expect(await open()).toEqual([302, 1]);
});

test("a closed case of the file is due for its review for retention once it is loaded whole", async () => {
  const { id } = await anImportedCase({ status: "closed", opened_on: "2020-01-01", closed_on: "2020-03-01" });
  await insert(db, "imported_case", {
    ...{ case_id: id, partnership_id: p.partnershipId, import_batch_id: batchId, source_system: "Sentinel" },
    ...{ source_reference: "A1", status_words: "Closed", closed_on: "2020-03-01", review_on: "2026-03-01" },
    ...{ review_rule: "adult" },
  } as never);
  const due = () => listClosingsToReview(db, p.partnershipId, { reviewBy: TODAY, limit: 10 });
  expect(await due()).toEqual([]);
  await status("visible");
  expect(await due()).toMatchObject([{ id, closedOn: "2020-03-01", reviewOn: "2026-03-01", isImported: 1 }]);
});
