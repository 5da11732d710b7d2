import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { countOf, valuesOf } from "#app/domain/performance/measures/cells.ts";
import { newestOfEach, uncorrected } from "#app/domain/risk/assessment.ts";
import { RISK_LEVELS, type RiskLevel } from "#app/domain/risk/levels.ts";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { aCase, aPartnership, aPerson, insert, testDatabase, type TestPartnership } from "../../factories.ts";
import { aBatch, cellsIn, closedOn, decidedAt, numberIn, on, QUARTER_2, reopenedOn, rowsIn } from "./work.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});
const number = (id: string, filter = {}, days = QUARTER_2) => numberIn(db, p, id, days, filter);
const told = async (id: string, by: "course" | "kept" | "reviewer" | "assessed", days = QUARTER_2) => {
  const cells = await cellsIn(db, p, id, days);
  return Object.fromEntries(valuesOf(cells, by).map((is) => [is, countOf(cells, { by, is })]));
};

type Of = { caseId: string; personId: string };
async function assessed(
  of: Of,
  assessed_on: string,
  level: RiskLevel,
  changes: Partial<Database["risk_assessment"]> = {},
) {
  const id = uuid();
  await insert(db, "risk_assessment", {
    ...{ id, partnership_id: p.partnershipId, case_id: of.caseId, person_id: of.personId, assessed_on },
    ...{ assessed_by: null, recorded_at: `${assessed_on}T09:00:00.000Z`, reoffending: level, harm_to_others: level },
    ...{ harm_to_self: level, reoffending_reasons: "r", harm_to_others_reasons: "r", harm_to_self_reasons: "r" },
    ...{ overall: level, proposed: null, level_reason: null, next_review_on: null, ...changes },
  });
  return id;
}
async function opened(changes: Parameters<typeof aCase>[2] = {}): Promise<Of> {
  const { id, personId } = await aCase(db, p, { opened_on: "2026-01-01", ...changes });
  return { caseId: id, personId };
}

describe("risk from referral to closure", () => {
  test("is told by domain, of each person in a case that was closed in the days", async () => {
    const first = await opened();
    await assessed(first, "2026-02-01", "medium");
    await assessed(first, "2026-03-01", "very-high");
    await assessed(first, "2026-06-01", "medium", { harm_to_others: "low", harm_to_self: "high" });
    const other = { ...first, personId: await aPerson(db, p) };
    await assessed(other, "2026-03-01", "high");
    await closedOn(db, p, first.caseId, "2026-09-30");
    const before = await opened();
    await assessed(before, "2026-02-01", "low");
    await closedOn(db, p, before.caseId, "2026-06-30");
    await opened();
    expect(await told("risk-moved-reoffending", "course")).toEqual({ stayed: 1, once: 1 });
    expect(await told("risk-moved-harm-to-others", "course")).toEqual({ fell: 1, once: 1 });
    expect(await told("risk-moved-harm-to-self", "course")).toEqual({ rose: 1, once: 1 });
    expect(await number("risk-moved-harm-to-self", { by: "atfirst", is: "medium" })).toBe(1);
    expect(await number("risk-moved-harm-to-self", { by: "atend", is: "high" })).toBe(2);
  });

  test("an assessment that was corrected, or made after the day of closure, is none", async () => {
    const of = await opened();
    const wrong = await assessed(of, "2026-02-01", "very-high");
    await assessed(of, "2026-02-01", "low", { corrects_id: wrong });
    await assessed(of, "2026-07-31", "medium");
    await assessed(of, "2026-08-02", "low");
    await closedOn(db, p, of.caseId, "2026-08-01");
    expect(await told("risk-moved-reoffending", "course")).toEqual({ rose: 1 });
  });

  test("each closing counts for itself, and none of a file that is being taken back", async () => {
    const of = await opened();
    await assessed(of, "2026-02-01", "high");
    await closedOn(db, p, of.caseId, "2026-07-01");
    await reopenedOn(db, p, of.caseId, "2026-07-10");
    await assessed(of, "2026-09-01", "low");
    await closedOn(db, p, of.caseId, "2026-09-02");
    const hidden = await opened({ import_batch_id: await aBatch(db, p, "undone") });
    await assessed(hidden, "2026-02-01", "high");
    await closedOn(db, p, hidden.caseId, "2026-07-01");
    expect(await told("risk-moved-reoffending", "course")).toEqual({ once: 1, fell: 1 });
  });

  test("the first and the newest are those that the app would take", async () => {
    const day = fc.constantFrom("2026-02-01", "2026-02-02", "2026-02-03", "2026-02-04");
    const made = fc.record({ day, level: fc.constantFrom(...RISK_LEVELS), corrects: fc.boolean() });
    for (const list of fc.sample(fc.array(made, { minLength: 1, maxLength: 5 }), 30)) {
      const of = await opened();
      const rows: { id: string; personId: string; assessedOn: string; correctsId: string | null; level: RiskLevel }[] =
        [];
      for (const { day: assessedOn, level, corrects } of list) {
        const correctsId = corrects ? (rows.at(-1)?.id ?? null) : null;
        const id = await assessed(of, assessedOn, level, { corrects_id: correctsId });
        rows.push({ id, personId: of.personId, assessedOn, correctsId, level });
      }
      await closedOn(db, p, of.caseId, "2026-07-01");
      const standing = uncorrected(rows);
      const newest = newestOfEach(standing)[0];
      const first = [...standing].sort((a, b) => (a.assessedOn + a.id < b.assessedOn + b.id ? -1 : 1))[0];
      const counted = (await rowsIn(db, p, "risk-moved-reoffending", QUARTER_2)).filter(
        (row) => row.record_id === of.caseId,
      );
      expect(counted.map((row) => [row.atfirst, row.atend])).toEqual([[first?.level, newest?.level]]);
    }
  });
});

