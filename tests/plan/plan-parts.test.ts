import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { measuresOf } from "#app/domain/performance/measures/all.ts";
import { action as changeAim } from "#app/routes/plan/plans.$cspPlanId_.aims.$aimId/route.tsx";
import { action as addAim } from "#app/routes/plan/plans.$cspPlanId_.priorities.$priorityId_.aims.new/route.tsx";
import { action as changePriority } from "#app/routes/plan/plans.$cspPlanId_.priorities.$priorityId/route.tsx";
import { action as changeRow } from "#app/routes/plan/plans.$cspPlanId_.rows.$planRowId/route.tsx";
import { action as addRow } from "#app/routes/plan/plans.$cspPlanId_.rows.new/route.tsx";
import { action as addPriority } from "#app/routes/plan/plans.$cspPlanId_.themes.$themeId_.priorities.new/route.tsx";
import { action as changeTheme } from "#app/routes/plan/plans.$cspPlanId_.themes.$themeId/route.tsx";
import { action as addTheme } from "#app/routes/plan/plans.$cspPlanId_.themes.new/route.tsx";
import { action as add } from "#app/routes/plan/plans.new/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { events, NOW, TODAY, typedDays } from "../admin/office.ts";
import { anActor, aPartnership, testDatabase, type TestPartnership } from "../factories.ts";
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
const rowOf = (id: string) => db.selectFrom("plan_row").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
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
