import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { PLAN_TEMPLATES } from "#app/domain/plan/templates.ts";
import { action as change, loader as changePage } from "#app/routes/plan/plans.$cspPlanId_.change/route.tsx";
import { loader as tellPage } from "#app/routes/plan/plans.$cspPlanId_.rows.$planRowId_.progress/route.tsx";
import { action as addRow } from "#app/routes/plan/plans.$cspPlanId_.rows.new/route.tsx";
import { action as move } from "#app/routes/plan/plans.$cspPlanId_.state/route.tsx";
import { action as addTheme } from "#app/routes/plan/plans.$cspPlanId_.themes.new/route.tsx";
import { loader as planPage } from "#app/routes/plan/plans.$cspPlanId/route.tsx";
import { loader as plansPage } from "#app/routes/plan/plans._index/route.tsx";
import { action as add } from "#app/routes/plan/plans.new/route.tsx";
import { type Executor } from "#db/transaction.ts";
import { events, NOW, typedDays } from "../admin/office.ts";
import { aLocation, anActor, aPartnership, get, testDatabase, type TestPartnership } from "../factories.ts";
import { aPlan } from "../support/planning.ts";
import { errorsOf, pageOf, post, recordedOf, status } from "./plan-forms.ts";

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
const planOf = (id: string) =>
  db.selectFrom("partnership_plan").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

const DAYS = typedDays({ fromDay: "2026-01-01", toDay: "2028-12-31" });
const NEW = {
  kind: "partnership",
  groupId: "",
  locationId: "",
  template: "",
  title: "Our plan",
  about: "",
  leadUserId: "",
};
const begin = async (fields: Record<string, string> = {}) => {
  const reply = await post(add, coordinator, { ...NEW, groupId: p.jagId, ...DAYS, ...fields });
  const { id } = await db.selectFrom("partnership_plan").select("id").orderBy("id", "desc").executeTakeFirstOrThrow();
  return { reply, id };
};
const ROW = {
  ...{ priorityId: "", heading: "prevention", ordinal: "1", words: "Patrols", leadAgencyId: "", leadUserId: "" },
  ...{ timeScale: "", resources: "", outcome: "", target: "", status: "not-started", ...typedDays({ dueOn: "" }) },
};
const LOOSE = { status: "in-force", from_day: "2026-01-01", to_day: "2028-12-31" } as const;

