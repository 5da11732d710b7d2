import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { pathOfObject } from "#app/domain/notifications/kinds.ts";
import { loader as planPage } from "#app/routes/plan/plans.$cspPlanId/route.tsx";
import { action as review } from "#app/routes/plan/plans.$cspPlanId_.review/route.tsx";
import { action as giveAction } from "#app/routes/plan/plans.$cspPlanId_.rows.$planRowId_.action/route.tsx";
import { action as tell } from "#app/routes/plan/plans.$cspPlanId_.rows.$planRowId_.progress/route.tsx";
import { remindOfPlanReviews } from "#app/services/plan/remind-of-plan-reviews.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { events, NOW, TODAY, typedDays } from "../admin/office.ts";
import { anActor, aPartnership, get, testDatabase, type TestPartnership } from "../factories.ts";
import { aPlan, aProgress } from "../support/planning.ts";
import { errorsOf, pageOf, post, status } from "./plan-forms.ts";

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, name: "Cora Coordinator" });
});
afterEach(() => vi.useRealTimers());

const told = async () => (await events(db)).map(({ event }) => event);
const LOOSE = { status: "in-force", from_day: "2026-01-01", to_day: "2028-12-31" } as const;

describe("how a row goes", () => {
  const PROGRESS = { version: "1", quarter: "2025-26-Q4", status: "in-progress", reason: "Two a week" };

  test("is said by the agency that leads it, once for each quarter and never written over", async () => {
    const { planId, rowId } = await aPlan(db, p, LOOSE);
    const to = { cspPlanId: planId, planRowId: rowId };
    const police = await anActor(db, p, {
      agencyId: p.policeId,
      groups: { [p.youthJagId]: "member" },
      name: "Pat Police",
    });
    const council = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(await post(tell, council, PROGRESS, to)).toMatchObject({ status: 403 });
    expect((await pageOf(police, planId)).silent).toBe(1);
    await post(tell, police, PROGRESS, to);
    await post(tell, police, { ...PROGRESS, version: "2", status: "done", reason: "Finished" }, to);
    const page = await pageOf(council, planId);
    expect(page.themes[0]?.priorities[0]?.sections[0]?.rows[0]).toMatchObject({
      ...{ status: "done", isSilent: false, isOverdue: false },
      progress: { words: "Finished", quarter: "Quarter 4 2025/26", by: "Pat Police" },
    });
    expect(await db.selectFrom("plan_progress").select("words").orderBy("id").execute()).toEqual([
      { words: "Two a week" },
      { words: "Finished" },
    ]);
    expect((await told()).filter((event) => event === "csp-plan.progress-told")).toHaveLength(2);
  });

  test("is marked in words where it is overdue, or nothing is said of the quarter that runs", async () => {
    const { planId, rowId } = await aPlan(db, p, LOOSE);
    await inTransaction(db, (trx) =>
      trx.updateTable("plan_row").set({ due_on: "2026-03-09" }).where("id", "=", rowId).execute(),
    );
    expect(await pageOf(coordinator, planId)).toMatchObject({ overdue: 1, silent: 1, quarter: "Quarter 4 2025/26" });
    await aProgress(db, p, rowId);
    expect(await pageOf(coordinator, planId)).toMatchObject({ overdue: 1, silent: 1 });
  });

  test("of another quarter, or by somebody who read an older version, is refused", async () => {
    const { planId, rowId } = await aPlan(db, p, LOOSE);
    const to = { cspPlanId: planId, planRowId: rowId };
    const early = await post(tell, coordinator, { ...PROGRESS, quarter: "2025-26-Q2" }, to);
    expect([status(early), Object.keys(errorsOf(early))]).toEqual([422, ["quarter"]]);
    expect(status(await post(tell, coordinator, { ...PROGRESS, version: "7" }, to))).toBe(409);
    expect(await db.selectFrom("plan_progress").select("id").execute()).toEqual([]);
  });
});

