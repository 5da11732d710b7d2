import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { countOf } from "#app/domain/performance/measures/cells.ts";
import { caseRisk, type Recorded } from "#app/domain/risk/assessment.ts";
import { isHigh, type RiskLevel } from "#app/domain/risk/levels.ts";
import type { ProposalDecision } from "#app/domain/risk/settle-level.ts";
import type { SignList } from "#app/domain/risk/signs.ts";
import type { Executor } from "#db/transaction.ts";
import { casesVisibleTo } from "#db/visibility/cases.ts";
import {
  aCase,
  aCaseOutcome,
  anAction,
  anActor,
  aPartnership,
  aPerson,
  insert,
  testDatabase,
  type TestPartnership,
} from "../../factories.ts";
import { anAssessment, aYearsWork, referred } from "../partnership-work.ts";
import {
  aBatch,
  aFlagKind,
  cellsIn,
  closedOn,
  decidedAt,
  flagged,
  importedFrom,
  numberIn,
  on,
  QUARTER_2,
  reopenedOn,
} from "./work.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});
const LEVELS = ["low", "medium", "high", "very-high", "not-assessed"];
const LAST_DAY = "2026-09-30";
const number = (id: string, filter = {}, days = QUARTER_2) => numberIn(db, p, id, days, filter);
const byRisk = async (id: string, day = LAST_DAY) => {
  const cells = await cellsIn(db, p, id, on(day));
  return LEVELS.map((is) => countOf(cells, { by: "risk", is }));
};
const isOpenOn = async (day: string) => (await number("cases-open", {}, on(day))) === 1;

