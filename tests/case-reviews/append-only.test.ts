import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { action as conflictAction } from "#app/routes/case-reviews/$reviewId_.conflict/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, engine, insert, testDatabase } from "../factories.ts";
import { REVIEW_APPEND_ONLY } from "./append-only-tables.ts";
import { ago, decidedReview } from "./reviewing.ts";

let db: Executor;
beforeEach(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  const officer = await anActor(db, p, { duties: ["asb-officer"] });
  const { id, work } = await decidedReview(db, p, officer);
  await work.send(conflictAction, id, {}, { userId: officer.id, conflict: "managed" });
  await work.decide(id, "met");
  await work.letter(id, "threshold-met", ago(5));
  await work.panelMember(id, "Ada Chair", { role: "chair" });
  await insert(db, "case_review_template", {
    ...{ id: uuid(), partnership_id: p.partnershipId, kind: "outcome", number: 1 },
    ...{ content_base64: null, size: null, sha256: null },
    ...{ recorded_at: new Date().toISOString(), recorded_by: officer.id },
  });
});

test.each(REVIEW_APPEND_ONLY.map((table) => [table] as const))("nothing of %s is changed or deleted", async (table) => {
  const rows = await sql`select id from ${sql.table(table)}`.execute(db);
  expect(rows.rows.length).toBeGreaterThan(0);
  const tries = [
    sql`update ${sql.table(table)} set partnership_id = partnership_id`,
    sql`delete from ${sql.table(table)}`,
    ...(engine === "postgres" ? [sql`truncate ${sql.table(table)} cascade`] : []),
  ];
  for (const query of tries)
    await expect(inTransaction(db, (trx) => query.execute(trx))).rejects.toThrow(/append-only/);
});
