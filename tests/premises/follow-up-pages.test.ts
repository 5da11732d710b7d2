import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as contactsPage } from "#app/routes/premises/$premisesId_.contacts/route.tsx";
import { action as withdraw } from "#app/routes/premises/$premisesId_.contacts_.$contactId.withdraw/route.tsx";
import { action as newContact } from "#app/routes/premises/$premisesId_.contacts_.new/route.tsx";
import { loader as meetingPage } from "#app/routes/premises/$premisesId_.meetings.$meetingId/route.tsx";
import { action as arrange } from "#app/routes/premises/$premisesId_.meetings.$meetingId_.arrange/route.tsx";
import { action as held } from "#app/routes/premises/$premisesId_.meetings.$meetingId_.held/route.tsx";
import { action as change } from "#app/routes/premises/$premisesId_.meetings.$meetingId_.invitations.$invitationId/route.tsx";
import { action as invite } from "#app/routes/premises/$premisesId_.meetings.$meetingId_.invitations.new/route.tsx";
import { loader as letters } from "#app/routes/premises/$premisesId_.meetings.$meetingId_.letters/route.tsx";
import { action as notHeld } from "#app/routes/premises/$premisesId_.meetings.$meetingId_.not-held/route.tsx";
import { action as notified } from "#app/routes/premises/$premisesId_.meetings.$meetingId_.notified/route.tsx";
import { loader as planPage } from "#app/routes/premises/$premisesId_.plan/route.tsx";
import { action as addAction } from "#app/routes/premises/$premisesId_.plans.$planId_.actions.new/route.tsx";
import { action as changePlan } from "#app/routes/premises/$premisesId_.plans.$planId_.change/route.tsx";
import { action as closePlan } from "#app/routes/premises/$premisesId_.plans.$planId_.close/route.tsx";
import { action as makePlan } from "#app/routes/premises/$premisesId_.plans.new/route.tsx";
import { action as putAside } from "#app/routes/premises/$premisesId_.prompt/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aGrade,
  anAction,
  anActor,
  aPartnership,
  aPremises,
  aPremisesGroup,
  aSitting,
  auditEvents,
  get,
  type Handler,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { ago, dayFields } from "../incidents/logging.ts";
import { aContact, aMeeting, aPlan, premisesActionOf } from "./follow-up-rows.ts";

type Posted = Record<string, string>;
let db: Executor;
let p: TestPartnership;
let officer: Actor;
let reader: Actor;
let premisesId: string;
let groupId: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  ({ groupId } = await aPremisesGroup(db, p, { day: ago(40) }));
  officer = await anActor(db, p, { duties: ["licensing-officer"], name: "Lee Censing" });
  reader = await anActor(db, p, { groups: { [groupId]: "member" } });
  premisesId = await aPremises(db, p);
});

async function grade(agreed_band: "red" | "amber" | "green", graded_on: string) {
  const sitting_id = await aSitting(db, p, { group_id: groupId, day: graded_on });
  return aGrade(db, p, { premises_id: premisesId, sitting_id, agreed_band, graded_on });
}
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : ((answer as { init?: { status?: number } }).init?.status ?? 200);
const said = (answer: unknown) => (answer as { data: { errors: Posted } }).data.errors;
const send = (action: Handler, ids: Posted, fields: Posted, who = officer) =>
  post(action, who, { premisesId, ...ids }, fields);
const events = async () => (await auditEvents(db)).map(({ event }) => event);
const plans = () => db.selectFrom("premises_plan").selectAll().orderBy("id").execute();
const theMeeting = (id: string) =>
  db.selectFrom("premises_meeting").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const theAction = (id: string) => db.selectFrom("action").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const contacts = () => db.selectFrom("premises_contact").selectAll().orderBy("id").execute();

const planOf = (startedOn: string, endsOn: string): Posted => ({
  ...{ aim: "Fewer fights at closing time", ...dayFields("startedOn", startedOn), ...dayFields("endsOn", endsOn) },
});

