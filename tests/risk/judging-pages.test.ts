import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as assessPage from "#app/routes/cases/cases.$caseId_.assess-risk/route.tsx";
import * as assetPlusPage from "#app/routes/risk/cases.$caseId_.risk_.people.$personId.asset-plus/route.tsx";
import * as questionsPage from "#app/routes/risk/cases.$caseId_.risk_.people.$personId.questions/route.tsx";
import * as victimPage from "#app/routes/risk/cases.$caseId_.risk_.people.$personId.victim/route.tsx";
import * as reviewPage from "#app/routes/risk/cases.$caseId_.risk_.review/route.tsx";
import * as signOffPage from "#app/routes/risk/cases.$caseId_.risk_.$assessmentId.sign-off/route.tsx";
import { giveFirstRiskLists } from "#app/services/risk/give-first-lists.ts";
import { findQuestionnaireInUse } from "#db/queries/victim-assessments.ts";
import { inTransaction, type Executor } from "#db/transaction.ts";
import { aCase, anActor, anAction, aPartnership, aPerson, auditEvents, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { v7 as uuid } from "uuid";
import { assessed, dayOf, levels } from "./assessing.ts";

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
let chair: Actor;
let supervisor: Actor;
let outsider: Actor;
let caseId: string;
let personId: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  await inTransaction(db, (trx) => giveFirstRiskLists(trx, p.partnershipId, "2026-01-05T09:00:00.000Z"));
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  supervisor = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  outsider = await anActor(db, p, { groups: { [p.adultsId]: "chair" } });
  ({ id: caseId, personId } = await aCase(db, p, { supervisor_user_id: supervisor.id, lead_user_id: coordinator.id }));
});
afterEach(() => {
  vi.useRealTimers();
});

const events = async () => (await auditEvents(db)).map((e) => e.event);
const refused = (status: number, field: string) => ({
  init: { status },
  data: { errors: { [field]: expect.any(String) as string } },
});

async function assessHigh() {
  const fields = { personId, ...assessed(levels("low", "high", "low")) };
  expect(await post(assessPage.action, coordinator, { caseId }, fields)).toMatchObject({ status: 302 });
  const row = await db.selectFrom("risk_assessment").select("id").executeTakeFirstOrThrow();
  return row.id;
}
const answers = {
  ...{ mentalHealth: "yes", substanceMisuse: "no", safeguarding: "not-met", safeguardingWords: "No need for care" },
  sharingBasis: "",
};
const answer = (actor: Actor, more: Record<string, string> = {}, id = personId) =>
  post(questionsPage.action, actor, { caseId, personId: id }, { ...answers, ...more });

describe("signing off a High", () => {
  const sign = (actor: Actor, assessmentId: string, fields: Record<string, string>) =>
    post(signOffPage.action, actor, { caseId, assessmentId }, fields);

  test("is refused while something is missing; sent back, it says what, and whoever assessed is told", async () => {
    const id = await assessHigh();
    expect(await sign(supervisor, id, { decision: "signed-off" })).toMatchObject({ init: { status: 422 } });
    expect(await sign(supervisor, id, { decision: "sent-back", reason: "" })).toMatchObject(refused(400, "reason"));
    expect(await sign(supervisor, id, { decision: "sent-back", reason: "No plan" })).toMatchObject({ status: 302 });
    expect(await db.selectFrom("risk_decision").select(["decision", "reason"]).execute()).toEqual([
      { decision: "sent-back", reason: "No plan" },
    ]);
    const notices = await db.selectFrom("notification").select(["user_id", "kind"]).execute();
    expect(notices).toContainEqual({ user_id: coordinator.id, kind: "risk-sent-back" });
    expect(await events()).toContain("risk.sent-back");
  });

  test("is done once all is there, and is the supervisor's review as well", async () => {
    const id = await assessHigh();
    await anAction(db, p, { case_id: caseId });
    await answer(coordinator, { sharingBasis: "public-task" });
    vi.setSystemTime(new Date("2026-03-11T09:00:00Z"));
    const reply = await sign(supervisor, id, { decision: "signed-off" });
    expect(reply).toMatchObject({ status: 302 });
    expect(await events()).toContain("risk.signed-off");
    const row = await db.selectFrom("case_record").select("supervisor_review_due_on").executeTakeFirstOrThrow();
    expect(row.supervisor_review_due_on).toBe("2026-04-08");
    expect(await sign(supervisor, id, { decision: "signed-off" })).toMatchObject({ init: { status: 422 } });
  });

  test("is for the supervisor alone, and of another group there is no such case", async () => {
    const id = await assessHigh();
    expect(await sign(chair, id, { decision: "signed-off" })).toMatchObject({ status: 403 });
    expect(await sign(outsider, id, { decision: "signed-off" })).toMatchObject({ status: 404 });
    expect(await sign(supervisor, uuid(), { decision: "signed-off" })).toMatchObject({ status: 404 });
  });
});

