import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  aCaseOutcome,
  aGrade,
  aGroup,
  anAgency,
  anIncident,
  anIntervention,
  aPartnership,
  aPlanStep,
  aPremises,
  aPremisesGroup,
  aPremisesIncident,
  aUser,
  engine,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aNote } from "../support/notes.ts";
import { aHeadFile, log, seal } from "./log.ts";

let db: Executor;
let p: TestPartnership;
let headFile: string;

const ALWAYS = ["audit_event", "audit_object", "audit_seal", "audit_detail_erased"] as const;
const UNLESS_ERASING = [
  "action_change",
  "audit_detail",
  "case_change",
  "case_closure",
  "break_glass",
  "case_note",
  "disclosure",
  "incident_step",
  "intervention_step",
  "note_sharing",
  "plan_step_change",
  "premises_grade",
  "premises_incident_change",
  "record_print",
  "referral_decision",
  "risk_assessment",
  "setting_change",
  "sitting_change",
] as const;
const APPEND_ONLY = [...ALWAYS, ...UNLESS_ERASING];
/** Of each table, a column that can be set to what it is. */
const COLUMN = {
  audit_event: "fields", audit_object: "object_id", audit_seal: "mac", audit_detail_erased: "erasure_run_id",
  audit_detail: "content", referral_decision: "reason", risk_assessment: "harm_to_self_reasons",
  setting_change: "reason", disclosure: "words", action_change: "reason", sitting_change: "reason",
  plan_step_change: "reason", premises_grade: "reason", premises_incident_change: "reason", record_print: "purpose",
  case_change: "reason", case_closure: "reason",
  incident_step: "words", intervention_step: "words", break_glass: "reason", case_note: "words", note_sharing: "reason",
} as const; // prettier-ignore

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  headFile = aHeadFile();
  await log(db, { detail: { words: "kept" } });
  const erased = await log(db, { detail: { words: "erased" } });
  await seal(db, headFile);
  await aDecisionAndAnAssessment();
  await insert(db, "setting_change", {
    id: uuid(), partnership_id: p.partnershipId, key: "actions.remind-days-before", value: "5", from_day: "2026-03-01",
    reason: "Agreed by the board", recorded_by: null, recorded_at: "2026-02-20T10:00:00.000Z",
  }); // prettier-ignore
  await insert(db, "action_change", {
    id: uuid(), partnership_id: p.partnershipId, action_id: await anAction(db, p), kind: "due", before_value: "2026-03-20",
    after_value: "2026-03-27", before_agency_id: null, before_user_id: null, after_agency_id: null, after_user_id: null, told_user_id: null,
    for_day: null, reason: "The school was closed", changed_by: null, changed_at: "2026-03-01T10:00:00.000Z",
    finished_on: null, outcome: null,
  }); // prettier-ignore
  const userId = await aUser(db, p.councilId);
  const sitting = { day: "2026-04-01", start_time: "10:00", place: null };
  const sittingId = uuid();
  await insert(db, "sitting", {
    ...sitting, id: sittingId, partnership_id: p.partnershipId, group_id: p.jagId, series_id: null, series_day: null, status: "cancelled",
    reason: "Nothing to discuss", created_at: "2026-03-01T10:00:00.000Z", version: 2,
  }); // prettier-ignore
  await insert(db, "sitting_change", {
    id: uuid(), partnership_id: p.partnershipId, sitting_id: sittingId, kind: "cancelled", before_day: sitting.day, before_start_time: "10:00",
    before_place: null, after_day: sitting.day, after_start_time: "10:00", after_place: null, reason: "Nothing to discuss", changed_by: userId,
    changed_at: "2026-03-02T10:00:00.000Z",
  }); // prettier-ignore
  await insert(db, "disclosure", {
    id: uuid(), partnership_id: p.partnershipId, list: "cases", words: "Cases", row_count: 1, format: "csv", destination: "own-use",
    purpose: "The meeting", recipients: null, gateway: null, necessity: null, proportionality: null, approved_by: null,
    made_by: userId, made_at: "2026-03-01T10:00:00.000Z", audit_event_id: erased, stored_name: uuid(),
    part: 1, parts: 1, first_id: null,
  }); // prettier-ignore
  await notesAndABrokenGlass();
  await insert(db, "incident_step", {
    id: uuid(), partnership_id: p.partnershipId, incident_id: await anIncident(db, p), kind: "work", happened_on: "2026-03-01", words: "Visited",
    how: null, agency_id: p.councilId, recorded_by: null, recorded_at: "2026-03-01T10:00:00.000Z",
  }); // prettier-ignore
  await insert(db, "intervention_step", {
    id: uuid(), partnership_id: p.partnershipId, intervention_id: await anIntervention(db, p), respondent_id: null, kind: "reviewed",
    on_day: "2026-03-01", at_time: null, until_before: null, until_after: null, words: "Kept so far", reason: null, recorded_by: null,
    recorded_at: "2026-03-01T10:00:00.000Z",
  }); // prettier-ignore
  const { id: planned } = await aCase(db, p);
  const nightTime = await aPremisesGroup(db, p);
  await aGrade(db, p, { premises_id: await aPremises(db, p), sitting_id: nightTime.sittingId });
  const { id: atPremises } = await aPremisesIncident(db, p, await aPremises(db, p));
  await insert(db, "premises_incident_change", {
    id: uuid(), partnership_id: p.partnershipId, premises_incident_id: atPremises, field: "severity", before_value: "noise",
    after_value: "disorder", reason: "The log came", changed_at: "2026-03-01T10:00:00.000Z",
  }); // prettier-ignore
  await insert(db, "plan_step_change", {
    id: uuid(), partnership_id: p.partnershipId, plan_step_id: await aPlanStep(db, p, { case_id: planned }), kind: "added",
    before_value: null, after_value: null, reason: null, changed_by: null, changed_at: "2026-03-01T10:00:00.000Z",
  }); // prettier-ignore
  await insert(db, "record_print", {
    id: uuid(), partnership_id: p.partnershipId, case_id: planned, what: "plan", destination: "own-use", purpose: "The meeting",
    recipients: null, gateway: null, necessity: null, proportionality: null, approved_by: null,
    made_by: await aUser(db, p.councilId), made_at: "2026-03-01T10:00:00.000Z", audit_event_id: erased,
  }); // prettier-ignore
  await inTransaction(db, async (trx) => {
    const run = await openRun(trx);
    await trx.deleteFrom("audit_detail").where("event_id", "=", erased).execute();
    await trx.insertInto("audit_detail_erased").values({ event_id: erased, erasure_run_id: run }).execute();
    await closeRun(trx, run);
  });
});