describe("who", () => {
  test("is in no premises group and no licensing officer: nothing is there; in the group, to read alone", async () => {
    await grade("red", ago(30));
    const planId = await aPlan(db, p, premisesId);
    const meeting = await aMeeting(db, p, premisesId);
    const stranger = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, duties: ["manager"] });
    const neighbour = await aPartnership(db);
    const other = await anActor(db, neighbour, { duties: ["licensing-officer"] });
    for (const [page, ids] of [
      [planPage, {}],
      [contactsPage, {}],
      [meetingPage, { meetingId: meeting.id }],
      [letters, { meetingId: meeting.id }],
    ] as const) {
      expect(status(await get(page, stranger, { premisesId, ...ids }))).toBe(403);
      expect(status(await get(page, other, { premisesId, ...ids }))).toBe(404);
      expect(status(await get(page, reader, { premisesId, ...ids }))).toBe(200);
    }
    const fields = { version: "1", how: "ended", reason: "No" };
    expect(status(await send(closePlan, { planId }, fields, reader))).toBe(403);
    expect(status(await send(closePlan, { planId }, fields, other))).toBe(404);
    expect((await plans())[0]?.closed_on).toBeNull();
  });

  test("names a plan or a meeting of other premises: neither is there", async () => {
    const otherId = await aPremises(db, p, { name: "The Anvil" });
    const planId = await aPlan(db, p, otherId);
    const { id: meetingId } = await aMeeting(db, p, otherId);
    expect(status(await send(closePlan, { planId }, { version: "1", how: "ended", reason: "No" }))).toBe(404);
    expect(status(await send(notHeld, { meetingId }, { version: "1", reason: "No" }))).toBe(404);
    expect(status(await get(meetingPage, officer, { premisesId, meetingId }))).toBe(404);
  });
});

