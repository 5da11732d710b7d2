import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { planInBrief } from "#app/domain/risk/plan-brief.ts";
import { STEP_STATUSES, type StepStatus } from "#app/domain/risk/plan-step.ts";
import { loader as casePage } from "#app/routes/cases/cases.$caseId/route.tsx";
import { loader as addActionPage } from "#app/routes/cases/cases.$caseId_.plan_.$stepId.add-action/route.tsx";
import { loader as changePage } from "#app/routes/cases/cases.$caseId_.plan_.$stepId.change/route.tsx";
import { loader as statePage } from "#app/routes/cases/cases.$caseId_.plan_.$stepId.state/route.tsx";
import { loader as addDocumentPage } from "#app/routes/documents/records.$kind.$recordId_.new/route.tsx";
import { loader as documentsPage } from "#app/routes/documents/records.$kind.$recordId/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  aPlanStep,
  get,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aFlag } from "../support/need-to-know.ts";

let db: Executor;
let p: TestPartnership;
let chair: Actor;
let caseId: string;
let referralId: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  ({ id: caseId, referralId } = await aCase(db, p));
});
afterEach(() => {
  vi.useRealTimers();
});

type Shown = {
  plan: {
    steps: { id: string; isLate: boolean; words: string; ownerName: string | null }[];
    more: number;
    open: number;
    late: number;
    done: number;
    gaps: number;
  };
};
const shown = async () => ((await get(casePage, chair, { caseId })) as Shown).plan;

describe("the plan on the Overview", () => {
  test("of a case without one has no steps", async () => {
    expect(await shown()).toEqual({ steps: [], more: 0, open: 0, late: 0, done: 0, gaps: 0 });
  });

  test("is what is still to be done, what is late first, with who does it", async () => {
    const own = { case_id: caseId };
    const open = await aPlanStep(db, p, { ...own, words: "No last day" });
    const soon = await aPlanStep(db, p, {
      ...own,
      until_day: "2026-03-20",
      status: "under-way",
      owner_user_id: chair.id,
    });
    const today = await aPlanStep(db, p, { ...own, until_day: "2026-03-10" });
    const past = await aPlanStep(db, p, { ...own, until_day: "2026-03-09" });
    const carried = await aPlanStep(db, p, { ...own, until_day: "2026-05-01" });
    await aPlanStep(db, p, { ...own, status: "done", ended_on: "2026-03-05" });
    const late = await anAction(db, p, { case_id: caseId, due_on: "2026-03-09", original_due_on: "2026-03-09" });
    await inTransaction(db, (trx) => trx.updateTable("action").set({ plan_step_id: carried }).where("id", "=", late).execute()); // prettier-ignore
    const { steps, ...counts } = await shown();
    expect(steps.map(({ id, isLate }) => [id, isLate])).toEqual([
      [past, true],
      [carried, true],
      [today, false],
      [soon, false],
    ]);
    expect(steps.at(-1)?.ownerName).toBe(chair.name);
    expect(counts).toEqual({ more: 1, open: 5, late: 2, done: 1, gaps: 0 });
    expect(steps.map(({ id }) => id)).not.toContain(open);
  });
});

const step = fc.record({
  status: fc.constantFrom(...STEP_STATUSES),
  untilDay: fc.option(fc.constantFrom("2026-03-01", "2026-03-09", "2026-04-01"), { nil: null }),
  isPastLastDay: fc.boolean(),
  overdueActions: fc.nat(2),
});
test("whatever the steps: none is lost, none that has ended is shown, and no late one stands behind another", () => {
  fc.assert(
    fc.property(fc.array(step), fc.nat(6), (steps, most) => {
      const brief = planInBrief(steps, most);
      const ended: StepStatus[] = ["done", "not-done", "not-needed"];
      expect(brief.open + brief.done).toBe(steps.length);
      expect(brief.steps.length + brief.more).toBe(brief.open);
      expect(brief.steps.length).toBeLessThanOrEqual(most);
      expect(brief.steps.some(({ status }) => ended.includes(status))).toBe(false);
      const late = brief.steps.map(({ isLate }) => isLate);
      expect(late).toEqual([...late].sort((a, b) => Number(b) - Number(a)));
    }),
  );
});

describe("the reminder of the Prevent flag", () => {
  const PAGES: [string, (actor: Actor) => Promise<unknown>][] = [
    ["the documents of the case", (a) => get(documentsPage, a, { kind: "case", recordId: caseId })],
    ["a new document of the case", (a) => get(addDocumentPage, a, { kind: "case", recordId: caseId })],
    ["the documents of its referral", (a) => get(documentsPage, a, { kind: "referral", recordId: referralId })],
    ["a new document of its action", async (a) => get(addDocumentPage, a, { kind: "action", recordId: await anAction(db, p, { case_id: caseId }) })],
    ["a step that is changed", async (a) => get(changePage, a, { caseId, stepId: await aPlanStep(db, p, { case_id: caseId }) })],
    ["the state of a step", async (a) => get(statePage, a, { caseId, stepId: await aPlanStep(db, p, { case_id: caseId }) })],
    ["an action for a step", async (a) => get(addActionPage, a, { caseId, stepId: await aPlanStep(db, p, { case_id: caseId }) })],
  ]; // prettier-ignore

  test.each(PAGES)("stands on %s where the case has it, and nowhere else", async (_name, open) => {
    expect(await open(chair)).toMatchObject({ isPrevent: false });
    await aFlag(db, p, caseId, null);
    expect(await open(chair)).toMatchObject({ isPrevent: false });
    await aFlag(db, p, caseId, "prevent");
    expect(await open(chair)).toMatchObject({ isPrevent: true });
  });

  test("tells the owner of an action nothing of a case that they do not see", async () => {
    await aFlag(db, p, caseId, "prevent");
    const owner = await anActor(db, p);
    const recordId = await anAction(db, p, { case_id: caseId, owner_user_id: owner.id });
    const page = await get(documentsPage, owner, { kind: "action", recordId });
    expect(page).toMatchObject({ isPrevent: false });
  });
});
