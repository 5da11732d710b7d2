import { beforeEach, describe, expect, test } from "vitest";
import { countDecisions, countReferralsAwaiting, countReferralsReceived } from "#db/queries/performance.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aLocation,
  aPartnership,
  aReferral,
  aReferralAbout,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aDecision } from "./partnership-work.ts";

const QUARTER = { from: "2026-04-01", to: "2026-06-30" };
let db: Executor;
let p: TestPartnership;

describe("a referral received in May and passed on to another group in June", () => {
  beforeEach(async () => {
    db = await testDatabase();
    p = await aPartnership(db);
    const day = { received_on: "2026-05-04" };
    const first = await aReferral(db, p, { ...day, group_id: p.youthJagId, status: "redirected" });
    await aDecision(db, p, first, "redirected", "2026-06-10");
    await aReferral(db, p, { ...day, group_id: p.jagId, redirected_from_id: first });
  });
  const of = (rows: { group: string; count: number }[]) => rows.map(({ group, count }) => [group, count]);

  test("counts once as received, in the group that decides", async () => {
    expect(of(await countReferralsReceived(db, p.partnershipId, QUARTER))).toEqual([[p.jagId, 1]]);
  });

  test.each([
    ["the day before it was passed on, in the first group", "2026-06-09", () => p.youthJagId],
    ["the day on which it was passed on, in the second", "2026-06-10", () => p.jagId],
    ["at the end of the quarter, in the second", "2026-06-30", () => p.jagId],
  ])("waits %s", async (_, day, group) => {
    expect(of(await countReferralsAwaiting(db, p.partnershipId, day))).toEqual([[group(), 1]]);
  });

  test("counts as passed on in the group that did so", async () => {
    expect(await countDecisions(db, p.partnershipId, QUARTER)).toMatchObject([
      { measure: "referrals-otherwise", group: p.youthJagId, count: 1 },
    ]);
  });
});

test("referrals about places and problems count as those about people do, not assessed", async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  await aReferralAbout(db, p, { location_id: await aLocation(db, p) }, { received_on: "2026-05-04" });
  await aReferralAbout(db, p, { problem_title: "Off-road bikes" }, { received_on: "2026-05-04" });
  expect(await countReferralsReceived(db, p.partnershipId, QUARTER)).toMatchObject([
    { group: p.jagId, risk: "not-assessed", count: 2 },
  ]);
});
