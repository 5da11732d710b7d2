import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as actionPage from "#app/routes/actions/$actionId/route.tsx";
import * as addActionPage from "#app/routes/cases/cases.$caseId_.add-action/route.tsx";
import * as assessPage from "#app/routes/cases/cases.$caseId_.assess-risk/route.tsx";
import * as casePage from "#app/routes/cases/cases.$caseId/route.tsx";
import * as referralPage from "#app/routes/cases/referrals.$referralId/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  aPerson,
  aReferral,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
});
afterEach(() => {
  vi.useRealTimers();
});

const day = (name: string, iso: string) => {
  const [year = "", month = "", date = ""] = iso.split("-");
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};
const events = async () => (await auditEvents(db)).map((e) => e.event);

describe("deciding a referral", () => {
  const accept = () => ({
    version: "1",
    decision: "accepted",
    reason: "Meets the threshold",
    leadAgencyId: p.policeId,
    leadUserId: "",
    ...day("decidedOn", "2026-03-10"),
  });

  test("accepting opens a case with its subject alleged, and keeps the decision", async () => {
    const referralId = await aReferral(db, p);
    expect(await post(referralPage.action, coordinator, { referralId }, accept())).toMatchObject({ status: 302 });
    const record = await db.selectFrom("case_record").selectAll().executeTakeFirstOrThrow();
    expect(record).toMatchObject({
      reference: "CS-26-0001",
      group_id: p.jagId,
      status: "open",
      lead_agency_id: p.policeId,
      opened_on: "2026-03-10",
      risk_level: null,
    });
    expect(await db.selectFrom("case_link").selectAll().executeTakeFirst()).toMatchObject({
      case_id: record.id,
      role: "perpetrator",
      standing: "alleged",
    });
    expect(await db.selectFrom("referral_decision").selectAll().execute()).toMatchObject([
      { decision: "accepted", case_id: record.id, decided_by: coordinator.id },
    ]);
    expect(await db.selectFrom("referral").select(["status", "version"]).executeTakeFirst()).toEqual({
      status: "accepted",
      version: 2,
    });
    expect(await events()).toEqual(["case.opened", "referral.accepted"]);
  });

  test("declining opens none and keeps the decision", async () => {
    const referralId = await aReferral(db, p);
    await post(
      referralPage.action,
      coordinator,
      { referralId },
      { ...accept(), decision: "declined", leadAgencyId: "" },
    );
    expect(await db.selectFrom("case_record").selectAll().execute()).toEqual([]);
    expect(await db.selectFrom("referral_decision").select(["decision", "case_id"]).execute()).toEqual([
      { decision: "declined", case_id: null },
    ]);
    expect(await events()).toEqual(["referral.declined"]);
  });

  test("a second decision meets the first: 409, nothing doubled", async () => {
    const referralId = await aReferral(db, p);
    await post(referralPage.action, coordinator, { referralId }, accept());
    expect(await post(referralPage.action, coordinator, { referralId }, accept())).toMatchObject({
      init: { status: 409 },
    });
    expect(await db.selectFrom("case_record").select("id").execute()).toHaveLength(1);
  });

  test.each([
    ["no reason", { reason: "  " }, 400, "reason"],
    ["no decision", { decision: "" }, 400, "decision"],
    ["accepted without a lead agency", { leadAgencyId: "" }, 400, "leadAgencyId"],
    ["a day that does not exist", day("decidedOn", "2026-02-30"), 400, "decidedOn"],
    ["a decision tomorrow", day("decidedOn", "2026-03-11"), 422, "decidedOn"],
    ["a decision before the referral came", day("decidedOn", "2026-02-19"), 422, "decidedOn"],
    ["an agency of another partnership", { leadAgencyId: "0190a5a0-3c00-7000-8000-000000000001" }, 422, "leadAgencyId"],
    ["a lead who is not in the group", { leadUserId: "0190a5a0-3c00-7000-8000-000000000001" }, 422, "leadUserId"],
  ])(
    "%s is refused beside its field, keeps what was typed and writes nothing",
    async (_name, change, status, field) => {
      const referralId = await aReferral(db, p);
      const body = { ...accept(), ...change };
      const reply = (await post(referralPage.action, coordinator, { referralId }, body)) as {
        data: { errors: object; values: object };
      };
      expect(reply).toMatchObject({ init: { status } });
      expect(Object.keys(reply.data.errors)).toEqual([field]);
      expect({ ...reply.data.values }).toEqual(body);
      expect(await db.selectFrom("referral_decision").selectAll().execute()).toEqual([]);
      expect(await events()).toEqual([]);
    },
  );

  test("a chair of another group is told of no such referral; a member may read but not decide", async () => {
    const referralId = await aReferral(db, p);
    const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(await post(referralPage.action, stranger, { referralId }, accept())).toMatchObject({ status: 404 });
    expect(await get(referralPage.loader, stranger, { referralId })).toMatchObject({ status: 404 });
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(await post(referralPage.action, member, { referralId }, accept())).toMatchObject({ status: 403 });
    const both = await anActor(db, p, { groups: { [p.jagId]: "member", [p.youthJagId]: "chair" } });
    expect(await post(referralPage.action, both, { referralId }, accept())).toMatchObject({ status: 403 });
    expect(await db.selectFrom("referral").select("status").executeTakeFirst()).toEqual({
      status: "awaiting-decision",
    });
  });

  test("whoever made it to a group of others learns its state and nothing else", async () => {
    const referrer = await anActor(db, p, { duties: ["asb-officer"] });
    const referralId = await aReferral(db, p, { created_by: referrer.id });
    const page = await get(referralPage.loader, referrer, { referralId });
    expect(page).toMatchObject({ kind: "state-only", statusName: "Awaiting decision" });
    expect(JSON.stringify(page)).not.toMatch(/Off-road|Sample/);
  });
});

