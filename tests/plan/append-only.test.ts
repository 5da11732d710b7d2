import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership, engine, insert, testDatabase } from "../factories.ts";
import { aFundingLine, anEntry, aPlan, aProgress, aRecommendation, aReport } from "../support/planning.ts";
import { PLANNING_APPEND_ONLY } from "./append-only-tables.ts";

let db: Executor;
const by = { recorded_at: "2026-03-01T10:00:00.000Z", recorded_by: "system:test" };

beforeEach(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  const own = () => ({ id: uuid(), partnership_id: p.partnershipId });
  const { planId, rowId } = await aPlan(db, p);
  await aProgress(db, p, rowId);
  await insert(db, "plan_review", {
    ...{
      ...own(),
      plan_id: planId,
      reviewed_on: "2026-07-01",
      sitting_id: null,
      words: "Read",
      next_review_on: null,
      ...by,
    },
  });
  await insert(db, "csp_recommendation_update", {
    ...{ ...own(), recommendation_id: await aRecommendation(db, p), status: "in-progress", words: "Begun", ...by },
  });
  const lineId = await aFundingLine(db, p);
  await anEntry(db, p, lineId);
  await insert(db, "funding_step", {
    ...{
      ...own(),
      line_id: lineId,
      state: "granted",
      on_day: "2026-04-01",
      quarter_from: null,
      words: "Granted",
      ...by,
    },
  });
  const reportId = await aReport(db, p);
  await insert(db, "csp_report_step", { ...own(), report_id: reportId, kind: "begun", words: null, ...by });
  await insert(db, "csp_report_sent", {
    ...{
      ...own(),
      report_id: reportId,
      content: "{}",
      content_hash: "0",
      sent_at: by.recorded_at,
      sent_by: "system:test",
    },
  });
});

test.each(PLANNING_APPEND_ONLY)("%s is never changed and never deleted", async (table) => {
  const attacks = [`update ${table} set partnership_id = partnership_id`, `delete from ${table}`];
  if (engine === "postgres") attacks.push(`truncate ${table} cascade`);
  for (const attack of attacks)
    await expect(inTransaction(db, (trx) => sql.raw(attack).execute(trx))).rejects.toThrow(/append-only/);
});
