import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { placeOfGrade, refuseGrading, refuseReason } from "#app/domain/premises/agree-grade.ts";
import { readFrozenLedger } from "#app/domain/premises/frozen-ledger.ts";
import { MICRO } from "#app/domain/premises/ledger.ts";
import { action, loader } from "#app/routes/premises/$premisesId_.grade/route.tsx";
import { cancelSitting } from "#app/services/meetings/cancel-sitting.ts";
import { moveSitting } from "#app/services/meetings/move-sitting.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aGroup, anAction, anActor, aPartnership, aPremises, aPremisesGroup, aPremisesIncident, aSitting, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aPlan, premisesActionOf } from "./follow-up-rows.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let premisesId: string;
let groupId: string;
let sittingId: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
  premisesId = await aPremises(db, p);
  ({ groupId, sittingId } = await aPremisesGroup(db, p));
});
afterEach(() => vi.useRealTimers());

type Page = Exclude<Awaited<ReturnType<typeof loader>>, Response>;
type Reply = { init: { status: number }; data: { values: Record<string, string>; errors: Record<string, string>; recorded: Record<string, string> | null } }; // prettier-ignore

const open = async (search = "", actor = officer) => (await get(loader, actor, { premisesId }, search)) as Page;
/** What the form is sent with when it was opened just before. */
async function form(fields: Record<string, string> = {}, search = "") {
  const page = await open(search);
  return {
    ...{ sittingId: page.sitting?.id ?? "", standing: page.standing?.id ?? "" },
    ...{ seenPoints: String(page.ledger?.points), agreedBand: "green", reason: "" },
    ...{ ownerAgencyId: page.convene?.own ?? "", ownerUserId: "", ...fields },
  };
}
const send = (fields: Record<string, string>, actor = officer, search = "") =>
  post(action, actor, { premisesId }, fields, search);
const grades = () => db.selectFrom("premises_grade").selectAll().orderBy("id").execute();
const standing = () =>
  db
    .selectFrom("premises")
    .select(["agreed_band as band", "agreed_on as on", "agreed_grade_id as id"])
    .where("id", "=", premisesId)
    .executeTakeFirstOrThrow();
const aMeeting = (day: string, changes = {}) => aSitting(db, p, { group_id: groupId, day, ...changes });
const at = (id: string) => `?sitting=${id}`;

test("the newest meeting up to today is offered, with the points of its day, and none that was cancelled", async () => {
  await aPremisesIncident(db, p, premisesId, { day: "2026-03-10" });
  await aPremisesIncident(db, p, premisesId, { day: "2026-03-14" });
  await aMeeting("2026-03-19", { status: "cancelled", reason: "Snow" });
  await aMeeting("2026-03-26");
  await aSitting(db, p, { day: "2026-03-18" }); // the JAG's
  const page = await open();
  expect(page.sittings.map(({ day }) => day)).toEqual(["2026-03-12"]);
  expect(page).toMatchObject({ sitting: { id: sittingId }, refusal: null, ledger: { points: 4 * MICRO, asAt: "2026-03-12" } }); // prettier-ignore
});

test("a grade is kept with the ledger that the group had, and the premises say so", async () => {
  await aPremisesIncident(db, p, premisesId, { day: "2026-03-10" });
  const reply = (await send(await form())) as Response;
  expect([reply.status, reply.headers.get("Location")]).toEqual([302, `/premises/${premisesId}/ledger?saved=premises-graded`]); // prettier-ignore
  const [grade] = await grades();
  expect(grade).toMatchObject({
    ...{ agreed_band: "green", computed_band: "green", computed_points: 4 * MICRO, graded_on: "2026-03-12" },
    ...{ sitting_id: sittingId, corrects_id: null, reason: null, agreed_by: officer.id },
  });
  expect(readFrozenLedger(grade?.ledger ?? "")?.lines).toHaveLength(1);
  expect(await standing()).toEqual({ band: "green", on: "2026-03-12", id: grade?.id });
  const event = (await auditEvents(db)).find(({ event }) => event === "premises.graded");
  expect(event).toMatchObject({ object_kind: "premises", object_id: premisesId, category: "alteration" });
});