describe.each(APPEND_ONLY)("%s outside an erasure run", (table) => {
  test("holds a row for these tests to attack", async () => {
    expect(await countOf(table)).toBeGreaterThan(0);
  });

  test.each(attacks(table))("refuses %s", async (_, attack) => {
    const before = await allOf(table);
    await expect(inTransaction(db, (trx) => sql.raw(attack).execute(trx))).rejects.toThrow(/append-only/);
    expect(await allOf(table)).toEqual(before);
  });

  test("refuses to be written over by a second row with the same key", async () => {
    const column = COLUMN[table];
    const overwrite =
      engine === "sqlite"
        ? `replace into ${table} select * from ${table} limit 1`
        : `insert into ${table} select * from ${table} limit 1 on conflict (${KEYS[table]}) do update set ${column} = excluded.${column}`;
    await expect(inTransaction(db, (trx) => sql.raw(overwrite).execute(trx))).rejects.toThrow(/append-only/);
  });
});

describe.each(ALWAYS)("%s, even in an erasure run,", (table) => {
  test.each(attacks(table))("refuses %s", async (_, attack) => {
    await expect(inErasureRun((trx) => sql.raw(attack).execute(trx))).rejects.toThrow(/append-only/);
  });
});

describe.each(UNLESS_ERASING)("%s in an erasure run", (table) => {
  test.each(attacks(table).filter(([name]) => name !== "TRUNCATE"))("allows %s", async (_, attack) => {
    await inErasureRun((trx) => sql.raw(attack).execute(trx));
    expect(await countOf(table)).toBe(attack.startsWith("delete") ? 0 : 1);
  });

  test("and no longer once that transaction is over", async () => {
    await inErasureRun(async () => {});
    await expect(inTransaction(db, (trx) => sql.raw(`delete from ${table}`).execute(trx))).rejects.toThrow(
      /append-only/,
    );
  });
});

