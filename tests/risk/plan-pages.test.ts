import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as joinActions } from "#app/routes/cases/cases.$caseId_.plan_.$stepId.actions/route.tsx";
import { action as addAction } from "#app/routes/cases/cases.$caseId_.plan_.$stepId.add-action/route.tsx";
import { action as changeStep } from "#app/routes/cases/cases.$caseId_.plan_.$stepId.change/route.tsx";
import { action as setState } from "#app/routes/cases/cases.$caseId_.plan_.$stepId.state/route.tsx";
import { action as addStep } from "#app/routes/cases/cases.$caseId_.plan_.new/route.tsx";
import { action as print } from "#app/routes/cases/cases.$caseId_.plan_.print/route.tsx";
import { loader as printed } from "#app/routes/cases/cases.$caseId_.plan_.prints.$printId/route.tsx";
import { loader as plan } from "#app/routes/cases/cases.$caseId_.plan/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  aPlanStep,
  auditEvents,
  get,
  type Handler,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let chair: Actor;
let stranger: Actor;
let caseId: string;
let personId: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  stranger = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
  ({ id: caseId, personId } = await aCase(db, p));
});

const as = (handler: unknown) => handler as Handler;
const step = (changes: Record<string, string> = {}) => ({
  ...{ domain: "harm-to-others", personId: "", words: "Weekly visits", why: "Threats to neighbours" },
  ...{ ownerAgencyId: p.councilId, ownerUserId: "" },
  ...{ "fromDay-day": "1", "fromDay-month": "3", "fromDay-year": "2026" },
  ...{ "untilDay-day": "", "untilDay-month": "", "untilDay-year": "" },
  ...changes,
});
type Shown = {
  steps: { id: string; overdueActions: number; proposesFinishing: boolean; ownActions: { id: string }[] }[];
  gaps: { domain: string; missing: string }[];
  counts: Record<string, number>;
  actions: { id: string }[];
  next: string | null;
};
const planOf = async (actor: Actor, search = "") => (await get(as(plan), actor, { caseId }, search)) as Shown;
const statusOf = (reply: unknown) =>
  reply instanceof Response ? reply.status : (reply as { init?: { status?: number } }).init?.status;
const events = async () => (await auditEvents(db)).map((event) => event.event);
const steps = () => db.selectFrom("plan_step").selectAll().execute();