describe("a plan", () => {
  test("of two that are made at once one stands, and the other is refused", async () => {
    await grade("red", ago(14));
    const both = await Promise.all([1, 2].map(() => send(makePlan, {}, planOf(ago(0), ago(-30)))));
    expect(both.map(status).sort()).toEqual([302, 422]);
    expect(await plans()).toHaveLength(1);
  });

  test("is made for the band of today, at most so long, and one at a time", async () => {
    await grade("red", ago(14));
    const long = await send(makePlan, {}, planOf(ago(0), ago(-85)));
    expect(status(long)).toBe(422);
    expect(said(long).endsOn).toContain("within 84 days of its first day");
    expect(status(await send(makePlan, {}, planOf(ago(0), ago(-84))))).toBe(302);
    expect(await plans()).toMatchObject([{ band: "red", started_on: ago(0), ends_on: ago(-84) }]);
    const second = await send(makePlan, {}, planOf(ago(0), ago(-10)));
    expect(said(second).form).toContain("There is a plan already");
    expect(await events()).toContain("premises.action-plan-made");
  });

  test("is not made for Green, nor sent twice", async () => {
    await grade("green", ago(14));
    expect(said(await send(makePlan, {}, planOf(ago(0), ago(-10)))).form).toContain(
      "Only premises graded Red or Amber",
    );
    await grade("amber", ago(7));
    const once = uuid();
    await send(makePlan, {}, { ...planOf(ago(0), ago(-10)), once });
    expect(status(await send(makePlan, {}, { ...planOf(ago(0), ago(-10)), once }))).toBe(302);
    expect(await plans()).toHaveLength(1);
  });

  test("says what was typed and what is recorded when somebody was quicker", async () => {
    const planId = await aPlan(db, p, premisesId, { started_on: ago(10), ends_on: ago(-50) });
    const fields = { version: "1", ...planOf(ago(10), ago(-40)) };
    expect(status(await send(changePlan, { planId }, fields))).toBe(302);
    const late = await send(changePlan, { planId }, { ...fields, aim: "Something else" });
    expect(status(late)).toBe(409);
    expect((late as { data: { values: Posted; recorded: Posted } }).data).toMatchObject({
      ...{ values: { aim: "Something else", version: "2" }, recorded: { Aim: "Fewer fights at closing time" } },
    });
    expect((await plans())[0]).toMatchObject({ aim: "Fewer fights at closing time", ends_on: ago(-40), version: 2 });
  });

  test("takes actions with owner and day; a day outside it is asked about, and saved when it is confirmed", async () => {
    const planId = await aPlan(db, p, premisesId, { started_on: ago(10), ends_on: ago(-10) });
    const fields = {
      ...{ words: "Search at the door", ownerAgencyId: p.councilId, ownerUserId: officer.id, priority: "normal" },
      ...dayFields("dueOn", ago(-11)),
    };
    const asked = await send(addAction, { planId }, fields);
    expect((asked as { data: { isFarAhead: boolean } }).data.isFarAhead).toBe(true);
    expect(await db.selectFrom("action").select("id").execute()).toEqual([]);
    expect(status(await send(addAction, { planId }, { ...fields, confirmedDay: ago(-11) }))).toBe(302);
    const [made] = await db.selectFrom("action").selectAll().execute();
    expect(made).toMatchObject({ context: "premises", premises_id: premisesId, premises_plan_id: planId });
    const stranger = await anActor(db, p, {});
    const refused = await send(
      addAction,
      { planId },
      { ...fields, ...dayFields("dueOn", ago(-5)), ownerUserId: stranger.id },
    );
    expect(said(refused).ownerUserId).toContain("can open licensed premises");
  });

  test("counts its actions, and each count opens its rows", async () => {
    await grade("red", ago(30));
    const planId = await aPlan(db, p, premisesId, { started_on: ago(30), ends_on: ago(-30) });
    const of = premisesActionOf(premisesId, planId);
    const late = await anAction(db, p, { ...of, due_on: ago(1) });
    const open = await anAction(db, p, { ...of, due_on: ago(0) });
    const held = await anAction(db, p, { ...of, due_on: ago(5), status: "on-hold", hold_until: ago(0) });
    const done = await anAction(db, p, { ...of, status: "done", finished_on: ago(2), outcome: "Done" });
    await anAction(db, p, premisesActionOf(premisesId));
    type Shown = { plan: { counts: Record<string, number>; actions: { id: string }[] } };
    const rows = { all: [late, open, held, done], open: [late, open, held], overdue: [late], finished: [done] };
    for (const [show, ids] of Object.entries(rows)) {
      const { plan } = (await get(planPage, reader, { premisesId }, `?show=${show}`)) as Shown;
      expect(plan.actions.map(({ id }) => id).sort()).toEqual([...ids].sort());
      expect(plan.counts[show]).toBe(ids.length);
    }
  });

  test("is closed as finished only with its actions finished; ended, it ends them with it", async () => {
    const planId = await aPlan(db, p, premisesId, { started_on: ago(30), ends_on: ago(-30) });
    const id = await anAction(db, p, { ...premisesActionOf(premisesId, planId), owner_user_id: reader.id });
    const refused = await send(closePlan, { planId }, { version: "1", how: "finished", reason: "Quieter" });
    expect(said(refused).how).toContain("1 action that is not finished");
    expect(
      status(await send(closePlan, { planId }, { version: "1", how: "ended", reason: "New licence holder" })),
    ).toBe(302);
    expect(await theAction(id)).toMatchObject({ status: "ended", finished_on: ago(0) });
    expect((await plans())[0]).toMatchObject({ closed_on: ago(0), closed_reason: "New licence holder" });
    const told = await db.selectFrom("notification").select(["user_id", "kind"]).execute();
    expect(told).toEqual([{ user_id: reader.id, kind: "action-changed" }]);
    const again = await send(closePlan, { planId }, { version: "2", how: "ended", reason: "Again" });
    expect(said(again).form).toContain("This plan was closed on");
    const late = await send(changePlan, { planId }, { version: "2", ...planOf(ago(10), ago(-40)) });
    expect(said(late).form).toContain("This plan was closed on");
  });
});