describe("open cases on a day", () => {
  test("opened by then, not closed by then, with the level that they had then", async () => {
    const { high } = await aYearsWork(db, p);
    // The restricted, the young, the unassessed, High and spring's; neither the one closed on the day nor the one opened after it.
    expect(await byRisk("cases-open")).toEqual([1, 1, 2, 0, 1]);
    expect(await byRisk("cases-high")).toEqual([0, 0, 2, 0, 0]);
    const lower = {
      caseId: high.caseId ?? "",
      personId: high.personId,
      level: "low",
      assessedOn: "2026-10-01",
    } as const;
    await anAssessment(db, p, lower);
    expect(await byRisk("cases-open")).toEqual([1, 1, 2, 0, 1]);
    expect(await byRisk("cases-open", "2026-11-22")).toEqual([2, 1, 2, 1, 1]);
    expect(await byRisk("cases-high", "2026-11-22")).toEqual([0, 0, 2, 1, 0]);
  });

  test("a case has the highest level among its people, each by the newest assessment that stands", async () => {
    const made = await referred(db, p, { receivedOn: "2026-07-01", decision: "accepted", risk: "very-high" });
    const caseId = made.caseId ?? "";
    await anAssessment(db, p, { caseId, personId: made.personId, level: "low", assessedOn: "2026-07-02" });
    const other = { caseId, personId: await aPerson(db, p), assessedOn: "2026-07-03" };
    const correctsId = await anAssessment(db, p, { ...other, level: "high" });
    expect(await byRisk("cases-open")).toEqual([0, 0, 1, 0, 0]);
    await anAssessment(db, p, { ...other, level: "medium", correctsId });
    expect(await byRisk("cases-open")).toEqual([0, 1, 0, 0, 0]);
  });

  test("has the level that the app makes of all that was assessed, and today is what the lists of cases count", async () => {
    const level = fc.constantFrom<RiskLevel>("low", "medium", "high", "very-high");
    const made = fc.record({
      ...{ person: fc.integer({ min: 0, max: 1 }), day: fc.integer({ min: 1, max: 4 }), level },
      proposed: fc.option(fc.constantFrom<RiskLevel>("low", "medium"), { nil: null }),
      decision: fc.option(fc.constantFrom<ProposalDecision>("confirmed", "refused"), { nil: null }),
      corrects: fc.boolean(),
    });
    const expected = LEVELS.map(() => 0);
    for (const list of fc.sample(fc.array(made, { maxLength: 5 }), 30)) {
      const record = await aCase(db, p, { opened_on: "2026-07-01" });
      const people = [record.personId, await aPerson(db, p)];
      const rows: Recorded[] = [];
      for (const { person, day, level: overall, corrects, ...rest } of list) {
        const personId = people[person] ?? record.personId;
        const before = rows.findLast((row) => row.personId === personId);
        const isLower = rest.proposed !== null && isHigh(overall);
        const recorded = {
          ...{ id: uuid(), personId, overall, proposed: isLower ? rest.proposed : null, nextReviewOn: null },
          ...{ decision: isLower ? rest.decision : null, assessedOn: `2026-08-0${day}` },
          correctsId: corrects ? (before?.id ?? null) : null,
        };
        rows.push(recorded);
        await insert(db, "risk_assessment", {
          ...{ id: recorded.id, partnership_id: p.partnershipId, case_id: record.id, person_id: personId, overall },
          ...{ assessed_on: recorded.assessedOn, assessed_by: null, recorded_at: "2026-08-01T09:00:00.000Z" },
          ...{ reoffending: overall, reoffending_reasons: "r", harm_to_others: overall, harm_to_others_reasons: "r" },
          ...{ harm_to_self: overall, harm_to_self_reasons: "r", proposed: recorded.proposed, level_reason: "r" },
          ...{ next_review_on: null, corrects_id: recorded.correctsId },
        });
        const at = "2026-08-05T09:00:00.000Z";
        if (recorded.decision) await decidedAt(db, p, record.id, { assessmentId: recorded.id, decision: recorded.decision, at }); // prettier-ignore
      }
      const place = LEVELS.indexOf(caseRisk(rows)?.level ?? "not-assessed");
      expected[place] = (expected[place] ?? 0) + 1;
    }
    expect(await byRisk("cases-open")).toEqual(expected);
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    const { listed } = await db
      .selectFrom("case_record")
      .select((eb) => eb.fn.countAll<number>().as("listed"))
      .where(casesVisibleTo(chair))
      .where("case_record.status", "<>", "closed")
      .executeTakeFirstOrThrow();
    expect(await number("cases-open", {}, on(LAST_DAY))).toBe(listed);
  });

  test("one that was closed and opened again was closed in between", async () => {
    const { id } = await aCase(db, p, { opened_on: "2026-04-01" });
    await closedOn(db, p, id, "2026-05-10");
    await reopenedOn(db, p, id, "2026-08-01");
    await closedOn(db, p, id, "2026-09-30");
    const days = [
      "2026-03-31",
      "2026-04-01",
      "2026-05-09",
      "2026-05-10",
      "2026-07-31",
      "2026-08-01",
      "2026-09-29",
      LAST_DAY,
    ];
    const open = await Promise.all(days.map(isOpenOn));
    expect(open).toEqual([false, true, true, false, false, true, true, false]);
  });

  test("one that came closed from another system and was opened again here was closed until then", async () => {
    const batchId = await aBatch(db, p);
    const { id } = await aCase(db, p, { opened_on: "2024-01-01", import_batch_id: batchId });
    await importedFrom(db, p, { caseId: id, batchId }, { on: "2025-02-01" });
    await reopenedOn(db, p, id, "2026-08-01");
    expect(await Promise.all(["2025-01-31", "2025-02-01", "2026-07-31", "2026-08-01"].map(isOpenOn))).toEqual([
      ...[true, false, false, true],
    ]);
  });

  test.each([
    ["loading", 0],
    ["undone", 0],
    ["visible", 1],
  ] as const)("of a file that is %s: %i", async (status, count) => {
    const import_batch_id = await aBatch(db, p, status);
    await aCase(db, p, { opened_on: "2026-07-05", import_batch_id });
    expect(await number("cases-open", {}, on(LAST_DAY))).toBe(count);
    expect(await number("cases-opened")).toBe(count);
  });
});