describe("the review of a plan", () => {
  const REVIEW = {
    ...{ version: "1", sittingId: "", reason: "On course" },
    ...typedDays({ reviewedOn: TODAY, nextReviewOn: "2026-06-30" }),
  };

  test("is recorded with the next review day, and only of a plan in force", async () => {
    const { planId } = await aPlan(db, p, LOOSE);
    await post(review, coordinator, REVIEW, { cspPlanId: planId });
    expect(await pageOf(coordinator, planId)).toMatchObject({
      plan: { nextReviewOn: "2026-06-30", version: 2 },
      reviews: [{ words: "On course", reviewedOn: TODAY, recordedByName: "Cora Coordinator" }],
    });
    const draft = await aPlan(db, p, { ...LOOSE, status: "draft" });
    expect(status(await post(review, coordinator, REVIEW, { cspPlanId: draft.planId }))).toBe(422);
  });

  test("is told of to the lead and the coordinators of the group, once for each review day", async () => {
    const lead = await anActor(db, p, { duties: ["executive"] });
    await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const due = await aPlan(db, p, { ...LOOSE, next_review_on: "2026-03-24", lead_user_id: lead.id });
    await aPlan(db, p, { ...LOOSE, kind: "topic", next_review_on: "2026-03-25", lead_user_id: lead.id });
    await aPlan(db, p, { ...LOOSE, status: "ended", next_review_on: "2026-03-01", lead_user_id: lead.id });
    expect(await remindOfPlanReviews({ db, now: NOW })).toEqual({ told: 2 });
    expect(await remindOfPlanReviews({ db, now: NOW })).toEqual({ told: 0 });
    const rows = await db.selectFrom("notification").select(["user_id", "object_id", "for_day"]).execute();
    expect(rows.map((row) => row.user_id).sort()).toEqual([lead.id, coordinator.id].sort());
    expect(new Set(rows.map((row) => `${row.object_id} ${row.for_day ?? ""}`))).toEqual(
      new Set([`${due.planId} 2026-03-24`]),
    );
    expect(pathOfObject("partnership-plan", due.planId)).toBe(`/plans/${due.planId}`);
  });
});

describe("the actions of a row", () => {
  test("are of the plan's group; who does not see them reads how many there are", async () => {
    const { planId, rowId } = await aPlan(db, p, LOOSE);
    const to = { cspPlanId: planId, planRowId: rowId };
    const fields = {
      words: "Book the van",
      ownerAgencyId: p.councilId,
      ownerUserId: "",
      priority: "normal",
      ...typedDays({ dueOn: "2026-03-20" }),
    };
    const other = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
    expect(status(await post(giveAction, other, fields, to))).toBe(404);
    await post(giveAction, coordinator, fields, to);
    expect(await db.selectFrom("action").select(["plan_row_id", "group_id", "context"]).execute()).toEqual([
      { plan_row_id: rowId, group_id: p.jagId, context: "group" },
    ]);
    const row = async (actor: Actor) => (await pageOf(actor, planId)).themes[0]?.priorities[0]?.sections[0]?.rows[0];
    expect(await row(coordinator)).toMatchObject({ actions: [{ words: "Book the van" }], otherActions: 0 });
    expect(await row(other)).toMatchObject({ actions: [], otherActions: 1 });
  });
});

describe("the page of a plan", () => {
  const shown = (actor: Actor, id: string, search = "") => get(planPage, actor, { cspPlanId: id }, search);

  test("of a few rows stands open, and a longer one when that is asked for", async () => {
    const { planId, rowId } = await aPlan(db, p, LOOSE);
    expect(await shown(coordinator, planId)).toMatchObject({ isShort: true, isWhole: true });
    const row = await db.selectFrom("plan_row").selectAll().where("id", "=", rowId).executeTakeFirstOrThrow();
    const more = Array.from({ length: 6 }, (_, at) => ({ ...row, id: uuid(), ordinal: at + 2 }));
    await inTransaction(db, (trx) => trx.insertInto("plan_row").values(more).execute());
    expect(await shown(coordinator, planId)).toMatchObject({ isShort: false, isWhole: false });
    expect(await shown(coordinator, planId, "?show=all")).toMatchObject({ isShort: false, isWhole: true });
  });
});