test.each(["green", "amber", "red"])("another grade than proposed needs a reason: %s", async (agreedBand) => {
  await aPremisesIncident(db, p, premisesId, { day: "2026-03-10" });
  await aPremisesIncident(db, p, premisesId, { day: "2026-03-10" }); // 8 points: Amber
  const fields = await form({ agreedBand });
  const reply = (await send(fields)) as Reply | Response;
  if (agreedBand === "amber") expect(reply).toMatchObject({ status: 302 });
  else {
    expect(reply).toMatchObject({ init: { status: 422 }, data: { values: { agreedBand } } });
    expect(Object.keys((reply as Reply).data.errors)).toEqual(["reason"]);
    expect(await send({ ...fields, reason: "New management since Monday" })).toMatchObject({ status: 302 });
  }
  expect((await standing()).band).toBe(agreedBand);
});

test("what the group has before it is opened in the log", async () => {
  await open();
  const event = (await auditEvents(db)).find(({ event }) => event === "premises.ledger-viewed");
  expect(event).toMatchObject({ object_kind: "premises", object_id: premisesId, actor_id: officer.id });
});

test("nothing is chosen before the group has chosen", async () => {
  const reply = (await send(await form({ agreedBand: "" }))) as Reply;
  expect(reply).toMatchObject({ init: { status: 400 }, data: { errors: { agreedBand: "Select the grade that the group agreed" } } }); // prettier-ignore
});

test("Red brings the meeting with the premises, convened by whoever is named, in the same transaction", async () => {
  const missing = (await send(await form({ agreedBand: "red", reason: "Stabbing", ownerAgencyId: "" }))) as Reply;
  expect(missing.data.errors).toEqual({ ownerAgencyId: "Select the agency that convenes the meeting with the premises" }); // prettier-ignore
  const stranger = await anActor(db, p, { agencyId: p.policeId, groups: { [p.jagId]: "member" } });
  const other = (await send(await form({ agreedBand: "red", reason: "Stabbing", ownerUserId: stranger.id }))) as Reply;
  expect(other.data.errors).toEqual({ ownerUserId: "Select an owner who can open licensed premises" });
  expect(await grades()).toEqual([]);
  const fields = await form({ agreedBand: "red", reason: "Stabbing", ownerUserId: officer.id });
  expect(await send(fields)).toMatchObject({ status: 302 });
  const meeting = await db.selectFrom("premises_meeting").selectAll().executeTakeFirstOrThrow();
  expect(meeting).toMatchObject({ premises_id: premisesId, band: "red", grade_id: (await grades())[0]?.id });
  expect(await db.selectFrom("action").selectAll().execute()).toMatchObject([{ owner_user_id: officer.id }]);
  expect((await open()).convene).toBeNull();
});

test("down from Red the plan's actions come first, and the refusal stands at the grade", async () => {
  await send(await form({ agreedBand: "red", reason: "Stabbing" }));
  const next = await aMeeting("2026-03-19");
  const reply = (await send(await form({ agreedBand: "green" }, at(next)))) as Reply;
  expect(reply.init.status).toBe(422);
  expect(reply.data.errors.agreedBand).toContain("Red can be lowered only after an action plan");
  await insert(db, "premises_plan", {
    ...{ id: uuid(), partnership_id: p.partnershipId, premises_id: premisesId, band: "red", aim: "Safer" },
    ...{ started_on: "2026-03-13", ends_on: "2026-05-01", closed_on: "2026-03-18", closed_reason: "All done" },
    ...{ version: 1, created_at: "2026-03-13T10:00:00.000Z" },
  });
  expect(await send(await form({ agreedBand: "green" }, at(next)))).toMatchObject({ status: 302 });
  expect(await standing()).toMatchObject({ band: "green", on: "2026-03-19" });
});