describe("closing", () => {
  test("each time by its day, with its outcome and its level; those of a former system too", async () => {
    const outcomeId = await aCaseOutcome(db, p);
    const { id } = await aCase(db, p, { opened_on: "2026-01-01" });
    await closedOn(db, p, id, "2026-07-01", { outcomeId, level: "medium" });
    await reopenedOn(db, p, id, "2026-07-20");
    await closedOn(db, p, id, "2026-09-30", { outcomeId, level: "low" });
    const early = await aCase(db, p, { opened_on: "2026-01-01" });
    await closedOn(db, p, early.id, "2026-06-30");
    const late = await aCase(db, p, { opened_on: "2026-01-01" });
    await closedOn(db, p, late.id, "2026-10-01");
    const batchId = await aBatch(db, p);
    const came = await aCase(db, p, {
      ...{ opened_on: "2026-07-02", import_batch_id: batchId, status: "closed", closed_on: "2026-07-12" },
    });
    await importedFrom(db, p, { caseId: came.id, batchId }, { on: "2026-07-12", level: "high" });
    const hidden = await aBatch(db, p, "loading");
    const unseen = await aCase(db, p, {
      ...{ opened_on: "2026-07-02", import_batch_id: hidden, status: "closed", closed_on: "2026-07-12" },
    });
    await importedFrom(db, p, { caseId: unseen.id, batchId: hidden }, { on: "2026-07-12" });
    expect(await number("cases-closed")).toBe(3);
    expect(await number("cases-closed", { by: "outcome", is: outcomeId })).toBe(2);
    expect(await number("cases-closed", { by: "outcome", is: "not-said" })).toBe(1);
    const levels = ["medium", "low", "high"].map((is) => number("cases-closed", { by: "risk", is }));
    expect(await Promise.all(levels)).toEqual([1, 1, 1]);
    expect(await number("cases-reopened")).toBe(1);
    // 181 days from its first opening, 72 from its second, 10 in the former system.
    expect(await number("cases-days-to-closure")).toBe(72);
    expect(await number("cases-days-to-closure", { by: "outcome", is: outcomeId })).toBe(126.5);
  });

  test("on any day, what is open is what was open before, with what opened and opened again, less what closed", async () => {
    const gaps = fc.sample(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 }), 25);
    for (const [opens, ...more] of gaps) {
      let day = plusDays("2026-04-01", opens ?? 0);
      const { id } = await aCase(db, p, { opened_on: day });
      for (const [index, gap] of more.entries()) {
        day = plusDays(day, gap + 1);
        await (index % 2 === 0 ? closedOn(db, p, id, day) : reopenedOn(db, p, id, day));
      }
    }
    for (const [from, to] of [
      ["2026-04-10", "2026-04-30"],
      ["2026-05-01", "2026-07-31"],
      ["2026-07-01", "2026-12-31"],
    ] as const) {
      const before = Number(await number("cases-open", {}, on(plusDays(from, -1))));
      const during = (id: string) => number(id, {}, { from, to }).then(Number);
      const change = (await during("cases-opened")) + (await during("cases-reopened")) - (await during("cases-closed"));
      expect([from, await number("cases-open", {}, on(to))]).toEqual([from, before + change]);
    }
  });
});

test("opened by the day, its agency and its subject’s age then", async () => {
  const child = await aPerson(db, p, { birth_date: "2008-07-02" });
  await aCase(db, p, { opened_on: "2026-07-01", person_id: child });
  await aCase(db, p, { opened_on: "2026-07-02", person_id: child, lead_agency_id: p.councilId });
  await aCase(db, p, { opened_on: "2026-06-30" });
  await aCase(db, p, { opened_on: "2026-10-01" });
  expect(await number("cases-opened")).toBe(2);
  expect(await number("cases-opened", { by: "youth", is: "yes" })).toBe(1);
  expect(await number("cases-opened", { by: "agency", is: p.councilId })).toBe(1);
});

describe("the days to the first action", () => {
  test("count from the opening to the first action alone, by the day it was raised", async () => {
    const opened = (opened_on: string, more = {}) => aCase(db, p, { opened_on, ...more });
    const quick = await opened("2026-07-01");
    await anAction(db, p, { case_id: quick.id, raised_on: "2026-07-01" });
    await anAction(db, p, { case_id: quick.id, raised_on: "2026-07-31" });
    const slow = await opened("2026-06-20", { group_id: p.youthJagId });
    await anAction(db, p, { case_id: slow.id, raised_on: "2026-07-11" });
    const before = await opened("2026-06-01");
    await anAction(db, p, { case_id: before.id, raised_on: "2026-06-30" });
    await anAction(db, p, { case_id: before.id, raised_on: "2026-07-01" });
    const came = await opened("2020-01-01", { import_batch_id: await aBatch(db, p) });
    await anAction(db, p, { case_id: came.id, raised_on: "2026-07-15" });
    expect(await number("cases-days-to-first-action")).toBe(10.5);
    expect(await number("cases-days-to-first-action", { group: p.youthJagId })).toBe(21);
  });

  test("are none where nothing was raised", async () => {
    await aCase(db, p, { opened_on: "2026-07-01" });
    expect(await number("cases-days-to-first-action")).toBeNull();
  });
});