describe("reviews that fell due", () => {
  test.each([
    ["assessed again before it was due", "2026-07-10", "on-time"],
    ["assessed again on the day", "2026-07-15", "on-time"],
    ["assessed again on the day after", "2026-07-16", "late"],
    ["not assessed again", null, "not-done"],
  ])("%s: %3$s", async (_name, again, kept) => {
    const of = await opened();
    await assessed(of, "2026-07-01", "high", { next_review_on: "2026-07-15" });
    if (again) await assessed(of, again, "medium");
    // Of somebody else in the same case.
    await assessed({ ...of, personId: await aPerson(db, p) }, "2026-07-12", "low");
    expect(await told("risk-reviews-due", "kept")).toEqual({ [kept]: 1 });
    expect(await number("risk-reviews-due", { by: "risk", is: "high" })).toBe(1);
  });

  test("count on the first and the last day, and by what a correction says instead", async () => {
    const due = async (next_review_on: string, changes = {}) => {
      const of = await opened();
      return { of, id: await assessed(of, "2026-06-20", "medium", { next_review_on, ...changes }) };
    };
    await due("2026-06-30");
    await due("2026-07-01");
    await due("2026-09-30");
    await due("2026-10-01");
    const { of, id } = await due("2026-07-20");
    await assessed(of, "2026-06-20", "medium", { next_review_on: "2026-10-20", corrects_id: id });
    expect(await number("risk-reviews-due")).toBe(2);
  });

  test("none is owed once the case is closed, and again when it is opened again", async () => {
    const of = await opened();
    await assessed(of, "2026-07-01", "high", { next_review_on: "2026-07-15" });
    await closedOn(db, p, of.caseId, "2026-07-15");
    expect(await number("risk-reviews-due")).toBe(0);
    await reopenedOn(db, p, of.caseId, "2026-07-20");
    expect(await number("risk-reviews-due")).toBe(0);
    await assessed(of, "2026-07-21", "medium", { next_review_on: "2026-08-21" });
    await closedOn(db, p, of.caseId, "2026-08-22");
    expect(await told("risk-reviews-due", "kept")).toEqual({ "not-done": 1 });
  });
});