describe("assessing risk", () => {
  const assessment = (personId: string) => ({
    personId,
    ...day("assessedOn", "2026-03-10"),
    reoffending: "medium",
    reoffendingReasons: "Two thefts",
    harmToOthers: "high",
    harmToOthersReasons: "Rides at people",
    harmToSelf: "low",
    harmToSelfReasons: "None seen",
    ...day("nextReviewOn", "2026-03-24"),
  });

  test("adds a new assessment, and the case shows the highest level", async () => {
    const { id: caseId, personId } = await aCase(db, p);
    expect(await post(assessPage.action, coordinator, { caseId }, assessment(personId))).toMatchObject({ status: 302 });
    expect(
      await db.selectFrom("case_record").select(["risk_level", "risk_person_id", "review_due_on"]).executeTakeFirst(),
    ).toEqual({ risk_level: "high", risk_person_id: personId, review_due_on: "2026-03-24" });
    expect(await events()).toEqual(["risk.assessed"]);
  });

  test.each([
    ["a blank domain", { harmToSelf: "" }, 400, "harmToSelf"],
    ["a level that there is not", { harmToSelf: "none" }, 400, "harmToSelf"],
    ["no reasons", { reoffendingReasons: "" }, 400, "reoffendingReasons"],
    ["a review today", day("nextReviewOn", "2026-03-10"), 422, "nextReviewOn"],
    ["a review later than High allows", day("nextReviewOn", "2026-03-25"), 422, "nextReviewOn"],
    ["a person of no part in the case", { personId: "0190a5a0-3c00-7000-8000-000000000001" }, 422, "personId"],
  ])("%s is refused and nothing is written", async (_name, change, status, field) => {
    const { id: caseId, personId } = await aCase(db, p);
    const reply = (await post(assessPage.action, coordinator, { caseId }, { ...assessment(personId), ...change })) as {
      data: { errors: object };
    };
    expect(reply).toMatchObject({ init: { status } });
    expect(Object.keys(reply.data.errors)).toEqual([field]);
    expect(await db.selectFrom("risk_assessment").selectAll().execute()).toEqual([]);
  });

  test("a member may not, and another group is told of no such case", async () => {
    const { id: caseId, personId } = await aCase(db, p);
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(await post(assessPage.action, member, { caseId }, assessment(personId))).toMatchObject({ status: 403 });
    const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
    expect(await post(assessPage.action, stranger, { caseId }, assessment(personId))).toMatchObject({ status: 404 });
    expect(await get(assessPage.loader, stranger, { caseId })).toMatchObject({ status: 404 });
  });
});

