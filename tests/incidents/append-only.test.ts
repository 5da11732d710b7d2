import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, anIncident, aPartnership, engine, insert, testDatabase } from "../factories.ts";
import { PROBLEM_APPEND_ONLY } from "./append-only-tables.ts";
import { aLinkedCase, aProblem } from "./problems.ts";

let db: Executor;
beforeEach(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  const officer = await anActor(db, p, { duties: ["asb-officer"] });
  const incident_id = await anIncident(db, p);
  const problem_id = await aProblem(db, p);
  const case_id = await aLinkedCase(db, p, p.jagId, [incident_id]);
  const at = { partnership_id: p.partnershipId, changed_by: officer.id, changed_at: "2026-03-02T10:00:00.000Z" };
  await insert(db, "problem_change", { id: uuid(), problem_id, kind: "closed", reason: "Quiet", ...at });
  await insert(db, "incident_case_change", { id: uuid(), incident_id, case_id, kind: "linked", ...at });
  const event = await inTransaction(db, (trx) =>
    insertAuditEvent(trx, officer, new Date(), {
      category: "consultation",
      event: "problem.viewed",
      objectKind: "problem",
      objectId: problem_id,
    }),
  );
  await insert(db, "chronology", {
    id: uuid(), partnership_id: p.partnershipId, problem_id, content_as_json: "[]", shows_reporters: 0, destination: "own-use",
    purpose: "For the file", made_by: officer.id, made_at: "2026-03-02T10:00:00.000Z", audit_event_id: event,
  }); // prettier-ignore
});

test.each(PROBLEM_APPEND_ONLY.map((table) => [table] as const))(
  "nothing of %s is changed or deleted",
  async (table) => {
    const rows = await sql`select id from ${sql.table(table)}`.execute(db);
    expect(rows.rows.length).toBeGreaterThan(0);
    const tries = [
      sql`update ${sql.table(table)} set id = id`,
      sql`delete from ${sql.table(table)}`,
      ...(engine === "postgres" ? [sql`truncate ${sql.table(table)}`] : []),
    ];
    for (const query of tries)
      await expect(inTransaction(db, (trx) => query.execute(trx))).rejects.toThrow(/append-only/);
  },
);
