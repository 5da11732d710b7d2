import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loader as ownActionsLoader } from "#app/routes/actions/_index/route.tsx";
import { loader } from "#app/routes/home/_index/route.tsx";
import { loader as casesLoader } from "#app/routes/cases/cases._index/route.tsx";
import { loader as referralsLoader } from "#app/routes/cases/referrals._index/route.tsx";
import { loader as overdueLoader } from "#app/routes/actions/overdue/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  aReferral,
  get,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-04-01T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
});
afterEach(() => {
  vi.useRealTimers();
});

type Home = {
  overdue: number | null;
  groups: { id: string; waiting: number | null; open: number }[];
  actions: { words: string; isOverdue: boolean }[];
  ownCount: number;
};

type Own = { own: unknown[]; next: string | null };

test("every number on Home opens as many rows as it says", async () => {
  const chair = await anActor(db, p, { groups: { [p.jagId]: "chair", [p.youthJagId]: "member" } });
  await aReferral(db, p);
  await aReferral(db, p, { group_id: p.youthJagId });
  const restricted = await aCase(db, p, { visibility: "restricted" });
  const { id } = await aCase(db, p);
  await anAction(db, p, { case_id: id });
  await anAction(db, p, { case_id: restricted.id });

  const home = (await get(loader, chair)) as Home;
  const jag = home.groups.find((g) => g.id === p.jagId);
  const youth = home.groups.find((g) => g.id === p.youthJagId);
  expect(jag).toMatchObject({ waiting: 1, open: 1 });
  expect(youth).toMatchObject({ waiting: null, open: 0 });
  const cases = (await get(casesLoader, chair, {}, `?group=${p.jagId}&status=open`)) as { cases: unknown[] };
  expect(cases.cases).toHaveLength(jag?.open ?? -1);
  const waiting = `?group=${p.jagId}&status=awaiting-decision`;
  const referrals = (await get(referralsLoader, chair, {}, waiting)) as { referrals: unknown[] };
  expect(referrals.referrals).toHaveLength(jag?.waiting ?? -1);
  const overdue = (await get(overdueLoader, chair)) as { actions: unknown[] };
  expect(overdue.actions).toHaveLength(home.overdue ?? -1);
});

test("a partner sees the actions that are his own, soonest due first: the next on Home, all of them page by page, and nobody else's", async () => {
  const partner = await anActor(db, p);
  for (const due of ["2026-04-02", "2026-03-20", "2026-04-01"]) {
    await anAction(db, p, { owner_user_id: partner.id, due_on: due, original_due_on: due, words: `Due ${due}` });
  }
  for (let n = 0; n < 19; n++)
    await anAction(db, p, { owner_user_id: partner.id, due_on: "2026-05-01", original_due_on: "2026-05-01" });
  await anAction(db, p, { words: "Somebody else's" });
  const home = (await get(loader, partner)) as Home;
  expect(home).toMatchObject({ overdue: null, groups: [] });
  expect(home.actions.slice(0, 3)).toMatchObject([
    { words: "Due 2026-03-20", isOverdue: true },
    { words: "Due 2026-04-01", isOverdue: false },
    { words: "Due 2026-04-02", isOverdue: false },
  ]);
  expect(home.actions).toHaveLength(8);
  expect(home.ownCount).toBe(22);
  const first = (await get(ownActionsLoader, partner)) as Own;
  expect(first.own).toHaveLength(20);
  const second = (await get(ownActionsLoader, partner, {}, `?after=${first.next ?? ""}`)) as Own;
  expect(second.own).toHaveLength(2);
  expect(second.next).toBeNull();
});

test.each(["?after=x", "?after=2026-01-01~", "?group=1&status=nothing", "?after=%E0%A4%A", "?after[]=1"])(
  "an address with %s shows the beginning and is no fault",
  async (search) => {
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    for (const page of [ownActionsLoader, casesLoader, referralsLoader, overdueLoader]) {
      expect(await get(page, chair, {}, search)).toHaveProperty("next", null);
    }
  },
);
