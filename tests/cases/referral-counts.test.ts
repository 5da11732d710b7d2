import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as referralsPage from "#app/routes/cases/referrals._index/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aReferral, get, testDatabase, type TestPartnership } from "../factories.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
});
afterEach(() => vi.useRealTimers());

type Page = {
  referrals: { id: string }[];
  groups: { id: string; count: number }[];
  states: { status: string; count: number }[];
};
const shown = async (actor: Actor, search: string) => (await get(referralsPage.loader, actor, {}, search)) as Page;

test("the number beside each state and each group is that of the rows that its link opens", async () => {
  const member = await anActor(db, p, { groups: { [p.jagId]: "coordinator", [p.youthJagId]: "member" } });
  for (const status of ["awaiting-decision", "awaiting-decision", "declined", "redirected"] as const)
    await aReferral(db, p, { status });
  await aReferral(db, p, { group_id: p.youthJagId, status: "withdrawn" });
  await aReferral(db, p, { group_id: p.adultsId });
  await aCase(db, p);
  // Accepted into a case that is for those who are named alone: neither listed nor counted.
  await aCase(db, p, { visibility: "restricted" });

  let all = 0;
  for (const group of [p.jagId, p.youthJagId]) {
    const { states } = await shown(member, `?group=${group}`);
    expect(states.map(({ status }) => status)).toContain("accepted");
    for (const { status, count } of states) {
      const page = await shown(member, `?group=${group}&status=${status}`);
      expect(page.referrals).toHaveLength(count);
      expect(page.groups.find(({ id }) => id === group)?.count).toBe(count);
      expect(page.groups.map(({ id }) => id)).not.toContain(p.adultsId);
      all += count;
    }
  }
  expect(all).toBe(6);
});

test("the group whose referrals wait is the one that is shown first", async () => {
  const member = await anActor(db, p, { groups: { [p.jagId]: "coordinator", [p.youthJagId]: "member" } });
  const id = await aReferral(db, p, { group_id: p.youthJagId });
  await aReferral(db, p, { status: "declined" });
  expect((await shown(member, "")).referrals.map((r) => r.id)).toEqual([id]);
});