describe("a step", () => {
  test("is added once, with its history and its row in the log", async () => {
    const once = "0195a1b2-0000-7000-8000-000000000001";
    const first = await post(as(addStep), chair, { caseId }, { ...step(), once });
    const second = await post(as(addStep), chair, { caseId }, { ...step(), once });
    expect([statusOf(first), statusOf(second)]).toEqual([302, 302]);
    expect(await steps()).toMatchObject([
      { words: "Weekly visits", status: "planned", created_by: chair.id, version: 1 },
    ]);
    expect(await db.selectFrom("plan_step_change").select("kind").execute()).toEqual([{ kind: "added" }]);
    expect((await events()).filter((event) => event === "plan-step.added")).toHaveLength(1);
  });

  test.each([
    ["no words", { words: "" }, 400],
    ["an end before its start", { "untilDay-day": "28", "untilDay-month": "2", "untilDay-year": "2026" }, 422],
    ["a day that does not exist", { "fromDay-day": "31", "fromDay-month": "2" }, 400],
    ["an agency of elsewhere", { ownerAgencyId: "0195a1b2-0000-7000-8000-000000000009" }, 422],
    ["an owner who cannot open the case", { ownerUserId: "stranger" }, 422],
    ["a person of another case", { personId: "0195a1b2-0000-7000-8000-000000000009" }, 422],
  ])("is refused with %s, and nothing is written", async (_, changes: Record<string, string>, status) => {
    const given = changes.ownerUserId ? { ownerUserId: stranger.id } : changes;
    expect(statusOf(await post(as(addStep), chair, { caseId }, step(given)))).toBe(status);
    expect(await steps()).toEqual([]);
  });

  test("is not for somebody of another group, on any page", async () => {
    const stepId = await aPlanStep(db, p, { case_id: caseId });
    expect(statusOf(await get(as(plan), stranger, { caseId }))).toBe(404);
    for (const handler of [addStep, print])
      expect(statusOf(await post(as(handler), stranger, { caseId }, step()))).toBe(404);
    for (const handler of [changeStep, setState, joinActions, addAction])
      expect(statusOf(await post(as(handler), stranger, { caseId, stepId }, step()))).toBe(404);
  });

  test("that belongs to another case is not found under this one", async () => {
    const other = await aPlanStep(db, p);
    const reply = await post(
      as(setState),
      chair,
      { caseId, stepId: other },
      { version: "1", status: "done", reason: "" },
    );
    expect(statusOf(reply)).toBe(404);
  });

  test("changed by two: the second is shown both and loses nothing", async () => {
    const stepId = await aPlanStep(db, p, { case_id: caseId });
    const change = (words: string, version: string) =>
      post(as(changeStep), chair, { caseId, stepId }, { ...step({ words }), version, reason: "Agreed on Monday" });
    expect(statusOf(await change("Visits twice a week", "1"))).toBe(302);
    const second = (await change("Visits every day", "1")) as {
      data: { current: Record<string, string>; values: Record<string, string> };
    };
    expect(statusOf(second)).toBe(409);
    expect(second.data.current.What).toBe("Visits twice a week");
    expect(second.data.values).toMatchObject({ words: "Visits every day", version: "2" });
    expect(statusOf(await change("Visits every day", "2"))).toBe(302);
    expect(await steps()).toMatchObject([{ words: "Visits every day", version: 3 }]);
  });

  test("not done says why, and can be taken up again", async () => {
    const stepId = await aPlanStep(db, p, { case_id: caseId });
    const to = (version: string, status: string, reason: string) =>
      post(as(setState), chair, { caseId, stepId }, { version, status, reason });
    expect(statusOf(await to("1", "not-done", ""))).toBe(422);
    expect(statusOf(await to("1", "not-done", "The family moved"))).toBe(302);
    expect(await steps()).toMatchObject([{ status: "not-done", end_reason: "The family moved" }]);
    expect(statusOf(await to("2", "under-way", "They came back"))).toBe(302);
    expect(await steps()).toMatchObject([{ status: "under-way", end_reason: null, ended_on: null }]);
    expect((await events()).filter((event) => event === "plan-step.status-changed")).toHaveLength(2);
  });

  test("of a closed case is not changed", async () => {
    const closed = await aCase(db, p, { status: "closed", closed_on: "2026-03-02" });
    const reply = await post(as(addStep), chair, { caseId: closed.id }, step());
    expect(statusOf(reply)).toBe(422);
  });
});

describe("the actions of a step", () => {
  test("are made for it, or join it and leave it", async () => {
    const stepId = await aPlanStep(db, p, { case_id: caseId });
    const loose = await anAction(db, p, { case_id: caseId });
    const elsewhere = await anAction(db, p);
    const due = { "dueOn-day": "1", "dueOn-month": "12", "dueOn-year": "2027" };
    const given = { words: "Call the school", ownerAgencyId: p.councilId, ownerUserId: "", priority: "normal" };
    const reply = await post(
      as(addAction),
      chair,
      { caseId, stepId },
      { ...given, ...due, confirmedDay: "2027-12-01" },
    );
    expect(statusOf(reply)).toBe(302);
    expect((await planOf(chair)).steps[0]?.ownActions).toHaveLength(1);

    const choose = (version: string, ...ids: string[]) =>
      post(as(joinActions), chair, { caseId, stepId }, [["version", version], ...ids.map((id): [string, string] => ["actionId", id])]); // prettier-ignore
    expect(statusOf(await choose("1", elsewhere))).toBe(422);
    expect(statusOf(await choose("1", loose))).toBe(302);
    expect((await planOf(chair)).steps[0]?.ownActions.map((a) => a.id)).toEqual([loose]);
    expect(statusOf(await choose("1", loose))).toBe(409);
    const kinds = await db.selectFrom("plan_step_change").select("kind").orderBy("id").execute();
    expect(kinds.map((change) => change.kind).sort()).toEqual(["action-joined", "action-joined", "action-left"]);
  });

  test("overdue ones stand out, and when all are finished its end is proposed", async () => {
    const plan_step_id = await aPlanStep(db, p, { case_id: caseId });
    await anAction(db, p, { case_id: caseId, plan_step_id });
    expect((await planOf(chair)).steps[0]).toMatchObject({ overdueActions: 1, proposesFinishing: false });
    await anAction(db, p, { case_id: caseId, plan_step_id, status: "done", finished_on: "2026-03-05" });
    const other = await aPlanStep(db, p, { case_id: caseId });
    await anAction(db, p, { case_id: caseId, plan_step_id: other, status: "done", finished_on: "2026-03-05" });
    expect((await planOf(chair)).steps.map((s) => s.proposesFinishing)).toEqual([false, true]);
  });

  test("each count opens its rows, page after page", async () => {
    for (let i = 0; i < 30; i++)
      await anAction(db, p, { case_id: caseId, due_on: "2027-01-01", original_due_on: "2027-01-01" });
    await anAction(db, p, { case_id: caseId });
    for (let i = 0; i < 2; i++) await anAction(db, p, { case_id: caseId, status: "done", finished_on: "2026-03-05" });
    for (const filter of ["open", "overdue", "finished"]) {
      const seen = new Set<string>();
      let shown = await planOf(chair, `?actions=${filter}`);
      for (const a of shown.actions) seen.add(a.id);
      while (shown.next) {
        shown = await planOf(chair, `?actions=${filter}&after=${shown.next}`);
        for (const a of shown.actions) seen.add(a.id);
      }
      expect([filter, seen.size]).toEqual([filter, shown.counts[filter]]);
    }
  });
});