test("a second grade for one meeting corrects the first, with a reason, and the first stays as it was", async () => {
  await send(await form());
  const [first] = await grades();
  const bare = (await send(await form({ agreedBand: "amber" }))) as Reply;
  expect(bare.data.errors).toEqual({ reason: "Enter why the grade is corrected" });
  expect(await send(await form({ agreedBand: "amber", reason: "Minute taken wrongly" }))).toMatchObject({
    status: 302,
  });
  const [kept, correction] = await grades();
  expect(kept).toEqual(first);
  expect(correction).toMatchObject({ corrects_id: first?.id, agreed_band: "amber", sitting_id: sittingId });
  expect(await standing()).toMatchObject({ band: "amber", id: correction?.id });
  const event = (await auditEvents(db)).find(({ event }) => event === "premises.grade-corrected");
  expect(event).toMatchObject({ object_id: premisesId });
});

test("a Red recorded by mistake is corrected without a plan, where nothing before it was Red", async () => {
  await send(await form({ agreedBand: "red", reason: "Wrong row" }));
  expect(await send(await form({ agreedBand: "green", reason: "It was the premises next door" }))).toMatchObject({ status: 302 }); // prettier-ignore
});

test("a Red with a plan is not corrected away while an action of it is open", async () => {
  await send(await form({ agreedBand: "red", reason: "Stabbing" }));
  const planId = await aPlan(db, p, premisesId);
  const actionId = await anAction(db, p, premisesActionOf(premisesId, planId));
  const reply = (await send(await form({ agreedBand: "green", reason: "Not so bad" }))) as Reply;
  expect(reply.data.errors.agreedBand).toContain("an action that is not finished");
  await inTransaction(db, (trx) =>
    trx.updateTable("action").set({ status: "done", finished_on: "2026-03-20" }).where("id", "=", actionId).execute(),
  );
  expect(await send(await form({ agreedBand: "green", reason: "Not so bad" }))).toMatchObject({ status: 302 });
});

test.each([
  ["that the grade itself closed", null],
  ["that was closed before it", "2026-03-18"],
])("a grade that lowered Red is corrected by the plan %s", async (_, closed_on) => {
  await send(await form({ agreedBand: "red", reason: "Stabbing" }));
  const closed = closed_on === null ? {} : { closed_on, closed_reason: "All done" };
  const planId = await aPlan(db, p, premisesId, closed);
  await anAction(db, p, { ...premisesActionOf(premisesId, planId), status: "done", finished_on: "2026-03-18" });
  const today = at(await aMeeting("2026-03-20"));
  expect(await send(await form({ agreedBand: "green" }, today))).toMatchObject({ status: 302 });
  expect(await send(await form({ agreedBand: "amber", reason: "Misheard" }, today))).toMatchObject({ status: 302 });
  expect(await send(await form({ agreedBand: "amber", reason: "The chair’s words" }, today))).toMatchObject({ status: 302 }); // prettier-ignore
});

test("a meeting of today is neither moved nor cancelled once a grade was agreed at it", async () => {
  const today = await aMeeting("2026-03-20");
  const chair = await anActor(db, p, { groups: { [groupId]: "chair" } });
  const by = { db, actor: chair, now: new Date() };
  const move = {
    version: 1,
    day: "2026-03-27",
    startTime: "10:00",
    place: null,
    reason: "Snow",
    warnedDay: "2026-03-27",
  };
  await send(await form({}, at(today)));
  const refusal = { field: "form", message: "Grades of licensed premises were agreed at this meeting" };
  expect(await moveSitting(by, groupId, today, move)).toEqual({ kind: "refused", refusal });
  expect(await cancelSitting(by, groupId, today, { version: 1, reason: "Snow" })).toEqual({ kind: "refused", refusal });
});

test("a correction that leaves Red does not ask again for a meeting that is not held; the next sitting does", async () => {
  await send(await form({ agreedBand: "red", reason: "Stabbing" }));
  await inTransaction(db, (trx) =>
    trx.updateTable("premises_meeting").set({ not_held_reason: "Nobody came" }).execute(),
  );
  expect((await open()).asking).toEqual([]);
  expect(await send(await form({ agreedBand: "red", reason: "Two stabbings" }))).toMatchObject({ status: 302 });
  expect(await db.selectFrom("premises_meeting").select("id").execute()).toHaveLength(1);
  expect((await open(at(await aMeeting("2026-03-19")))).asking).toEqual(["red", "amber"]);
});