describe("the questions that go with a level", () => {
  test("are answered, and the second of two at once is shown the first", async () => {
    expect(await answer(coordinator)).toMatchObject({ status: 302 });
    expect(await answer(chair, { mentalHealth: "no" })).toMatchObject({
      init: { status: 409 },
      data: { values: { mentalHealth: "no" } },
    });
    const rows = await db.selectFrom("risk_questions").select(["id", "mental_health", "safeguarding"]).execute();
    expect(rows).toMatchObject([{ mental_health: "yes", safeguarding: "not-met" }]);
    expect(await answer(chair, { mentalHealth: "no", seen: rows[0]?.id ?? "" })).toMatchObject({ status: 302 });
    expect((await events()).filter((e) => e === "risk.questions-answered")).toHaveLength(2);
  });

  test.each([
    ["a safeguarding answer without why", { safeguardingWords: "" }, 400, "safeguardingWords"],
    ["a basis that is not on the list", { sharingBasis: "because" }, 422, "sharingBasis"],
    ["no referral to the JAG, without why", { jagReferral: "not-referred" }, 400, "jagWords"],
  ])("are refused with %s", async (_name, wrong: Record<string, string>, status, field) => {
    expect(await answer(coordinator, wrong)).toMatchObject(refused(status, field));
    expect(await db.selectFrom("risk_questions").select("id").execute()).toEqual([]);
  });

  test("are not about somebody who is not in the case", async () => {
    expect(await answer(coordinator, {}, await aPerson(db, p))).toMatchObject({ status: 404 });
    expect(await answer(outsider)).toMatchObject({ status: 404 });
  });
});

describe("a review by somebody else than the lead", () => {
  const review = (actor: Actor, words = "Plan holds; see the family again") =>
    post(reviewPage.action, actor, { caseId }, { words });

  test("counts from today, for whoever's it is", async () => {
    await assessHigh();
    vi.setSystemTime(new Date("2026-03-20T09:00:00Z"));
    expect(await review(supervisor)).toMatchObject({ status: 302 });
    expect(await review(chair)).toMatchObject({ status: 302 });
    expect(await db.selectFrom("risk_review").select(["reviewer_role", "level"]).orderBy("id").execute()).toEqual([
      { reviewer_role: "supervisor", level: "high" },
      { reviewer_role: "manager", level: "high" },
    ]);
    const due = db.selectFrom("case_record").select(["supervisor_review_due_on", "manager_review_due_on"]);
    expect(await due.executeTakeFirst()).toEqual({
      ...{ supervisor_review_due_on: "2026-04-17", manager_review_due_on: "2026-05-15" },
    });
  });

  test("needs words, an assessment, and somebody whose it is", async () => {
    expect(await review(supervisor)).toMatchObject({ init: { status: 422 } });
    await assessHigh();
    expect(await review(supervisor, " ")).toMatchObject(refused(400, "words"));
    expect(await review(coordinator)).toMatchObject({ status: 403 });
    expect(await review(outsider)).toMatchObject({ status: 404 });
  });
});

