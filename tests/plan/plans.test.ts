import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { pathOfObject } from "#app/domain/notifications/kinds.ts";
import { measuresOf } from "#app/domain/performance/measures/all.ts";
import { PLAN_TEMPLATES } from "#app/domain/plan/templates.ts";
import { action as changeAim } from "#app/routes/plan/plans.$cspPlanId_.aims.$aimId/route.tsx";
import { action as change, loader as changePage } from "#app/routes/plan/plans.$cspPlanId_.change/route.tsx";
import { action as addAim } from "#app/routes/plan/plans.$cspPlanId_.priorities.$priorityId_.aims.new/route.tsx";
import { action as changePriority } from "#app/routes/plan/plans.$cspPlanId_.priorities.$priorityId/route.tsx";
import { action as review } from "#app/routes/plan/plans.$cspPlanId_.review/route.tsx";
import { action as giveAction } from "#app/routes/plan/plans.$cspPlanId_.rows.$planRowId_.action/route.tsx";
import {
  action as tell,
  loader as tellPage,
} from "#app/routes/plan/plans.$cspPlanId_.rows.$planRowId_.progress/route.tsx";
import { action as changeRow } from "#app/routes/plan/plans.$cspPlanId_.rows.$planRowId/route.tsx";
import { action as addRow } from "#app/routes/plan/plans.$cspPlanId_.rows.new/route.tsx";
import { action as move } from "#app/routes/plan/plans.$cspPlanId_.state/route.tsx";
import { action as addPriority } from "#app/routes/plan/plans.$cspPlanId_.themes.$themeId_.priorities.new/route.tsx";
import { action as changeTheme } from "#app/routes/plan/plans.$cspPlanId_.themes.$themeId/route.tsx";
import { action as addTheme } from "#app/routes/plan/plans.$cspPlanId_.themes.new/route.tsx";
import { loader as planPage } from "#app/routes/plan/plans.$cspPlanId/route.tsx";
import { loader as plansPage } from "#app/routes/plan/plans._index/route.tsx";
import { action as add } from "#app/routes/plan/plans.new/route.tsx";
import type { PlanPage } from "#app/services/plan/plan-page.ts";
import { remindOfPlanReviews } from "#app/services/plan/remind-of-plan-reviews.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { events, NOW, TODAY, typedDays } from "../admin/office.ts";
import {
  aLocation,
  anActor,
  aPartnership,
  get,
  post as postTo,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aPlan, aProgress } from "../support/planning.ts";

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

const post = (
  action: Parameters<typeof postTo>[0],
  actor: Actor,
  fields: Record<string, string>,
  params: Record<string, string> = {},
) => postTo(action, actor, params, fields);
const status = (reply: unknown) =>
  (reply as { init?: { status?: number }; status?: number }).init?.status ?? (reply as { status?: number }).status;
const errorsOf = (reply: unknown) => (reply as { data: { errors: Record<string, string> } }).data.errors;
const recordedOf = (reply: unknown) => (reply as { data: { recorded: unknown } }).data.recorded;
const pageOf = async (actor: Actor, cspPlanId: string) => (await get(planPage, actor, { cspPlanId })) as PlanPage;
const told = async () => (await events(db)).map(({ event }) => event);
const rowOf = (id: string) => db.selectFrom("plan_row").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
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