describe("the meeting", () => {
  let meeting: { id: string; invitationId: string };
  let actionId: string;
  beforeEach(async () => {
    const gradeId = await grade("red", ago(20));
    const day = ago(20);
    actionId = await anAction(db, p, { ...premisesActionOf(premisesId), raised_on: day, owner_user_id: officer.id });
    meeting = await aMeeting(db, p, premisesId, { grade_id: gradeId, due_on: ago(6), action_id: actionId });
  });
  const on = () => ({ meetingId: meeting.id });

  test("is arranged for a day to come", async () => {
    const past = await send(arrange, on(), { version: "1", ...dayFields("day", ago(1)), time: "", place: "" });
    expect(said(past).day).toBe("Day of the meeting must be today or in the future");
    const fields = { version: "1", ...dayFields("day", ago(-3)), time: "14.00", place: "Council offices" };
    expect(status(await send(arrange, on(), fields))).toBe(302);
    expect(await theMeeting(meeting.id)).toMatchObject({
      ...{ arranged_day: ago(-3), arranged_time: "14:00", place: "Council offices" },
    });
    expect(status(await send(arrange, on(), fields))).toBe(409);
  });

  test("held: its action is done, it is a contact, and who came and who did not is known", async () => {
    const soon = await send(held, on(), { version: "1", ...dayFields("heldOn", ago(-1)), outcome: "Agreed" });
    expect(said(soon).heldOn).toBe("Day on which it was held must be today or in the past");
    const early = await send(held, on(), { version: "1", ...dayFields("heldOn", ago(21)), outcome: "Agreed" });
    expect(said(early).heldOn).toContain("on or after the day of the grade");
    await send(invite, on(), { name: "The area manager" });
    const fields = {
      version: "1",
      ...dayFields("heldOn", ago(2)),
      attended: meeting.invitationId,
      outcome: "Door staff",
    };
    expect(status(await send(held, on(), fields))).toBe(302);
    expect(await theMeeting(meeting.id)).toMatchObject({ held_on: ago(2), outcome: "Door staff" });
    expect(await theAction(actionId)).toMatchObject({ status: "done", finished_on: ago(2) });
    const came = await db.selectFrom("premises_invitation").select(["name", "attended"]).orderBy("id").execute();
    expect(came).toEqual([
      { name: "Forge Taverns Ltd", attended: 1 },
      { name: "The area manager", attended: 0 },
    ]);
    expect(await contacts()).toMatchObject([{ contacted_on: ago(2), how: "meeting", agency_id: p.councilId }]);
    const again = await send(notHeld, on(), { version: "2", reason: "No" });
    expect(said(again).form).toBe("This meeting has been held already");
    expect(await events()).toEqual(expect.arrayContaining(["premises.meeting-held", "action.completed"]));
  });

  test("is not held, with a reason, and its action ends", async () => {
    expect(said(await send(notHeld, on(), { version: "1", reason: " " })).reason).toContain("Enter why");
    expect(status(await send(notHeld, on(), { version: "1", reason: "The premises shut" }))).toBe(302);
    expect(await theMeeting(meeting.id)).toMatchObject({ not_held_reason: "The premises shut", held_on: null });
    expect(await theAction(actionId)).toMatchObject({ status: "ended" });
  });

  test("that the premises were told of the grade is a contact, once", async () => {
    const fields = { ...dayFields("notifiedOn", ago(19)), how: "letter", whom: "The licence holder" };
    expect(status(await send(notified, on(), { version: "1", ...fields }))).toBe(302);
    expect(status(await send(notified, on(), { version: "2", ...fields, whom: "The DPS" }))).toBe(302);
    expect(await theMeeting(meeting.id)).toMatchObject({ notified_on: ago(19), notified_whom: "The DPS" });
    expect(await contacts()).toHaveLength(1);
  });

  test("an invitation has a day and a way together, or neither", async () => {
    const ids = { ...on(), invitationId: meeting.invitationId };
    const none = { version: "1", name: "Forge Taverns Ltd", ...dayFields("invitedOn", ""), how: "", answer: "" };
    expect(said(await send(change, ids, { ...none, how: "letter" })).invitedOn).toBe("Enter the day of the invitation");
    expect(said(await send(change, ids, { ...none, ...dayFields("invitedOn", ago(3)) })).how).toBe(
      "Select how they were invited",
    );
    const given = { ...none, ...dayFields("invitedOn", ago(3)), how: "letter", answer: "attends" };
    expect(status(await send(change, ids, given))).toBe(302);
    const row = await db.selectFrom("premises_invitation").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ invited_on: ago(3), how: "letter", answer: "attends", version: 2 });
    expect(status(await send(change, ids, given))).toBe(409);
  });

  test("its letters name each who is invited, and are in the log", async () => {
    const page = (await get(letters, reader, { premisesId, ...on() })) as { letters: { text: string }[] };
    expect(page.letters.map(({ text }) => text)).toEqual([expect.stringContaining("Forge Taverns Ltd")]);
    expect(await events()).toContain("premises.invitation-printed");
  });
});