describe("a plan", () => {
  test("begins as a draft with the themes and priorities of a template, comes in force and ends", async () => {
    const { id } = await begin({ template: "charnwood-2017", leadUserId: coordinator.id });
    const to = { cspPlanId: id };
    const page = await pageOf(coordinator, id);
    expect(page.plan).toMatchObject({ title: "Our plan", status: "draft", leadName: "Cora Coordinator" });
    expect(page.plan.reference).toMatch(/^PL-26-\d{4}$/);
    expect(
      page.themes.map(({ title, priorities }) => ({ title, priorities: priorities.map((one) => one.title) })),
    ).toEqual(PLAN_TEMPLATES["charnwood-2017"].themes);
    await post(move, coordinator, { version: "1", to: "in-force" }, to);
    expect(await planOf(id)).toMatchObject({ status: "in-force", next_review_on: "2026-06-30", version: 2 });
    await post(move, coordinator, { version: "2", to: "ended" }, to);
    expect(await planOf(id)).toMatchObject({ status: "ended", next_review_on: null });
    const late = await post(addTheme, coordinator, { title: "Late", context: "", ordinal: "9" }, to);
    expect([status(late), errorsOf(late).form]).toEqual([422, "The plan has ended. Nothing in it can be changed"]);
    expect(await told()).toEqual(["csp-plan.added", "csp-plan.viewed", "csp-plan.put-in-force", "csp-plan.ended"]);
  });

  test("is begun once, however often its form is sent", async () => {
    const once = "01890000-0000-7000-8000-000000000001";
    await begin({ once });
    await begin({ once });
    expect(await db.selectFrom("partnership_plan").select("id").execute()).toHaveLength(1);
  });

  test("of a location is begun at the location, and of no other kind has one", async () => {
    const locationId = await aLocation(db, p, { name: "Queens Park" });
    const nowhere = await begin().then(() => begin({ kind: "problem" }));
    expect([status(nowhere.reply), Object.keys(errorsOf(nowhere.reply))]).toEqual([422, ["kind"]]);
    const problem = await begin({ kind: "problem", locationId });
    expect((await planOf(problem.id)).location_id).toBe(locationId);
    const topic = await begin({ kind: "topic", locationId });
    expect((await planOf(topic.id)).location_id).toBeNull();
    const stranger = await aLocation(db, await aPartnership(db));
    expect(status((await begin({ kind: "problem", locationId: stranger })).reply)).toBe(404);
  });

  test("is refused with days that go backwards, a group that is not run, and a lead who is a stranger", async () => {
    const stranger = await anActor(db, await aPartnership(db));
    for (const [fields, field] of [
      [typedDays({ fromDay: "2026-01-02", toDay: "2026-01-01" }), "toDay"],
      [{ groupId: p.youthJagId }, "groupId"],
      [{ leadUserId: stranger.id }, "leadUserId"],
    ] as const) {
      const reply = await post(add, coordinator, { ...NEW, ...{ groupId: p.jagId }, ...DAYS, ...fields });
      expect([status(reply), Object.keys(errorsOf(reply))]).toEqual([422, [field]]);
    }
    expect(await db.selectFrom("partnership_plan").select("id").execute()).toEqual([]);
  });

  test("of the partnership's own is in force alone; plans of topics stand beside it", async () => {
    await aPlan(db, p, LOOSE);
    const draft = await aPlan(db, p, { ...LOOSE, status: "draft" });
    const topic = await aPlan(db, p, { ...LOOSE, status: "draft", kind: "topic" });
    const refused = await post(move, coordinator, { version: "1", to: "in-force" }, { cspPlanId: draft.planId });
    expect([status(refused), errorsOf(refused).form]).toEqual([422, expect.stringMatching(/^PL-.*End it before/)]);
    await post(move, coordinator, { version: "1", to: "in-force" }, { cspPlanId: topic.planId });
    expect((await planOf(topic.planId)).status).toBe("in-force");
  });

  test("that somebody changed first is not written over, and both versions are shown", async () => {
    const { planId } = await aPlan(db, p, { ...LOOSE, version: 3, title: "Theirs" });
    const fields = {
      version: "2",
      title: "Ours",
      about: "",
      leadUserId: "",
      ...DAYS,
      ...typedDays({ nextReviewOn: "" }),
    };
    const reply = await post(change, coordinator, fields, { cspPlanId: planId });
    expect([status(reply), recordedOf(reply)]).toEqual([409, expect.objectContaining({ Name: "Theirs" })]);
    expect(await planOf(planId)).toMatchObject({ title: "Theirs", version: 3 });
    await post(change, coordinator, { ...fields, version: "3" }, { cspPlanId: planId });
    expect(await planOf(planId)).toMatchObject({ title: "Ours", version: 4 });
  });

  test("is read by everybody of the partnership who takes part, written by those who run its group, and nobody else's", async () => {
    const { planId, rowId } = await aPlan(db, p, LOOSE);
    const to = { cspPlanId: planId };
    const member = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    const other = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
    const manager = await anActor(db, p, { duties: ["manager"] });
    expect((await pageOf(member, planId)).mayManage).toBe(false);
    expect((await pageOf(manager, planId)).mayManage).toBe(true);
    expect(await get(changePage, member, to)).toMatchObject({ status: 403 });
    expect(await get(changePage, other, to)).toMatchObject({ status: 403 });
    expect(await post(addRow, other, ROW, to)).toMatchObject({ status: 403 });
    const q = await aPartnership(db);
    const neighbour = await anActor(db, q, { groups: { [q.jagId]: "coordinator" }, duties: ["manager"] });
    expect(await get(planPage, neighbour, to)).toMatchObject({ status: 404 });
    expect(await post(addRow, neighbour, ROW, to)).toMatchObject({ status: 404 });
    expect(await get(tellPage, neighbour, { ...to, planRowId: rowId })).toMatchObject({ status: 404 });
  });
});

test("the list shows the plans of a state, the newest first, page by page", async () => {
  for (const year of Array.from({ length: 53 }, (_, at) => 1960 + at))
    await aPlan(db, p, {
      status: "ended",
      from_day: `${year}-04-01`,
      to_day: `${year + 3}-03-31`,
      title: `Plan ${year}`,
    });
  await aPlan(db, p, LOOSE);
  await aPlan(db, await aPartnership(db), LOOSE);
  type Page = { plans: { title: string }[]; counts: unknown; next: string | null };
  const list = async (search: string) => (await get(plansPage, coordinator, {}, search)) as Page;
  expect(await list("")).toMatchObject({ counts: { draft: 0, "in-force": 1, ended: 53 }, next: null });
  const first = await list("?status=ended");
  expect([first.plans.length, first.plans[0]?.title]).toEqual([50, "Plan 2012"]);
  const second = await list(`?status=ended&after=${first.next ?? ""}`);
  expect(second.plans.map(({ title }) => title)).toEqual(["Plan 1962", "Plan 1961", "Plan 1960"]);
});
