import { beforeEach, describe, expect, test } from "vitest";
import { ageOn } from "#app/domain/people/person.ts";
import { countOf } from "#app/domain/performance/measures/cells.ts";
import { countRowsSeen, listRowsSeen } from "#db/queries/measures/rows.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  aLocation,
  anActor,
  anIncident,
  aPartnership,
  aPerson,
  aReferral,
  aReferralAbout,
  insert,
  testDatabase,
  type TestPartnership,
} from "../../factories.ts";
import { aDecision, anAssessment, aYearsWork, referred } from "../partnership-work.ts";
import { named } from "./counting.ts";
import { cellsIn, numberIn, on, QUARTER_2, rowsIn } from "./work.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});
const LEVELS = ["low", "medium", "high", "very-high", "not-assessed"];
const number = (id: string, filter = {}, days = QUARTER_2) => numberIn(db, p, id, days, filter);
const byRisk = async (id: string, group?: string, days = QUARTER_2) => {
  const cells = await cellsIn(db, p, id, days);
  return LEVELS.map((is) => countOf(cells, { by: "risk", is, ...(group ? { group } : {}) }));
};
const DECIDED = ["referrals-accepted", "referrals-declined", "referrals-otherwise"];
const YEAR = { from: "2026-04-01", to: "2026-09-30" };

test("a referral counts on the day it was received, in its group, by the first level in its case", async () => {
  await referred(db, p, { receivedOn: "2026-07-01", decision: "accepted", risk: "high" });
  await referred(db, p, { receivedOn: "2026-09-30" });
  await referred(db, p, { receivedOn: "2026-06-30" });
  await referred(db, p, { receivedOn: "2026-10-01" });
  expect(await byRisk("referrals-received", p.jagId)).toEqual([0, 0, 1, 0, 1]);
  expect(await number("referrals-received")).toBe(2);
});

test("received by group and by the level at the first assessment, in the quarter and the year to date", async () => {
  await aYearsWork(db, p);
  expect(await byRisk("referrals-received", p.jagId)).toEqual([0, 1, 1, 1, 2]);
  expect(await byRisk("referrals-received", p.youthJagId)).toEqual([0, 0, 1, 0, 3]);
  expect(await byRisk("referrals-received", undefined, YEAR)).toEqual([2, 1, 2, 1, 5]);
});

test("those to a Youth JAG and to an Adults at Risk Group also stand for themselves", async () => {
  await aYearsWork(db, p);
  await referred(db, p, { groupId: p.adultsId, receivedOn: "2026-08-09", decision: "accepted", risk: "medium" });
  expect(await byRisk("referrals-youth-jag")).toEqual([0, 0, 1, 0, 3]);
  expect(await byRisk("referrals-adults-at-risk")).toEqual([0, 1, 0, 0, 0]);
});

test("a corrected first assessment counts as corrected", async () => {
  const { caseId, personId } = await referred(db, p, { receivedOn: "2026-07-01", decision: "accepted" });
  const of = { caseId: caseId ?? "", personId, assessedOn: "2026-07-02" };
  const correctsId = await anAssessment(db, p, { ...of, level: "very-high" });
  await anAssessment(db, p, { ...of, level: "medium", correctsId });
  await anAssessment(db, p, { ...of, level: "high", assessedOn: "2026-07-09" });
  expect(await byRisk("referrals-received")).toEqual([0, 1, 0, 0, 0]);
});

describe("who and what a referral is about", () => {
  const DAY = "2026-08-14";

  test.each([
    ["the day before the 18th birthday", { birth_date: "2008-08-15" }, "yes"],
    ["on it", { birth_date: "2008-08-14" }, "no"],
    ["without a known day of birth", { birth_date: null, birth_date_basis: "unknown" }, "not-said"],
  ] as const)("under 18 %s: %s", async (_name, born, youth) => {
    await aReferral(db, p, { received_on: DAY, person_id: await aPerson(db, p, born) });
    expect(await number("referrals-received", { by: "youth", is: youth })).toBe(1);
    if (born.birth_date) expect(ageOn(born.birth_date, DAY) < 18 ? "yes" : "no").toBe(youth);
  });

  test("of two records of one person the one that stands says how old", async () => {
    const stands = await aPerson(db, p, { birth_date: "2010-01-01" });
    const person_id = await aPerson(db, p, { birth_date: "1990-01-01", merged_into_id: stands });
    await aReferral(db, p, { received_on: DAY, person_id });
    expect(await number("referrals-received", { by: "youth", is: "yes" })).toBe(1);
  });

  test("of somebody who is only typed, what was typed", async () => {
    const typed = { typed_given_names: "Kit", typed_family_name: "Sample", typed_area: null };
    await aReferral(db, p, {
      ...{ received_on: DAY, person_id: null, ...typed },
      ...{ typed_birth_date: "2010-02-03", typed_birth_date_basis: "exact" },
    });
    expect(await number("referrals-received", { by: "youth", is: "yes" })).toBe(1);
  });

  test("a place and a problem are nobody's age and not assessed", async () => {
    await aReferralAbout(db, p, { location_id: await aLocation(db, p) }, { received_on: DAY });
    await aReferralAbout(db, p, { problem_title: "Off-road bikes" }, { received_on: DAY });
    expect(await number("referrals-received", { by: "youth", is: "no" })).toBe(2);
    expect(await byRisk("referrals-received")).toEqual([0, 0, 0, 0, 2]);
    expect(await number("referrals-received", { by: "subject", is: "location" })).toBe(1);
    expect(await number("referrals-received", { by: "subject", is: "problem" })).toBe(1);
  });

  test("from what it was made, and by which agency", async () => {
    const made = await aReferral(db, p, { received_on: DAY });
    const incident_id = await anIncident(db, p);
    await insert(db, "referral_source", {
      ...{ referral_id: made, partnership_id: p.partnershipId, incident_id, problem_id: null, case_id: null },
    });
    const fromCase = await aReferral(db, p, { received_on: DAY, referring_agency_id: p.councilId });
    await insert(db, "referral_source", {
      ...{ referral_id: fromCase, partnership_id: p.partnershipId, incident_id: null, problem_id: null },
      case_id: (await aCase(db, p)).id,
    });
    await aReferral(db, p, { received_on: DAY });
    for (const is of ["incident", "case", "none"])
      expect([is, await number("referrals-received", { by: "source", is })]).toEqual([is, 1]);
    expect(await number("referrals-received", { by: "agency", is: p.councilId })).toBe(1);
  });
});