test("a high risk without a step is shown as missing, and without an action too", async () => {
  await insert(db, "risk_assessment", {
    id: "0195a1b2-0000-7000-8000-00000000000a", partnership_id: p.partnershipId, case_id: caseId, person_id: personId,
    assessed_on: "2026-03-01", assessed_by: null, recorded_at: "2026-03-01T10:00:00.000Z", reoffending: "low", reoffending_reasons: "r",
    harm_to_others: "high", harm_to_others_reasons: "r", harm_to_self: "low", harm_to_self_reasons: "r", overall: "high",
    next_review_on: "2026-03-14", corrects_id: null,
  } as never); // prettier-ignore
  expect((await planOf(chair)).gaps).toMatchObject([{ domain: "harm-to-others", missing: "step" }]);
  const plan_step_id = await aPlanStep(db, p, { case_id: caseId, domain: "harm-to-others" });
  expect((await planOf(chair)).gaps).toMatchObject([{ domain: "harm-to-others", missing: "action" }]);
  await anAction(db, p, { case_id: caseId, plan_step_id });
  expect((await planOf(chair)).gaps).toEqual([]);
});

describe("a print", () => {
  test("is a disclosure, shown to whoever made it and to nobody else", async () => {
    await aPlanStep(db, p, { case_id: caseId });
    const reply = (await post(
      as(print),
      chair,
      { caseId },
      { destination: "own-use", purpose: "The meeting" },
    )) as Response;
    expect(reply.status).toBe(302);
    const printId = reply.headers.get("location")?.split("/").at(-1) ?? "";
    const [event] = (await auditEvents(db)).filter((e) => e.event === "plan.printed");
    expect(event).toMatchObject({ category: "disclosure", object_kind: "case", object_id: caseId, actor_id: chair.id });
    expect(await db.selectFrom("record_print").selectAll().execute()).toMatchObject([
      { id: printId, what: "plan", purpose: "The meeting", made_by: chair.id, audit_event_id: event?.id },
    ]);
    expect(await get(as(printed), chair, { caseId, printId })).toMatchObject({
      by: chair.name,
      purpose: "The meeting",
    });
    const colleague = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    expect(statusOf(await get(as(printed), colleague, { caseId, printId }))).toBe(404);
  });

  test.each([
    ["without saying where it goes", {}, 400],
    ["without a purpose", { destination: "own-use", purpose: "" }, 400],
    ["to somebody outside without a gateway", { destination: "disclosed", recipients: "The school" }, 400],
    [
      "under section 17A, which is for depersonalised information",
      {
        ...{ destination: "disclosed", recipients: "The school", gateway: "cda-s17a", necessity: "n" },
        ...{ proportionality: "p", approvedBy: "The chair" },
      },
      422,
    ],
  ])("is refused %s", async (_, fields, status) => {
    expect(statusOf(await post(as(print), chair, { caseId }, fields as Record<string, string>))).toBe(status);
    expect(await db.selectFrom("record_print").selectAll().execute()).toEqual([]);
  });
});