describe("a contact", () => {
  test("is recorded once, with its day, way and agency, and withdrawn with a reason", async () => {
    await grade("red", ago(20));
    const once = uuid();
    const fields = { ...dayFields("contactedOn", ago(1)), how: "visit", agencyId: p.policeId, words: "Quiet", once };
    expect(status(await send(newContact, {}, fields))).toBe(302);
    expect(status(await send(newContact, {}, fields))).toBe(302);
    const [contact] = await contacts();
    expect(await contacts()).toHaveLength(1);
    expect(contact).toMatchObject({ contacted_on: ago(1), how: "visit", agency_id: p.policeId, words: "Quiet" });
    const strange = await send(newContact, {}, { ...fields, once: uuid(), agencyId: uuid() });
    expect(said(strange).agencyId).toBe("Select the agency that made contact");
    const ids = { contactId: contact?.id ?? "" };
    expect(status(await send(withdraw, ids, { version: "1", reason: "Other premises" }))).toBe(302);
    expect(said(await send(withdraw, ids, { version: "2", reason: "Again" })).form).toContain("withdrawn already");
    const row = await db
      .selectFrom("premises")
      .select("last_contact_on")
      .where("id", "=", premisesId)
      .executeTakeFirst();
    expect(row?.last_contact_on).toBeNull();
  });

  test("lists go on where the page before ended", async () => {
    for (let i = 0; i < 55; i++) await aContact(db, p, premisesId, { contacted_on: ago(Math.floor(i / 3)) });
    type Shown = { contacts: { id: string }[]; next: string | null };
    const first = (await get(contactsPage, reader, { premisesId })) as Shown;
    expect(first.contacts).toHaveLength(50);
    const search = new URL(first.next ?? "", "http://here").search;
    const second = (await get(contactsPage, reader, { premisesId }, search)) as Shown;
    expect(second).toMatchObject({ next: null });
    expect(new Set([...first.contacts, ...second.contacts].map(({ id }) => id)).size).toBe(55);
  });
});

test("two Red sittings after the plan ended prompt for a review; put aside, it is quiet until the next sitting", async () => {
  await grade("red", ago(60));
  await aPlan(db, p, premisesId, { started_on: ago(58), ends_on: ago(30) });
  type Shown = { prompt: { answer: { reason: string } | null } | null };
  const prompt = async () => ((await get(planPage, reader, { premisesId })) as Shown).prompt;
  await grade("red", ago(28));
  expect(await prompt()).toBeNull();
  expect(said(await send(putAside, {}, { reason: "Too early" })).form).toBe("There is no prompt to put aside");
  await grade("red", ago(14));
  expect(await prompt()).toMatchObject({ answer: null });
  expect(status(await send(putAside, {}, { reason: "The holder is selling" }))).toBe(302);
  expect(await prompt()).toMatchObject({ answer: { reason: "The holder is selling" } });
  await grade("red", ago(1));
  expect(await prompt()).toMatchObject({ answer: null });
  await grade("amber", ago(0));
  expect(await prompt()).toBeNull();
});