test("reviews by supervisors and managers count by their day", async () => {
  const { caseId } = await opened();
  const reviewed = (reviewer_role: "supervisor" | "manager", reviewed_on: string) =>
    insert(db, "risk_review", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, reviewer_role, words: "Seen", level: "high" },
      ...{ reviewed_on, reviewed_by: null, recorded_at: `${reviewed_on}T09:00:00.000Z` },
    });
  await reviewed("supervisor", "2026-06-30");
  await reviewed("supervisor", "2026-07-01");
  await reviewed("supervisor", "2026-09-30");
  await reviewed("manager", "2026-08-01");
  await reviewed("manager", "2026-10-01");
  expect(await told("risk-reviews-by-others", "reviewer")).toEqual({ supervisor: 2, manager: 1 });
});

describe("a lower level that is proposed", () => {
  const WAITING = "risk-lowering-waiting";
  const proposal = { proposed: "medium", level_reason: "Quiet" } as const;

  test.each([
    ["confirmed", "2026-07-20T21:59:59.999Z", "2026-07-20", 0],
    ["refused", "2026-07-20T22:59:59.999Z", "2026-07-20", 0],
    ["confirmed", "2026-07-20T23:00:00.000Z", "2026-07-20", 1],
    ["signed-off", "2026-07-10T09:00:00.000Z", "2026-07-20", 1],
  ] as const)("%s at %s: waits by %s as %i", async (decision, at, day, count) => {
    const of = await opened();
    const assessmentId = await assessed(of, "2026-07-02", "high", proposal);
    await decidedAt(db, p, of.caseId, { assessmentId, decision, at });
    expect(await number(WAITING, {}, on("2026-07-01"))).toBe(0);
    expect(await number(WAITING, {}, on("2026-07-02"))).toBe(1);
    expect(await number(WAITING, {}, on(day))).toBe(count);
  });

  test("waits no more once there is a newer assessment, or the case is closed", async () => {
    const of = await opened();
    await assessed(of, "2026-07-02", "high", proposal);
    const other = await opened();
    await assessed(other, "2026-07-02", "high", proposal);
    await assessed(of, "2026-07-10", "high");
    await closedOn(db, p, other.caseId, "2026-07-12");
    expect(await number(WAITING, {}, on("2026-07-09"))).toBe(2);
    expect(await number(WAITING, {}, on("2026-07-10"))).toBe(1);
    expect(await number(WAITING, {}, on("2026-07-12"))).toBe(0);
  });

  test("of a victim waits as that of anybody else", async () => {
    const of = await opened();
    await assessed(of, "2026-07-02", "high", proposal);
    const list = { partnership_id: p.partnershipId, created_at: "2026-01-05T09:00:00.000Z", version: 1 };
    const questionnaire_id = uuid();
    await insert(db, "victim_questionnaire", {
      ...{ ...list, id: questionnaire_id, number: 1, status: "published", content: "{}", published_by: null },
      published_at: "2026-01-05T09:00:00.000Z",
    });
    const victimAssessmentId = uuid();
    await insert(db, "victim_assessment", {
      ...{
        id: victimAssessmentId,
        partnership_id: p.partnershipId,
        case_id: of.caseId,
        person_id: await aPerson(db, p),
      },
      ...{
        assessed_on: "2026-07-03",
        assessed_by: null,
        recorded_at: "2026-07-03T09:00:00.000Z",
        next_review_on: null,
      },
      ...{ corrects_id: null, correction_reason: null, questionnaire_id, answers: "[]", triggers: "[]", points: 0 },
      ...{
        computed_band: "high",
        band: "high",
        proposed: "medium",
        level_reason: "Quiet",
        occasion: "review",
        notes: null,
      },
    });
    expect(await told(WAITING, "assessed", on("2026-07-03"))).toEqual({ risk: 1, victim: 1 });
    await decidedAt(db, p, of.caseId, { victimAssessmentId, decision: "confirmed", at: "2026-07-04T09:00:00.000Z" });
    expect(await told(WAITING, "assessed", on("2026-07-04"))).toEqual({ risk: 1 });
  });
});