describe("a referral received in May and passed on to another group in June", () => {
  const SPRING = { from: "2026-04-01", to: "2026-06-30" };
  beforeEach(async () => {
    const day = { received_on: "2026-05-04" };
    const first = await aReferral(db, p, { ...day, group_id: p.youthJagId, status: "redirected" });
    await aDecision(db, p, first, "redirected", "2026-06-10");
    const second = await aReferral(db, p, { ...day, status: "declined", redirected_from_id: first });
    await aDecision(db, p, second, "declined", "2026-07-03");
  });

  test("counts once as received, in the group that decides", async () => {
    expect(await number("referrals-received", {}, SPRING)).toBe(1);
    expect(await number("referrals-received", { group: p.jagId }, SPRING)).toBe(1);
  });

  test.each([
    ["the day before it was received, nowhere", "2026-05-03", null],
    ["the day before it was passed on, in the first group", "2026-06-09", "youthJagId"],
    ["the day on which it was passed on, in the second", "2026-06-10", "jagId"],
    ["the day before the decision, in the second", "2026-07-02", "jagId"],
    ["the day of the decision, nowhere", "2026-07-03", null],
  ] as const)("waits %s", async (_, day, group) => {
    const rows = await rowsIn(db, p, "referrals-awaiting", on(day));
    expect(rows.map((row) => row.group_id)).toEqual(group ? [p[group]] : []);
  });

  test("counts as passed on in the group that did so, and took its time from the first day in the other", async () => {
    expect(await number("referrals-otherwise", { group: p.youthJagId, by: "decision", is: "redirected" }, SPRING)).toBe(
      1,
    );
    expect(await number("referrals-days-to-decision")).toBe(60);
    expect(await number("referrals-days-to-decision", { group: p.youthJagId })).toBeNull();
  });
});

test("decisions by their own day, and what awaited one on the last day", async () => {
  await aYearsWork(db, p);
  const over = (days: typeof YEAR) => Promise.all(DECIDED.map((id) => number(id, {}, days)));
  expect(await over(QUARTER_2)).toEqual([4, 1, 1]);
  expect(await over(YEAR)).toEqual([6, 1, 1]);
  // Two that still wait, and one that was accepted the day after.
  expect(await number("referrals-awaiting", {}, on("2026-09-30"))).toBe(3);
  expect(await number("referrals-awaiting", { group: p.jagId }, on("2026-09-30"))).toBe(2);
});

test("a corrected decision counts as corrected", async () => {
  const referralId = await aReferral(db, p, { received_on: "2026-07-01", status: "declined" });
  const wrong = await aDecision(db, p, referralId, "withdrawn", "2026-07-02");
  await aDecision(db, p, referralId, "declined", "2026-07-03", { correctsId: wrong });
  expect(await Promise.all(DECIDED.map((id) => number(id)))).toEqual([0, 1, 0]);
});

test("the days to a decision are a median, of what a group decided", async () => {
  const received = { receivedOn: "2026-07-01" };
  await referred(db, p, { ...received, decision: "accepted", decidedOn: "2026-07-01" });
  await referred(db, p, { ...received, decision: "declined", decidedOn: "2026-07-04" });
  await referred(db, p, { ...received, decision: "accepted", decidedOn: "2026-07-31" });
  await referred(db, p, { ...received, decision: "withdrawn", decidedOn: "2026-07-02" });
  expect(await number("referrals-days-to-decision")).toBe(3);
  expect(await number("referrals-days-to-decision", { by: "decision", is: "accepted" })).toBe(15);
});

test("whoever is in the group is shown its rows, and another only how many there are", async () => {
  await referred(db, p, { receivedOn: "2026-08-02" });
  await referred(db, p, { receivedOn: "2026-08-01" });
  const scope = { partnershipId: p.partnershipId, ...QUARTER_2 };
  const asked = { measure: named("referrals-received"), scope, filter: {} };
  const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  const [first, ...none] = await listRowsSeen(db, chair, asked, { after: null, limit: 1 });
  expect([first?.day, none]).toEqual(["2026-08-01", []]);
  const next = await listRowsSeen(db, chair, asked, { after: first ?? null, limit: 9 });
  expect(next.map((row) => row.day)).toEqual(["2026-08-02"]);
  const manager = await anActor(db, p, { duties: ["manager"] });
  expect(await countRowsSeen(db, manager, asked.measure, scope, {})).toBe(0);
});

test("nothing of another partnership is counted", async () => {
  await aYearsWork(db, await aPartnership(db));
  for (const id of ["referrals-received", "referrals-awaiting", ...DECIDED])
    expect([id, await number(id)]).toEqual([id, 0]);
});
