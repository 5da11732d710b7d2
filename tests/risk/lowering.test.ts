import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as assessPage from "#app/routes/cases/cases.$caseId_.assess-risk/route.tsx";
import * as decidePage from "#app/routes/risk/cases.$caseId_.risk_.$assessmentId.decide/route.tsx";
import * as riskPage from "#app/routes/risk/cases.$caseId_.risk/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  aPartnership,
  aSitting,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { assessed, levels } from "./assessing.ts";

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
let chair: Actor;
let caseId: string;
let personId: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  ({ id: caseId, personId } = await aCase(db, p));
});
afterEach(() => {
  vi.useRealTimers();
});

const assess = (actor: Actor, fields: Record<string, string>) =>
  post(assessPage.action, actor, { caseId }, { personId, ...fields });
const newestId = async () =>
  (await db.selectFrom("risk_assessment").select("id").orderBy("id", "desc").executeTakeFirst())?.id ?? "";
const caseRow = () =>
  db
    .selectFrom("case_record")
    .select(["risk_level", "risk_proposed", "review_due_on", "supervisor_review_due_on", "manager_review_due_on"])
    .executeTakeFirstOrThrow();
const decide = async (actor: Actor, fields: Record<string, string>, id?: string) =>
  post(decidePage.action, actor, { caseId, assessmentId: id ?? (await newestId()) }, fields);

async function proposeLow() {
  await assess(coordinator, assessed(levels("low", "high", "low")));
  const seen = await newestId();
  const lowered = { ...assessed(levels("low", "low", "low")), seen, levelReason: "Six quiet weeks" };
  expect(await assess(coordinator, lowered)).toMatchObject({ status: 302 });
}

test("a High owes reviews by lead, supervisor and manager; blank is the furthest day", async () => {
  await assess(coordinator, assessed(levels("low", "high", "low")));
  expect(await caseRow()).toEqual({
    ...{ risk_level: "high", risk_proposed: null, review_due_on: "2026-03-24" },
    ...{ supervisor_review_due_on: "2026-04-07", manager_review_due_on: "2026-05-05" },
  });
});

describe("lowering from High", () => {
  test("is proposed: the case keeps the level in force, and shows what is proposed", async () => {
    await proposeLow();
    expect(await caseRow()).toMatchObject({ risk_level: "high", risk_proposed: "low" });
    const page = (await get(riskPage.loader, chair, { caseId })) as { people: object[]; header: object };
    expect(page.header).toMatchObject({ riskLevel: "high", riskProposed: "low" });
    expect(page.people).toMatchObject([{ level: "high", proposed: "low", mayDecide: true }]);
    expect((await auditEvents(db)).map((e) => e.event)).toContain("risk.lowering-proposed");
  });

  test("needs a reason", async () => {
    await assess(coordinator, assessed(levels("low", "high", "low")));
    const reply = await assess(coordinator, { ...assessed(levels("low", "low", "low")), seen: await newestId() });
    expect(reply).toMatchObject({
      init: { status: 422 },
      data: { errors: { levelReason: expect.any(String) as string } },
    });
  });

  test("never takes force by whoever proposed it, with or without a meeting", async () => {
    await proposeLow();
    const sittingId = await aSitting(db, p, { day: "2026-03-10" });
    for (const fields of [
      { decision: "confirmed", sittingId: "" },
      { decision: "confirmed", sittingId },
    ])
      expect(await decide(coordinator, fields)).toMatchObject({ init: { status: 422 } });
    expect(await caseRow()).toMatchObject({ risk_level: "high" });
  });

  test("is in force when a second person confirms it, once", async () => {
    await proposeLow();
    expect(await decide(chair, { decision: "confirmed" })).toMatchObject({ status: 302 });
    expect(await caseRow()).toMatchObject({ risk_level: "low", risk_proposed: null, supervisor_review_due_on: null });
    expect(await decide(chair, { decision: "refused", reason: "No" })).toMatchObject({ init: { status: 422 } });
    expect(await db.selectFrom("case_risk_change").select(["level", "proposed"]).orderBy("id").execute()).toEqual([
      { level: "high", proposed: null },
      { level: "high", proposed: "low" },
      { level: "low", proposed: null },
    ]);
    expect((await auditEvents(db)).at(-1)?.event).toBe("risk.lowering-confirmed");
  });

  test.each([
    ["today", "2026-03-10", 302],
    ["yesterday, before it was proposed", "2026-03-09", 422],
    ["tomorrow", "2026-03-11", 422],
  ])("a meeting of %s confirms it or not", async (_name, day, status) => {
    await proposeLow();
    const sittingId = await aSitting(db, p, { day });
    const reply = await decide(chair, { decision: "confirmed", sittingId });
    expect(reply).toMatchObject(status === 302 ? { status } : { init: { status } });
  });

  test("a refusal needs a reason, and the level stays", async () => {
    await proposeLow();
    expect(await decide(chair, { decision: "refused" })).toMatchObject({ init: { status: 400 } });
    expect(await decide(chair, { decision: "refused", reason: "Too early" })).toMatchObject({ status: 302 });
    expect(await caseRow()).toMatchObject({ risk_level: "high", risk_proposed: null });
  });

  test("a member may not decide, another group is told of no such thing, nor is there one in another case", async () => {
    await proposeLow();
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(await decide(member, { decision: "confirmed" })).toMatchObject({ status: 403 });
    const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(await decide(stranger, { decision: "confirmed" })).toMatchObject({ status: 404 });
    const other = await aCase(db, p);
    const params = { caseId: other.id, assessmentId: await newestId() };
    expect(await post(decidePage.action, chair, params, { decision: "confirmed" })).toMatchObject({ status: 404 });
  });
});