test("an older meeting's grade is kept in its place and overtakes none", async () => {
  const newer = await aMeeting("2026-03-19");
  await send(await form({ agreedBand: "amber", reason: "Fights" }, at(newer)));
  const before = await standing();
  expect(await open(at(sittingId))).toMatchObject({ isNewest: false, convene: null });
  expect(await send(await form({ agreedBand: "green" }, at(sittingId)))).toMatchObject({ status: 302 });
  expect(await standing()).toEqual(before);
  expect((await open(at(newer))).before).toBe("green");
});

test("whoever grades second, with the form opened before, gets both and loses nothing", async () => {
  const [mine, theirs] = [await form({ agreedBand: "amber", reason: "Two fights" }), await form()];
  const chair = await anActor(db, p, { groups: { [groupId]: "chair" }, name: "Alex Chair" });
  expect(await send(theirs, chair)).toMatchObject({ status: 302 });
  const reply = (await send(mine)) as Reply;
  expect(reply.init.status).toBe(409);
  expect(reply.data.recorded).toMatchObject({ Grade: "Green", "Recorded by": "Alex Chair" });
  const [first] = await grades();
  expect(reply.data.values).toMatchObject({ agreedBand: "amber", reason: "Two fights", standing: first?.id });
  expect(await grades()).toHaveLength(1);
  expect(await send({ ...mine, ...reply.data.values })).toMatchObject({ status: 302 });
  expect((await grades()).map(({ agreed_band, corrects_id }) => [agreed_band, corrects_id])).toEqual([
    ["green", null],
    ["amber", first?.id],
  ]);
});

test("of two at the same moment one is kept and the other is told", async () => {
  const [one, other] = [await form(), await form({ agreedBand: "amber", reason: "Fights" })];
  const replies = await Promise.all([send(one), send(other)]);
  const statuses = replies.map((reply) => (reply instanceof Response ? reply.status : (reply as Reply).init.status));
  expect(statuses.sort()).toEqual([302, 409]);
  expect(await grades()).toHaveLength(1);
});

test("the same form sent twice makes one grade", async () => {
  const fields = { ...(await form()), once: uuid() };
  await send(fields);
  expect(await send(fields)).toMatchObject({ status: 302 });
  expect(await grades()).toHaveLength(1);
});

test("points that changed while the form was open are shown before anything is frozen", async () => {
  const fields = await form();
  await aPremisesIncident(db, p, premisesId, { day: "2026-03-11" });
  const reply = (await send(fields)) as Reply;
  expect(reply.init.status).toBe(409);
  expect(reply.data.errors.form).toContain("they are 4 points now");
  expect(await send({ ...fields, ...reply.data.values })).toMatchObject({ status: 302 });
});

test("from the fortnightly list it goes back there, at the next premises", async () => {
  const next = await aPremises(db, p);
  const search = `?list=fortnight&beat=62&page=2&next=${next}&sitting=${sittingId}`;
  const reply = (await send(await form({}, search), officer, search)) as Response;
  expect(reply.headers.get("Location")).toBe(
    `/premises/fortnight?sitting=${sittingId}&beat=62&page=2&saved=premises-graded#premises-${next}`,
  );
});

