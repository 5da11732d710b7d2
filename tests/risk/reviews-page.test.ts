import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as reviewsPage from "#app/routes/risk/risk.reviews/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { unsafeFindSupervision } from "#db/queries/case-supervision.ts";
import { tellOfReviewsDue } from "#app/services/risk/tell-of-reviews-due.ts";
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

const contact = (contact_user_id: string) =>
  inTransaction(db, (trx) =>
    trx.updateTable("partnership_agency").set({ contact_user_id }).where("agency_id", "=", p.policeId).execute(),
  );

test("a supervisor's own are those where they are named, and those that nobody is named for and their agency leads", async () => {
  await contact(chair.id);
  const due = { ...high, supervisor_review_due_on: "2026-03-09" };
  const other = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  const named = await aCase(db, p, { ...due, supervisor_user_id: chair.id, lead_agency_id: p.councilId });
  const unnamed = await aCase(db, p, due);
  await aCase(db, p, { ...due, supervisor_user_id: other.id });
  await aCase(db, p, { ...due, lead_agency_id: p.councilId });
  const page = (await get(reviewsPage.loader, chair, {}, "?role=supervisor&whose=mine")) as Page;
  expect(page.cases.map((c) => c.id).sort()).toEqual([named.id, unnamed.id].sort());
  expect(page.counts[0]?.count).toBe(2);
});

const told = async () =>
  (await db.selectFrom("notification").select(["user_id", "object_id", "kind", "for_day"]).orderBy("id").execute()).map(
    ({ user_id, object_id, kind, for_day }) => [user_id, object_id, kind, for_day],
  );

test("lead and supervisor are told on the day that a review is due, once; the agency's contact where nobody is named", async () => {
  const now = new Date("2026-03-10T06:00:00Z");
  const lead = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  await contact(chair.id);
  const dues = { ...high, review_due_on: "2026-03-10", supervisor_review_due_on: "2026-03-10" };
  const both = await aCase(db, p, { ...dues, lead_user_id: lead.id });
  await aCase(db, p, { ...dues, status: "closed", closed_on: "2026-03-01", lead_user_id: lead.id });
  await aCase(db, p, { ...high, review_due_on: "2026-03-11", lead_user_id: lead.id });
  expect(await tellOfReviewsDue({ db, now })).toEqual({ told: 2 });
  expect(await tellOfReviewsDue({ db, now })).toEqual({ told: 0 });
  expect(await told()).toEqual([
    [lead.id, both.id, "risk-review-due", "2026-03-10"],
    [chair.id, both.id, "risk-review-due", "2026-03-10"],
  ]);
});

const CONFLICT = {
  ...{ access: "conflict" as const, reason: "Related", since: "2026-03-01T09:00:00.000Z" },
  ...{ given_by: null, ended_at: null, version: 1 },
} as const;

test.each([
  [
    "may not sign in",
    () => inTransaction(db, (trx) => trx.updateTable("user_account").set({ status: "disabled" }).execute()),
  ],
  [
    "has a conflict of interest",
    (case_id: string, user_id: string) =>
      inTransaction(
        db,
        (trx) =>
        trx.insertInto("case_access").values({ ...CONFLICT, id: uuid(), partnership_id: p.partnershipId, case_id, user_id }).execute(), // prettier-ignore
      ),
  ],
])("whoever %s is not told", async (_name, hinder) => {
  const lead = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  const { id } = await aCase(db, p, { ...high, review_due_on: "2026-03-10", lead_user_id: lead.id });
  await hinder(id, lead.id);
  expect(await tellOfReviewsDue({ db, now: new Date("2026-03-10T06:00:00Z") })).toEqual({ told: 0 });
});

test("a contact of the lead agency who may not open the case supervises nothing: the chair does, and nobody is told in vain", async () => {
  const outsider = await anActor(db, p, {});
  await contact(outsider.id);
  const { id } = await aCase(db, p, { ...high, supervisor_review_due_on: "2026-03-10" });
  expect(await unsafeFindSupervision(db, id, "2026-03-10")).toMatchObject({ leadContactUserId: null });
  expect(await tellOfReviewsDue({ db, now: new Date("2026-03-10T06:00:00Z") })).toEqual({ told: 0 });
  await contact(chair.id);
  expect(await unsafeFindSupervision(db, id, "2026-03-10")).toMatchObject({ leadContactUserId: chair.id });
});
