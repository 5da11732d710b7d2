import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { fateOf, isRetiredOn, refuseRetiring } from "#app/domain/plan/removing.ts";
import { action as addPriority } from "#app/routes/plan/plans.$cspPlanId_.themes.$themeId_.priorities.new/route.tsx";
import {
  action as remove,
  loader as removePage,
} from "#app/routes/plan/plans.$cspPlanId_.remove.$kind.$planPartId/route.tsx";
import { findThemesInForce } from "#db/queries/csp-report-figures.ts";
import type { Executor } from "#db/transaction.ts";
import { events, NOW, typedDays } from "../admin/office.ts";
import { anActor, aPartnership, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts";
import { aPlan } from "../support/planning.ts";
import { status } from "./plan-forms.ts";

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
});
afterEach(() => vi.useRealTimers());

const RETIRED = { ...typedDays({ onDay: "2026-07-01" }), reason: "Not pursued any more" };
const takeOut = (at: { cspPlanId: string; kind: string; planPartId: string }, fields: Record<string, string> = {}) =>
  post(remove, coordinator, at, { version: "1", ...typedDays({ onDay: "" }), reason: "", ...fields });
const theme = (id: string) => db.selectFrom("plan_theme").selectAll().where("id", "=", id).executeTakeFirst();
const aim = (id: string) => db.selectFrom("plan_aim").selectAll().where("id", "=", id).executeTakeFirst();

test.each([
  ["a theme on which nothing hangs", { part: "theme", status: "in-force", hanging: 0 }, "deleted"],
  ["a theme with a priority", { part: "theme", status: "draft", hanging: 1 }, "retired"],
  ["an aim of a draft", { part: "aim", status: "draft", hanging: 0 }, "deleted"],
  ["an aim that holds", { part: "aim", status: "in-force", hanging: 0 }, "retired"],
] as const)("%s is %s", (_, standing, fate) => expect(fateOf(standing)).toBe(fate));

test.each([
  ["the day before", "2026-06-30", false],
  ["the day itself", "2026-07-01", true],
  ["the day after", "2026-07-02", true],
])("retired from a day: %s", (_, day, is) => expect(isRetiredOn({ retiredOn: "2026-07-01" }, day)).toBe(is));

test.each([
  ["no day", null, "Why", "onDay"],
  ["before the plan", "2026-03-31", "Why", "onDay"],
  ["the plan's first day", "2026-04-01", "Why", null],
  ["the plan's last day", "2029-03-31", "Why", null],
  ["after the plan", "2029-04-01", "Why", "onDay"],
  ["no reason", "2026-04-01", null, "reason"],
])("what retiring needs: %s", (_, onDay, reason, field) => {
  expect(refuseRetiring({ onDay, reason }, { fromDay: "2026-04-01", toDay: "2029-03-31" })?.field ?? null).toBe(field);
});

describe("taken out of a plan", () => {
  test("a theme on which nothing hangs is gone, with a line in the log", async () => {
    const { planId } = await aPlan(db, p);
    const id = "01890000-0000-7000-8000-00000000000a";
    await insert(db, "plan_theme", {
      ...{ id, partnership_id: p.partnershipId, plan_id: planId, ordinal: 2, title: "By mistake", context: null },
      version: 1,
    });
    const at = { cspPlanId: planId, kind: "theme", planPartId: id };
    expect(await get(removePage, coordinator, at)).toMatchObject({ fate: "deleted", refusal: null });
    // The page asks for nothing else then.
    expect(status(await post(remove, coordinator, at, { version: "1" }))).toBe(302);
    expect(await theme(id)).toBeUndefined();
    expect((await events(db)).map(({ event }) => event)).toContain("csp-plan.part-removed");
  });

  test("a theme with priorities is retired from a day with its reason, takes nothing more and leads no new report", async () => {
    const { planId, themeId, priorityId } = await aPlan(db, p);
    const at = { cspPlanId: planId, kind: "theme", planPartId: themeId };
    expect(status(await takeOut(at))).toBe(422);
    expect(status(await takeOut(at, RETIRED))).toBe(302);
    expect(await theme(themeId)).toMatchObject({ retired_on: "2026-07-01", retired_reason: "Not pursued any more" });
    expect(status(await takeOut(at, { ...RETIRED, version: "2" }))).toBe(422);
    const priority = { title: "More", aims: "", risks: "", ordinal: "1", leadAgencyId: "", leadUserId: "" };
    expect(status(await post(addPriority, coordinator, { cspPlanId: planId, themeId }, priority))).toBe(404);
    const before = await findThemesInForce(db, p.partnershipId, "2026-06-30");
    expect(before?.themes.map(({ id }) => id)).toEqual([themeId]);
    expect((await findThemesInForce(db, p.partnershipId, "2026-07-01"))?.themes).toEqual([]);
    const retired = { cspPlanId: planId, kind: "priority", planPartId: priorityId };
    expect(status(await takeOut(retired, RETIRED))).toBe(302);
  });

  test("a retired priority is left out of the themes of a report, its theme not", async () => {
    const { planId, themeId, priorityId } = await aPlan(db, p);
    await takeOut({ cspPlanId: planId, kind: "priority", planPartId: priorityId }, RETIRED);
    const { themes } = (await findThemesInForce(db, p.partnershipId, "2026-09-30")) ?? { themes: [] };
    expect(themes).toEqual([expect.objectContaining({ id: themeId, priority: null })]);
  });

  test("an aim in force stays as retired; what somebody changed first is not touched", async () => {
    const { planId, aimId } = await aPlan(db, p);
    const at = { cspPlanId: planId, kind: "aim", planPartId: aimId };
    expect(status(await takeOut(at, { ...RETIRED, version: "7" }))).toBe(409);
    expect((await aim(aimId))?.retired_on).toBeNull();
    expect(status(await takeOut(at, RETIRED))).toBe(302);
    expect((await aim(aimId))?.retired_on).toBe("2026-07-01");
  });

  test("nobody else's, and not by whoever only reads it", async () => {
    const { planId, aimId, themeId } = await aPlan(db, p);
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const neighbour = await anActor(db, await aPartnership(db), { duties: ["manager"] });
    const at = { cspPlanId: planId, kind: "aim", planPartId: aimId };
    expect(status(await post(remove, member, at, { version: "1" }))).toBe(403);
    expect(status(await post(remove, neighbour, at, { version: "1" }))).toBe(404);
    expect(status(await takeOut({ ...at, planPartId: themeId }))).toBe(404);
  });
});
