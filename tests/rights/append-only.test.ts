import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { log } from "../audit/log.ts";
import { aPartnership, engine, insert, testDatabase } from "../factories.ts";
import { aRightsRequest } from "../support/rights.ts";
import { RIGHTS_APPEND_ONLY } from "./append-only-tables.ts";

let db: Executor;
let partnershipId: string;
const AT = "2026-03-01T10:00:00.000Z";
/** Of each table, a column that can be set to what it is. */
const COLUMN: Record<(typeof RIGHTS_APPEND_ONLY)[number], string> = {
  agreement_review: "words",
  disclosure_entry: "what",
  rights_request_step: "words",
  tombstone: "rule",
};

beforeEach(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  ({ partnershipId } = p);
  const own = { partnership_id: partnershipId };
  const [agreement_id, run] = [uuid(), uuid()];
  await insert(db, "sharing_agreement", {
    ...{
      ...own,
      id: agreement_id,
      title: "Agreement",
      title_folded: "agreement",
      purpose: "p",
      from_day: "2026-01-01",
    },
    ...{ review_on: "2027-01-01", created_at: AT, version: 1 },
  });
  await insert(db, "agreement_review", {
    ...{ ...own, id: uuid(), agreement_id, reviewed_on: "2026-03-01", words: "w", next_review_on: "2027-03-01" },
    recorded_at: AT,
  });
  await insert(db, "disclosure_entry", {
    ...{ ...own, id: uuid(), audit_event_id: await log(db, {}), recorded_at: AT, disclosed_on: "2026-03-01" },
    ...{
      made_by: "system:test",
      event: "export.made",
      way: "export",
      object_kind: "disclosure",
      destination: "own-use",
    },
  });
  const request_id = await aRightsRequest(db, p);
  await insert(db, "rights_request_step", {
    ...{ ...own, id: uuid(), request_id, kind: "received", happened_on: "2026-03-01", recorded_at: AT },
  });
  await inRun(async (trx, erasure_run_id) => {
    await trx
      .insertInto("tombstone")
      .values({
        ...{ ...own, record_kind: "case", record_id: uuid(), rule: "adult", fate: "erase", erased_on: "2026-03-01" },
        ...{ erased_by: "system:test", erasure_run_id },
      })
      .execute();
  }, run);
});

test.each(RIGHTS_APPEND_ONLY.map((table) => [table] as const))("nothing of %s is changed or deleted", async (table) => {
  for (const attack of attacks(table))
    await expect(inTransaction(db, (trx) => sql.raw(attack).execute(trx))).rejects.toThrow(/append-only/);
  expect(await countOf(table)).toBe(1);
});

test("a tombstone stays even in an erasure run", async () => {
  for (const attack of attacks("tombstone"))
    await expect(inRun((trx) => sql.raw(attack).execute(trx))).rejects.toThrow(/append-only/);
  expect(await countOf("tombstone")).toBe(1);
});

function attacks(table: (typeof RIGHTS_APPEND_ONLY)[number]) {
  const both = [`update ${table} set ${COLUMN[table]} = ${COLUMN[table]}`, `delete from ${table}`];
  return engine === "postgres" ? [...both, `truncate ${table} cascade`] : both;
}

async function countOf(table: string) {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
  return Number(rows[0]?.n);
}

function inRun(work: (trx: Transaction, runId: string) => Promise<unknown>, id = uuid()) {
  return inTransaction(db, async (trx) => {
    const run = { id, partnership_id: partnershipId, rule: "test", started_by: "system:test", started_at: AT };
    await trx
      .insertInto("erasure_run")
      .values({ ...run, open_marker: "open" })
      .execute();
    await work(trx, id);
    await trx.updateTable("erasure_run").set({ open_marker: null }).where("id", "=", id).execute();
  });
}