describe("is refused", () => {
  test("a meeting that is none of a premises group, is cancelled, is to come or is of another partnership", async () => {
    const q = await aPartnership(db);
    const others = [
      await aSitting(db, p, { day: "2026-03-12" }),
      await aMeeting("2026-03-13", { status: "cancelled", reason: "Snow" }),
      await aMeeting("2026-03-26"),
      await aSitting(db, q, { day: "2026-03-12", group_id: await aGroup(db, q.partnershipId, { kind: "premises" }) }),
    ];
    for (const other of others) {
      const reply = (await send({ ...(await form()), sittingId: other })) as Reply;
      expect([reply.init.status, Object.keys(reply.data.errors)]).toEqual([422, ["sittingId"]]);
    }
    expect(await grades()).toEqual([]);
  });

  test("closed premises", async () => {
    const fields = await form();
    premisesId = await aPremises(db, p, { closed_on: "2026-03-01", closed_reason: "Sold" });
    expect((await open()).refusal).toBe("These premises closed on 1 March 2026. Closed premises are not graded");
    expect(await send(fields)).toMatchObject({ init: { status: 422 } });
  });

  test("a partnership without a meeting says so", async () => {
    const q = await aPartnership(db);
    const there = await anActor(db, q, { duties: ["licensing-officer"] });
    premisesId = await aPremises(db, q);
    expect((await open("", there)).refusal).toContain("No meeting of a premises group has taken place yet");
  });

  test.each([
    ["a chair of the JAG", 403, () => anActor(db, p, { groups: { [p.jagId]: "chair" } })],
    ["an ASB officer", 403, () => anActor(db, p, { duties: ["asb-officer"] })],
    ["a member of the premises group", 403, () => anActor(db, p, { groups: { [groupId]: "member" } })],
    ["its chair", 302, () => anActor(db, p, { groups: { [groupId]: "chair" } })],
    ["its coordinator", 302, () => anActor(db, p, { groups: { [groupId]: "coordinator" } })],
    ["a licensing officer outside it", 302, () => anActor(db, p, { duties: ["licensing-officer"] })],
    ["a licensing officer of another partnership", 404, async () => anActor(db, await aPartnership(db), { duties: ["licensing-officer"] })],
  ])("%s: %d", async (_, status, who) => {
    const fields = await form();
    expect(await send(fields, await who())).toMatchObject({ status });
    expect(await grades()).toHaveLength(status === 302 ? 1 : 0);
  }); // prettier-ignore
});

test.each([
  ["a meeting of today", { sittingDay: "2026-03-20" }, null],
  ["a meeting of yesterday", { sittingDay: "2026-03-19" }, null],
  ["a meeting of tomorrow", { sittingDay: "2026-03-21" }, "sittingId"],
  ["no meeting", { sittingDay: null }, "sittingId"],
])("recording of a grade: %s", (_, asked, field) => {
  const refusal = refuseGrading({ closedOn: null, today: "2026-03-20", ...asked });
  expect(refusal && refusal.field).toBe(field);
});

test.each([
  ["as proposed", { computed: "red", agreed: "red", isCorrection: false }, null],
  ["below", { computed: "red", agreed: "amber", isCorrection: false }, "Enter why the group agreed Amber where the points propose Red"],
  ["above", { computed: "green", agreed: "red", isCorrection: false }, "Enter why the group agreed Red where the points propose Green"],
  ["a correction to what is proposed", { computed: "red", agreed: "red", isCorrection: true }, "Enter why the grade is corrected"],
] as const)("a reason is needed or not: %s", (_, decided, message) => {
  expect(refuseReason({ ...decided, reason: null })?.message ?? null).toBe(message);
  expect(refuseReason({ ...decided, reason: "Because" })).toBeNull();
}); // prettier-ignore

const agreed = (id: string, gradedOn: string, band: "red" | "amber" | "green") => ({ id, gradedOn, band });
const HISTORY = [agreed("c", "2026-03-12", "red"), agreed("b", "2026-02-26", "amber"), agreed("a", "2026-02-12", "green")]; // prettier-ignore
test.each([
  ["the first of all", [], "2026-03-12", null, { isNewest: true, before: null }],
  ["a newer one", HISTORY, "2026-03-26", null, { isNewest: true, before: "red" }],
  ["one of the same day at another meeting", HISTORY, "2026-03-12", null, { isNewest: true, before: "red" }],
  ["a correction of the newest", HISTORY, "2026-03-12", "c", { isNewest: true, before: "amber" }],
  ["one in between", HISTORY, "2026-03-01", null, { isNewest: false, before: "amber" }],
  ["a correction of an older", HISTORY, "2026-02-26", "b", { isNewest: false, before: "green" }],
  ["one before all", HISTORY, "2026-01-01", null, { isNewest: false, before: null }],
] as const)("the place of a grade: %s", (_, standingOnes, gradedOn, correctsId, place) => {
  expect(placeOfGrade(standingOnes, { gradedOn, correctsId })).toEqual(place);
});
