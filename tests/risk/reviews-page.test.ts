import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as reviewsPage from "#app/routes/risk/risk.reviews/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, get, testDatabase, type TestPartnership } from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let chair: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
});
afterEach(() => {
  vi.useRealTimers();
});

const high = { risk_level: "high", risk_assessed_on: "2026-02-20" } as const;
type Page = { cases: { id: string }[]; counts: { state: string; level: string; count: number }[] };

test("each count opens its rows, and nobody's group but one's own is counted", async () => {
  const late = await aCase(db, p, { ...high, review_due_on: "2026-03-09" });
  const today = await aCase(db, p, { ...high, review_due_on: "2026-03-10" });
  await aCase(db, p, { ...high, review_due_on: "2026-03-18" });
  await aCase(db, p, { ...high, review_due_on: "2026-03-09", group_id: p.youthJagId });
  await aCase(db, p, { ...high, review_due_on: "2026-03-09", status: "closed", closed_on: "2026-03-01" });
  const low = await aCase(db, p, { risk_level: "low", risk_assessed_on: "2026-01-01", review_due_on: "2026-03-01" });
  const expected: Record<string, string[]> = {
    "overdue high": [late.id],
    "overdue other": [low.id],
    "due high": [today.id],
    "due other": [],
  };
  const { counts } = (await get(reviewsPage.loader, chair)) as Page;
  for (const { state, level, count } of counts) {
    const page = (await get(reviewsPage.loader, chair, {}, `?state=${state}&level=${level}`)) as Page;
    expect(page.cases.map((c) => c.id)).toEqual(expected[`${state} ${level}`]);
    expect(count).toBe(page.cases.length);
  }
});
