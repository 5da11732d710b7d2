import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, aPartnership, engine, insert, testDatabase } from "../factories.ts";
import { RISK_APPEND_ONLY } from "./append-only-tables.ts";

let db: Executor;
const AT = "2026-03-01T10:00:00.000Z";
/** Of each table, a column that can be set to what it is. */
const COLUMN: Record<(typeof RISK_APPEND_ONLY)[number], string> = {
  asset_plus_level: "shared_by",
  case_risk_change: "level",
  location_assessment: "reasons",
  risk_assessment_factor: "factor_id",
  risk_assessment_sign: "sign",
  risk_decision: "reason",
  risk_questions: "varm_words",
  risk_review: "words",
  victim_assessment: "notes",
};

beforeEach(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  const { id: case_id, personId: person_id } = await aCase(db, p);
  const own = { partnership_id: p.partnershipId };
  const of = { ...own, case_id, person_id };
  const list = { ...own, created_at: AT, version: 1 };
  const [assessment_id, factor_id, level_id, questionnaire_id] = [uuid(), uuid(), uuid(), uuid()];
  await insert(db, "risk_assessment", {
    ...of, id: assessment_id, assessed_on: "2026-03-01", recorded_at: AT, reoffending: "low", reoffending_reasons: "r", harm_to_others: "high",
    harm_to_others_reasons: "r", harm_to_self: "low", harm_to_self_reasons: "r", overall: "high",
  }); // prettier-ignore
  await insert(db, "risk_factor", { ...list, id: factor_id, name: "Weapon", name_folded: "weapon" });
  await insert(db, "risk_assessment_factor", { ...own, assessment_id, factor_id });
  await insert(db, "risk_assessment_sign", { ...own, assessment_id, list: "ace", sign: "domestic-violence" });
  await insert(db, "asset_plus_level", {
    ...of, id: uuid(), reoffending: "low", serious_harm: "low", safety: "low", level_on: "2026-03-01", shared_by: "YJ", recorded_at: AT,
  }); // prettier-ignore
  await insert(db, "risk_questions", { ...of, id: uuid(), answered_at: AT });
  await insert(db, "risk_decision", {
    ...own,
    id: uuid(),
    case_id,
    assessment_id,
    decision: "signed-off",
    decided_at: AT,
  });
  await insert(db, "risk_review", {
    ...own, id: uuid(), case_id, reviewer_role: "manager", words: "Seen", reviewed_on: "2026-03-01", recorded_at: AT,
  }); // prettier-ignore
  await insert(db, "case_risk_change", { ...of, id: uuid(), level: "high", on_day: "2026-03-01", recorded_at: AT });
  await insert(db, "location_level", {
    ...list, id: level_id, rank: 1, name: "Watch", name_folded: "watch", meaning: "m", review_days: 90,
  }); // prettier-ignore
  await insert(db, "location_assessment", {
    ...own, id: uuid(), case_id, level_id, level_name: "Watch", level_rank: 1, reasons: "r", occasion: "review", assessed_on: "2026-03-01",
    recorded_at: AT,
  }); // prettier-ignore
  await insert(db, "victim_questionnaire", {
    ...list, id: questionnaire_id, number: 1, status: "published", content: "{}", published_at: AT,
  }); // prettier-ignore
  await insert(db, "victim_assessment", {
    ...of, id: uuid(), questionnaire_id, answers: "[]", triggers: "[]", points: 0, computed_band: "standard", band: "standard",
    occasion: "review", assessed_on: "2026-03-01", recorded_at: AT,
  }); // prettier-ignore
});

test.each(RISK_APPEND_ONLY.map((table) => [table] as const))("nothing of %s is changed or deleted", async (table) => {
  const attacks = [`update ${table} set ${COLUMN[table]} = ${COLUMN[table]}`, `delete from ${table}`];
  if (engine === "postgres") attacks.push(`truncate ${table} cascade`);
  for (const attack of attacks)
    await expect(inTransaction(db, (trx) => sql.raw(attack).execute(trx))).rejects.toThrow(/append-only/);
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
  expect(Number(rows[0]?.n)).toBe(1);
});

test("a proposal is decided once, whoever is quicker", async () => {
  const { id, case_id, partnership_id } = await db.selectFrom("risk_assessment").selectAll().executeTakeFirstOrThrow();
  const decision = { partnership_id, case_id, assessment_id: id, decided_at: AT };
  await insert(db, "risk_decision", { ...decision, id: uuid(), decision: "confirmed" });
  await expect(
    insert(db, "risk_decision", { ...decision, id: uuid(), decision: "refused", reason: "No" }),
  ).rejects.toThrow();
});