test("an erasure run that is left open cannot be committed, and nothing of its transaction is", async () => {
  const before = await countOf("audit_detail");
  await expect(
    inTransaction(db, async (trx) => {
      await openRun(trx);
      await trx.deleteFrom("audit_detail").execute();
    }),
  ).rejects.toThrow(/foreign key/i);
  expect(await countOf("audit_detail")).toBe(before);
  await expect(
    db.selectFrom("erasure_run").select("id").where("open_marker", "is not", null).execute(),
  ).resolves.toEqual([]);
});

test("the marker that would let a run stay open can never exist", async () => {
  await expect(
    inTransaction(db, (trx) => sql`insert into erasure_marker (id) values ('open')`.execute(trx)),
  ).rejects.toThrow(/erasure_marker_stays_empty/);
});

test("an erased detail leaves the log whole; one that is merely gone does not", async () => {
  expect(await verifyLog(db, headFile)).toMatchObject({ ok: true, events: 2, first: null });
  const { event_id: id } = await db.selectFrom("audit_detail").select("event_id").executeTakeFirstOrThrow();
  await inErasureRun((trx) => trx.deleteFrom("audit_detail").where("event_id", "=", id).execute());
  expect(await verifyLog(db, headFile)).toMatchObject({ ok: false, first: { id, fault: "missing" } });
});

test("a detail that was changed in an erasure run is found", async () => {
  const { event_id: id } = await db.selectFrom("audit_detail").select("event_id").executeTakeFirstOrThrow();
  await inErasureRun((trx) => trx.updateTable("audit_detail").set({ content: "{}" }).execute());
  expect(await verifyLog(db, headFile)).toMatchObject({ ok: false, first: { id, fault: "changed" } });
});

const KEYS = {
  audit_event: "id", audit_object: "object_kind, object_id, event_id", audit_seal: "sequence", audit_detail_erased: "event_id",
  audit_detail: "event_id", referral_decision: "id", risk_assessment: "id",
  setting_change: "id", disclosure: "id", action_change: "id", sitting_change: "id",
  plan_step_change: "id", premises_grade: "id", premises_incident_change: "id", record_print: "id",
  case_change: "id", case_closure: "id",
  incident_step: "id", intervention_step: "id", break_glass: "id", case_note: "id", note_sharing: "id",
} as const; // prettier-ignore

function attacks(table: (typeof APPEND_ONLY)[number]): [string, string][] {
  const both: [string, string][] = [
    ["UPDATE", `update ${table} set ${COLUMN[table]} = ${COLUMN[table]}`],
    ["DELETE", `delete from ${table}`],
  ];
  return engine === "postgres" ? [...both, ["TRUNCATE", `truncate ${table} cascade`]] : both;
}

async function openRun(trx: Transaction) {
  const id = uuid();
  await trx
    .insertInto("erasure_run")
    .values({
      id,
      partnership_id: p.partnershipId,
      rule: "test",
      started_by: "system:test",
      started_at: "2026-03-02T10:00:00.000Z",
      open_marker: "open",
    })
    .execute();
  return id;
}

function closeRun(trx: Transaction, id: string) {
  return trx.updateTable("erasure_run").set({ open_marker: null }).where("id", "=", id).execute();
}

function inErasureRun(work: (trx: Transaction) => Promise<unknown>) {
  return inTransaction(db, async (trx) => {
    const run = await openRun(trx);
    await work(trx);
    await closeRun(trx, run);
  });
}