describe("what a case is about", () => {
  test("a flag counts from its first day to its last, each for itself", async () => {
    const lines = await aFlagKind(db, p, "County lines");
    const hate = await aFlagKind(db, p, "Hate");
    const { id: caseId } = await aCase(db, p, { opened_on: "2026-04-01" });
    await flagged(db, p, { caseId, kindId: lines, from: "2026-07-01", until: "2026-09-30" });
    await flagged(db, p, { caseId, kindId: hate, from: "2026-09-30" });
    const numbers = (day: string) =>
      Promise.all([lines, hate].map((is) => number("cases-flagged-open", { by: "flag", is }, on(day))));
    expect(await numbers("2026-06-30")).toEqual([0, 0]);
    expect(await numbers("2026-07-01")).toEqual([1, 0]);
    expect(await numbers("2026-09-30")).toEqual([1, 1]);
    expect(await numbers("2026-10-01")).toEqual([0, 1]);
    await closedOn(db, p, caseId, "2026-10-05");
    expect(await numbers("2026-10-05")).toEqual([0, 0]);
    const autumn = { from: "2026-10-01", to: "2026-12-31" };
    expect(await number("cases-flagged-closed", { by: "flag", is: hate }, autumn)).toBe(1);
    expect(await number("cases-flagged-closed", {}, autumn)).toBe(1);
  });

  test("domestic abuse is told by what the flag does, whatever it is called", async () => {
    const kindId = await aFlagKind(db, p, "MARAC cases", "da-marac");
    const other = await aFlagKind(db, p, "Domestic abuse");
    const { id: caseId } = await aCase(db, p, { opened_on: "2026-07-01" });
    const { id: second } = await aCase(db, p, { opened_on: "2026-07-01" });
    await flagged(db, p, { caseId, kindId, from: "2026-07-01" });
    await flagged(db, p, { caseId: second, kindId: other, from: "2026-07-01" });
    expect(await byRisk("cases-domestic-abuse")).toEqual([0, 0, 0, 0, 1]);
    expect(await number("cases-domestic-abuse", {}, on("2026-06-30"))).toBe(0);
  });

  test("signs count from the newest assessment of somebody alone", async () => {
    const made = await aCase(db, p, { opened_on: "2026-07-01" });
    const assessed = async (level: RiskLevel, assessedOn: string, signs: [SignList, string][]) => {
      const assessment_id = await anAssessment(db, p, { caseId: made.id, personId: made.personId, level, assessedOn });
      for (const [list, sign] of signs)
        await insert(db, "risk_assessment_sign", { assessment_id, list, sign, partnership_id: p.partnershipId });
    };
    await assessed("high", "2026-07-02", [
      ["cuckooing-type", "drugs"],
      ["exploitation", "drug-debt"],
      ["exploitation", "out-of-area"],
      ["ace", "household-prison"],
    ]);
    await assessed("medium", "2026-08-01", [
      ["adult-exploitation", "fearful"],
      ["adversity", "poverty"],
    ]);
    expect(await number("cases-cuckooing", {}, on("2026-07-01"))).toBe(0);
    expect(await byRisk("cases-cuckooing", "2026-07-02")).toEqual([0, 0, 1, 0, 0]);
    expect(await number("cases-cuckooing", {}, on("2026-08-01"))).toBe(0);
    expect(await number("cases-exploitation", { by: "youth", is: "yes" }, on("2026-07-02"))).toBe(1);
    expect(await number("cases-exploitation", { by: "youth", is: "no" }, on("2026-08-01"))).toBe(1);
    await assessed("low", "2026-08-02", [["exploitation", "injuries"]]);
    expect(await number("cases-exploitation", {}, on("2026-08-02"))).toBe(0);
  });
});

// A day is a day in London (DESIGN 1): in summer it begins and ends an hour before the UTC day.
test.each([
  ["an hour and a half before midnight in summer", "2026-06-30T21:30:00.000Z", "2026-06-30", "low"],
  ["in the last instant of the day", "2026-06-30T22:59:59.999Z", "2026-06-30", "low"],
  ["in the first instant of the next", "2026-06-30T23:00:00.000Z", "2026-06-30", "high"],
  ["half an hour past midnight in summer, 23:30 UTC", "2026-06-30T23:30:00.000Z", "2026-06-30", "high"],
  ["the same, as of the day on which it was", "2026-06-30T23:30:00.000Z", "2026-07-01", "low"],
  ["at 23:30 UTC in winter", "2026-12-31T23:30:00.000Z", "2026-12-31", "low"],
  ["on the night when the clocks went forward", "2026-03-29T23:30:00.000Z", "2026-03-29", "high"],
  ["on the night when the clocks went back", "2026-10-25T23:30:00.000Z", "2026-10-25", "low"],
])("a lower level that is confirmed %s counts by %3$s: %4$s", async (_name, at, day, level) => {
  const { id: caseId, personId } = await aCase(db, p, { opened_on: "2026-02-25" });
  const assessmentId = uuid();
  await insert(db, "risk_assessment", {
    ...{ id: assessmentId, partnership_id: p.partnershipId, case_id: caseId, person_id: personId },
    ...{ assessed_on: "2026-03-01", assessed_by: null, recorded_at: "2026-03-01T09:00:00.000Z", reoffending: "low" },
    ...{ reoffending_reasons: "Quiet", harm_to_others: "low", harm_to_others_reasons: "Quiet", harm_to_self: "low" },
    ...{ harm_to_self_reasons: "Quiet", overall: "high", proposed: "low", level_reason: "Moved away" },
    next_review_on: "2099-01-01",
  });
  await decidedAt(db, p, caseId, { assessmentId, decision: "confirmed", at });
  expect(await byRisk("cases-open", day)).toEqual(LEVELS.map((one) => (one === level ? 1 : 0)));
});