test("of two who assess at once, the second is shown the first, and neither is lost", async () => {
  expect(await assess(coordinator, assessed(levels("low", "high", "low")))).toMatchObject({ status: 302 });
  const late = assessed(levels("medium", "low", "low"));
  const reply = (await assess(chair, late)) as { data: { values: Record<string, string> } };
  expect(reply).toMatchObject({
    init: { status: 409 },
    data: {
      recorded: { harmToOthers: "high", level: "high" },
      values: { reoffendingReasons: late.reoffendingReasons },
    },
  });
  const again = { ...reply.data.values, levelReason: "Seen since" };
  expect(await assess(chair, again)).toMatchObject({ status: 302 });
  expect(await db.selectFrom("risk_assessment").select(["overall", "proposed"]).orderBy("id").execute()).toEqual([
    { overall: "high", proposed: null },
    { overall: "high", proposed: "medium" },
  ]);
});

describe("a correction", () => {
  test("says what it corrects and why, and stands in its place", async () => {
    await assess(coordinator, assessed(levels("medium", "low", "low")));
    const seen = await newestId();
    const fields = { ...assessed(levels("high", "low", "low")), seen, correctsId: seen };
    expect(await assess(chair, fields)).toMatchObject({
      init: { status: 422 },
      data: { errors: { correctionReason: expect.any(String) as string } },
    });
    expect(await assess(chair, { ...fields, correctionReason: "Two more thefts were known" })).toMatchObject({
      status: 302,
    });
    expect(
      await db
        .selectFrom("risk_assessment")
        .select(["corrects_id", "correction_reason"])
        .orderBy("id", "desc")
        .executeTakeFirst(),
    ).toEqual({
      corrects_id: seen,
      correction_reason: "Two more thefts were known",
    });
    expect(await caseRow()).toMatchObject({ risk_level: "high" });
  });

  test("is no way round the second person: neither its level nor its day lowers a High", async () => {
    await assess(coordinator, assessed(levels("low", "low", "low"), "2026-03-01"));
    await assess(coordinator, { ...assessed(levels("low", "high", "low"), "2026-03-05"), seen: await newestId() });
    const seen = await newestId();
    const about = { seen, correctsId: seen, correctionReason: "Somebody else did it", levelReason: "Not his" };
    const earlier = { ...assessed(levels("low", "low", "low"), "2026-02-20"), ...about };
    expect(await assess(coordinator, earlier)).toMatchObject({
      init: { status: 422 },
      data: { errors: { assessedOn: expect.any(String) as string } },
    });
    expect(
      await assess(coordinator, { ...earlier, ...assessed(levels("low", "low", "low"), "2026-03-05") }),
    ).toMatchObject({ status: 302 });
    expect(await caseRow()).toMatchObject({ risk_level: "high", risk_proposed: "low" });
  });
});