async function countOf(table: string) {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
  return rows[0]?.n ?? 0;
}

async function allOf(table: string) {
  return (await sql`select * from ${sql.table(table)}`.execute(db)).rows;
}

async function notesAndABrokenGlass() {
  const { id: caseId } = await aCase(db, p);
  const userId = await aUser(db, p.councilId);
  const noteId = await aNote(db, p, { caseIds: [caseId], writtenBy: userId });
  await insert(db, "note_sharing", {
    id: uuid(), partnership_id: p.partnershipId, note_id: noteId, case_id: caseId, is_shared: 1, reason: null, changed_by: userId,
    changed_at: "2026-03-01T10:00:00.000Z",
  }); // prettier-ignore
  await insert(db, "break_glass", {
    id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: userId, session_id: uuid(), reason: "A child is missing",
    opened_at: "2026-03-01T10:00:00.000Z",
  }); // prettier-ignore
}

async function aDecisionAndAnAssessment() {
  const [userId, personId, referralId, caseId] = [
    await aUser(db, await anAgency(db, p.partnershipId)),
    uuid(),
    uuid(),
    uuid(),
  ];
  const groupId = await aGroup(db, p.partnershipId, { name: "Erasure" });
  const own = { partnership_id: p.partnershipId };
  const at = "2026-03-01T10:00:00.000Z";
  await insert(db, "person", {
    ...own, id: personId, reference: "P-26-0001", version: 1, given_names: "A", family_name: "B", name_folded: "b a",
    birth_date: null, birth_date_basis: "unknown", area_words: null, created_at: at, created_by: userId,
  }); // prettier-ignore
  await insert(db, "referral", {
    ...own, id: referralId, reference: "R-26-0001", version: 1, group_id: groupId, subject_kind: "person", person_id: personId,
    person_role: "person-at-risk", referring_agency_id: p.councilId, received_on: "2026-03-01", reason: "r", lawful_basis: "l",
    status: "accepted", created_at: at, created_by: userId,
  }); // prettier-ignore
  await insert(db, "case_record", {
    ...own, id: caseId, reference: "CS-26-0001", version: 1, group_id: groupId, referral_id: referralId, subject_kind: "person",
    person_id: personId, status: "open", visibility: "standard", lead_agency_id: p.councilId, lead_user_id: null,
    opened_on: "2026-03-01", closed_on: null, risk_level: null, risk_person_id: null, risk_assessed_on: null, review_due_on: null, created_at: at,
  }); // prettier-ignore
  await insert(db, "referral_decision", {
    ...own, id: uuid(), referral_id: referralId, decision: "accepted", reason: "r", decided_by: userId, decided_on: "2026-03-01",
    decided_at: at, case_id: caseId, corrects_id: null,
  }); // prettier-ignore
  await insert(db, "risk_assessment", {
    ...own, id: uuid(), case_id: caseId, person_id: personId, assessed_on: "2026-03-01", assessed_by: userId, recorded_at: at,
    reoffending: "low", reoffending_reasons: "r", harm_to_others: "low", harm_to_others_reasons: "r", harm_to_self: "low",
    harm_to_self_reasons: "r", overall: "low", next_review_on: "2026-04-01", corrects_id: null,
  }); // prettier-ignore
  await insert(db, "case_change", {
    ...own, id: uuid(), case_id: caseId, kind: "opened", on_day: "2026-03-01", reason: "r", changed_by: userId, changed_at: at,
  }); // prettier-ignore
  await insert(db, "case_closure", {
    ...own, id: uuid(), case_id: caseId, outcome_id: await aCaseOutcome(db, p), reason: "r", closed_on: "2026-03-02", not_assessed_reason: "r",
    actions_kept: 0, actions_ended: 0, order_in_force: 0, appeal: 0, litigation: 0, inquiry: 0, review_on: null, review_rule: "held",
    closed_by: userId, closed_at: at,
  }); // prettier-ignore
}