describe("AssetPlus levels", () => {
  const shared = { reoffending: "high", seriousHarm: "medium", safety: "low", sharedBy: "Youth Justice, by phone" };
  const of = async (birth_date: string) => {
    const childId = await aPerson(db, p, { birth_date });
    const child = await aCase(db, p, { group_id: p.youthJagId, person_id: childId });
    const worker = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
    return (on: string, more: Record<string, string> = {}) =>
      post(assetPlusPage.action, worker, { caseId: child.id, personId: childId }, { ...shared, ...dayOf("levelOn", on), ...more }); // prettier-ignore
  };

  test("are kept as they were shared, and never of tomorrow or without who shared them", async () => {
    const record = await of("2011-05-01");
    expect(await record("2026-03-11")).toMatchObject(refused(422, "levelOn"));
    expect(await record("2026-03-09", { sharedBy: "" })).toMatchObject(refused(400, "sharedBy"));
    expect(await record("2026-03-09")).toMatchObject({ status: 302 });
    expect(await db.selectFrom("asset_plus_level").select(["reoffending", "serious_harm", "safety"]).execute()).toEqual(
      [{ reoffending: "high", serious_harm: "medium", safety: "low" }],
    );
  });

  test("are not recorded of somebody in a group for adults", async () => {
    const fields = { ...shared, ...dayOf("levelOn", "2026-03-09") };
    expect(await post(assetPlusPage.action, coordinator, { caseId, personId }, fields)).toMatchObject({ status: 404 });
  });
});

describe("a victim", () => {
  let victimId: string;
  beforeEach(async () => {
    victimId = await aPerson(db, p);
    await insert(db, "case_link", {
      id: uuid(), partnership_id: p.partnershipId, case_id: caseId, person_id: victimId, role: "victim", standing: "confirmed",
      from_day: "2026-02-25", until_day: null, version: 1,
    }); // prettier-ignore
  });
  const assess = async (more: Record<string, string> = {}, id = victimId) => {
    const inUse = await findQuestionnaireInUse(db, p.partnershipId);
    const none = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`answer-${at}`, "0"]));
    const fields = {
      ...none,
      questionnaireId: inUse?.id ?? "",
      occasion: "referral",
      ...dayOf("assessedOn", "2026-03-10"),
    };
    return post(victimPage.action, coordinator, { caseId, personId: id }, { ...fields, ...more });
  };
  const rows = () => db.selectFrom("victim_assessment").select(["points", "band", "computed_band"]).execute();

  test("is assessed by the answers, and a trigger makes it High whatever the points", async () => {
    expect(await assess({ triggers: "2", "answer-0": "3" })).toMatchObject({ status: 302 });
    expect(await rows()).toEqual([{ points: 5, band: "high", computed_band: "high" }]);
    expect(await events()).toContain("risk.victim-assessed");
  });

  test.each([
    ["a question unanswered", { "answer-3": "" }, 400, "answer-3"],
    ["an answer that is not offered", { "answer-3": "9" }, 400, "answer-3"],
    ["another band, without why", { chosen: "high" }, 422, "levelReason"],
    ["a day in the future", dayOf("assessedOn", "2026-03-11"), 422, "assessedOn"],
  ])("is not assessed with %s", async (_name, wrong: Record<string, string>, status, field) => {
    expect(await assess(wrong)).toMatchObject(refused(status, field));
    expect(await rows()).toEqual([]);
  });

  test("is somebody who is linked as one", async () => {
    expect(await assess({}, personId)).toMatchObject({ status: 404 });
  });

  test("is not assessed by a version that is in use no more", async () => {
    expect(await assess({ questionnaireId: uuid() })).toMatchObject({ init: { status: expect.toSatisfy((n) => n === 409 || n === 422) as number } }); // prettier-ignore
    expect(await rows()).toEqual([]);
  });
});