describe("giving and finishing an action", () => {
  const given = (ownerAgencyId: string, ownerUserId = "") => ({
    words: "Visit the school",
    ownerAgencyId,
    ownerUserId,
    ...day("dueOn", "2026-03-20"),
  });

  test("it goes to somebody who can open the case", async () => {
    const { id: caseId } = await aCase(db, p);
    const owner = await anActor(db, p, { agencyId: p.policeId, groups: { [p.jagId]: "member" } });
    expect(await post(addActionPage.action, coordinator, { caseId }, given(p.policeId, owner.id))).toMatchObject({
      status: 302,
    });
    expect(await db.selectFrom("action").selectAll().executeTakeFirst()).toMatchObject({
      reference: "A-26-0001", owner_user_id: owner.id, owner_agency_id: p.policeId, original_due_on: "2026-03-20", due_on: "2026-03-20", raised_on: "2026-03-10", status: "open",
    }); // prettier-ignore
    expect(await events()).toEqual(["action.created"]);
  });

  test("or to an agency that will name somebody; never to a person without sight of the case, or of another agency", async () => {
    const { id: caseId } = await aCase(db, p);
    expect(await post(addActionPage.action, coordinator, { caseId }, given(p.policeId))).toMatchObject({ status: 302 });
    const outsider = await anActor(db, p, { agencyId: p.policeId });
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    for (const owner of [outsider, member]) {
      expect(await post(addActionPage.action, coordinator, { caseId }, given(p.policeId, owner.id))).toMatchObject({
        init: { status: 422 },
        data: { errors: { ownerUserId: expect.any(String) as string } },
      });
    }
    expect(await db.selectFrom("action").select("id").execute()).toHaveLength(1);
  });

  test.each([
    ["without words", { words: "" }, 400, "words"],
    ["due yesterday", day("dueOn", "2026-03-09"), 422, "dueOn"],
    ["due on no day", day("dueOn", ""), 400, "dueOn"],
    [
      "for an agency of another partnership",
      { ownerAgencyId: "0190a5a0-3c00-7000-8000-000000000001" },
      422,
      "ownerAgencyId",
    ],
  ])("%s it is refused", async (_name, change, status, field) => {
    const { id: caseId } = await aCase(db, p);
    const reply = (await post(addActionPage.action, coordinator, { caseId }, { ...given(p.policeId), ...change })) as {
      data: { errors: object };
    };
    expect(reply).toMatchObject({ init: { status } });
    expect(Object.keys(reply.data.errors)).toEqual([field]);
  });

  const done = { version: "1", outcome: "Visited, all well", ...day("finishedOn", "2026-03-09") };

  test("its owner finishes it, though the case is not his to open", async () => {
    const owner = await anActor(db, p);
    const actionId = await anAction(db, p, { owner_user_id: owner.id });
    expect(await get(actionPage.loader, owner, { actionId })).toMatchObject({ inCase: null, version: 1 });
    expect(await post(actionPage.action, owner, { actionId }, done)).toMatchObject({ status: 302 });
    expect(await db.selectFrom("action").selectAll().executeTakeFirst()).toMatchObject({
      status: "done",
      finished_on: "2026-03-09",
      outcome: "Visited, all well",
      version: 2,
    });
    const all = await auditEvents(db);
    expect(all.map((e) => e.event)).toEqual(["action.viewed", "action.completed"]);
    expect(JSON.stringify(all)).not.toContain("Visited");
  });

  test("of two who finish it at once, the second sees both versions, and sending again is about the newer one", async () => {
    const owner = await anActor(db, p);
    const actionId = await anAction(db, p, { owner_user_id: owner.id });
    await post(actionPage.action, owner, { actionId }, { ...done, outcome: "Theirs" });
    const reply = await post(actionPage.action, owner, { actionId }, { ...done, outcome: "Mine" });
    expect(reply).toMatchObject({
      init: { status: 409 },
      data: { values: { outcome: "Mine", version: "2" }, current: { outcome: "Theirs", finishedOn: "2026-03-09" } },
    });
    expect(await post(actionPage.action, owner, { actionId }, { ...done, version: "2" })).toMatchObject({
      init: { status: 422 },
    });
    expect(await db.selectFrom("action").select("outcome").executeTakeFirst()).toEqual({ outcome: "Theirs" });
  });

  test("a member who sees it may not finish somebody else's; a stranger is told of no such action", async () => {
    const actionId = await anAction(db, p);
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(await post(actionPage.action, member, { actionId }, done)).toMatchObject({ status: 403 });
    const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(await post(actionPage.action, stranger, { actionId }, done)).toMatchObject({ status: 404 });
  });
});

describe("opening a case", () => {
  test("is one consultation, though it is looked at again within ten minutes, and another after", async () => {
    const { id: caseId, personId } = await aCase(db, p);
    await get(casePage.loader, coordinator, { caseId });
    vi.setSystemTime(new Date("2026-03-10T09:09:59Z"));
    await get(casePage.loader, coordinator, { caseId });
    expect(await events()).toEqual(["case.viewed"]);
    vi.setSystemTime(new Date("2026-03-10T09:10:01Z"));
    await get(casePage.loader, coordinator, { caseId });
    expect(await events()).toEqual(["case.viewed", "case.viewed"]);
    expect(
      await db
        .selectFrom("audit_object")
        .select("event_id")
        .where("object_kind", "=", "person")
        .where("object_id", "=", personId)
        .execute(),
    ).toHaveLength(2);
  });

  test("what is not the actor's to know and what does not exist answer alike, and both leave a row", async () => {
    const { id } = await aCase(db, p);
    const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    for (const caseId of [id, uuid(), "1"])
      expect(await get(casePage.loader, stranger, { caseId })).toMatchObject({ status: 404, body: null });
    expect(await events()).toEqual(["access.not-found", "access.not-found", "access.not-found"]);
  });

  test("a person's page lists only the cases that the actor sees", async () => {
    const personId = await aPerson(db, p);
    await aCase(db, p, { person_id: personId });
    await aCase(db, p, { person_id: personId, group_id: p.youthJagId });
    const { loader } = await import("#app/routes/people/$personId/route.tsx");
    const page = (await get(loader, coordinator, { personId })) as { cases: { groupName: string }[] };
    expect(page.cases.map((c) => c.groupName)).toEqual(["JAG"]);
  });
});