describe("what stands in a plan", () => {
  test("a theme, a priority, an aim and a row are added and changed, each with a line in the log", async () => {
    const { id } = await begin();
    const to = { cspPlanId: id };
    await post(addTheme, coordinator, { title: "Safer", context: "Why", ordinal: "1" }, to);
    const [theme] = (await pageOf(coordinator, id)).themes;
    const themeId = theme?.id ?? "";
    await post(
      changeTheme,
      coordinator,
      { version: "1", title: "Safer still", context: "", ordinal: "2" },
      { ...to, themeId },
    );
    const priority = {
      title: "Burglary",
      aims: "",
      risks: "Repeats",
      leadAgencyId: p.policeId,
      leadUserId: "",
      ordinal: "1",
    };
    await post(addPriority, coordinator, priority, { ...to, themeId });
    const priorityId = (await pageOf(coordinator, id)).themes[0]?.priorities[0]?.id ?? "";
    await post(
      changePriority,
      coordinator,
      { ...priority, version: "1", title: "Less burglary" },
      { ...to, priorityId },
    );
    const aim = {
      ...{ words: "Down", measure: "crime:All Crime", targetKind: "percent-change", target: "-2.5", targetWords: "" },
      ...{ baseline: "1,200", baselineLabel: "2022/23", ordinal: "1", ...DAYS },
    };
    await post(addAim, coordinator, aim, { ...to, priorityId });
    const aimId = (await pageOf(coordinator, id)).themes[0]?.priorities[0]?.measures[0]?.id ?? "";
    await post(changeAim, coordinator, { ...aim, version: "1", words: "Down again" }, { ...to, aimId });
    await post(addRow, coordinator, { ...ROW, priorityId }, to);
    const [row] = await db.selectFrom("plan_row").selectAll().execute();
    await post(
      changeRow,
      coordinator,
      { ...ROW, version: "1", priorityId, outcome: "Fewer" },
      { ...to, planRowId: row?.id ?? "" },
    );
    const page = await pageOf(coordinator, id);
    expect(page.themes).toMatchObject([
      {
        ...{ title: "Safer still", context: null, ordinal: 2 },
        priorities: [
          {
            ...{ title: "Less burglary", risks: "Repeats", leadAgencyId: p.policeId },
            measures: [{ words: "Down again", measureName: "All Crime", target: "−2.5% on 1,200 (2022/23), so 1,170" }],
            sections: [{ heading: "prevention", rows: [{ words: "Patrols", outcome: "Fewer" }] }],
          },
        ],
      },
    ]);
    expect((await told()).filter((event) => event !== "csp-plan.viewed")).toEqual([
      ...["csp-plan.added", "csp-plan.theme-added", "csp-plan.theme-changed", "csp-plan.priority-added"],
      ...["csp-plan.priority-changed", "csp-plan.aim-added", "csp-plan.aim-changed", "csp-plan.row-added"],
      "csp-plan.row-changed",
    ]);
  });

  test("nothing is added to or taken from another plan", async () => {
    const mine = await aPlan(db, p, LOOSE);
    const other = await aPlan(db, p, { ...LOOSE, kind: "topic" });
    const to = { cspPlanId: mine.planId };
    const priority = { title: "X", aims: "", risks: "", leadAgencyId: "", leadUserId: "", ordinal: "1" };
    expect(await post(addPriority, coordinator, priority, { ...to, themeId: other.themeId })).toMatchObject({
      status: 404,
    });
    expect(
      await post(changeRow, coordinator, { ...ROW, version: "1" }, { ...to, planRowId: other.rowId }),
    ).toMatchObject({
      status: 404,
    });
    const elsewhere = await post(addRow, coordinator, { ...ROW, priorityId: other.priorityId }, to);
    expect([status(elsewhere), Object.keys(errorsOf(elsewhere))]).toEqual([422, ["priorityId"]]);
    const heading = await post(addRow, coordinator, { ...ROW, heading: "scanning" }, to);
    expect([status(heading), Object.keys(errorsOf(heading))]).toEqual([422, ["heading"]]);
  });

  test("a row that somebody changed first is not written over", async () => {
    const { planId, rowId } = await aPlan(db, p, LOOSE);
    const to = { cspPlanId: planId, planRowId: rowId };
    const reply = await post(changeRow, coordinator, { ...ROW, version: "9" }, to);
    expect(status(reply)).toBe(409);
    expect(recordedOf(reply)).toMatchObject({ "Key action": "Patrols in the town centre", "Due by": "30 June 2026" });
    expect((await rowOf(rowId)).version).toBe(1);
  });
});

describe("the figure of an aim", () => {
  const OWN = { target_kind: "value", target_thousandths: 5000 } as const;

  test("is the year's so far, held against the target; to be seen by those who see the figures", async () => {
    const { planId, aimId } = await aPlan(db, p, LOOSE);
    const measure = firstMeasure();
    const change = { ...OWN, measure, baseline_thousandths: null, baseline_label: null };
    await inTransaction(db, (trx) => trx.updateTable("plan_aim").set(change).where("id", "=", aimId).execute());
    const seen = (await pageOf(coordinator, planId)).themes[0]?.priorities[0]?.measures[0];
    expect(seen).toMatchObject({ target: "5", figure: "0", days: { to: TODAY }, isOthers: false });
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect((await pageOf(member, planId)).themes[0]?.priorities[0]?.measures[0]).toMatchObject({
      figure: null,
      isOthers: true,
    });
  });

  test("is not there before any figure is loaded, and nothing is judged of words", async () => {
    const { planId, aimId } = await aPlan(db, p, LOOSE);
    expect((await pageOf(coordinator, planId)).themes[0]?.priorities[0]?.measures[0]).toMatchObject({
      ...{ measureName: "All Crime", figure: null, judgement: "not-yet" },
    });
    await inTransaction(db, (trx) =>
      trx
        .updateTable("plan_aim")
        .set({ measure: null, target_kind: "words", target_words: "Much less" })
        .where("id", "=", aimId)
        .execute(),
    );
    expect((await pageOf(coordinator, planId)).themes[0]?.priorities[0]?.measures[0]).toMatchObject({
      ...{ measureName: null, target: "Much less", judgement: null },
    });
  });

  const firstMeasure = () =>
    measuresOf("referrals").find(({ span, unit }) => span === "days" && unit === "rows")?.id ?? "";
});

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
