import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { contactFrom } from "#app/domain/premises/contact-due.ts";
import { spellOf } from "#app/domain/premises/spell.ts";
import { closePremises } from "#app/services/premises/close-premises.ts";
import { makePlan } from "#app/services/premises/make-plan.ts";
import { followGrade } from "#app/services/premises/follow-grade.ts";
import { insertContactOf, withdrawContact } from "#app/services/premises/record-contact.ts";
import { unsafeListAgreed } from "#db/queries/premises-bands.ts";
import { planStateOf } from "#db/queries/premises-plans.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { inTransaction } from "#db/transaction.ts";
import {
  aGrade,
  anAction,
  anActor,
  aPartnership,
  aPremises,
  aPremisesGroup,
  aSitting,
  auditEvents,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aPlan, premisesActionOf } from "./follow-up-rows.ts";

let db: Awaited<ReturnType<typeof testDatabase>>;
let p: TestPartnership;
let officer: Actor;
let premisesId: string;
let groupId: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
  premisesId = await aPremises(db, p);
  ({ groupId } = await aPremisesGroup(db, p));
});

/** Agrees a grade and lets it be followed, as the page of grades does. */
async function agree(band: Band, gradedOn: string, previousBand: Band | null = null, owner: Partial<Owner> = {}) {
  const sitting_id = await aSitting(db, p, { group_id: groupId, day: gradedOn });
  const gradeId = await aGrade(db, p, { premises_id: premisesId, sitting_id, agreed_band: band, graded_on: gradedOn });
  const settings = await settingsOn(db, p.partnershipId, gradedOn);
  const at = { actor: officer, now: new Date(`${gradedOn}T15:00:00.000Z`), today: gradedOn, settings };
  await inTransaction(db, (trx) =>
    followGrade(trx, at, { premisesId, gradeId, band, previousBand, gradedOn, ...NOBODY, ...owner }),
  );
  return gradeId;
}
type Owner = { ownerAgencyId: string | null; ownerUserId: string | null };
const NOBODY: Owner = { ownerAgencyId: null, ownerUserId: null };
const meetings = () => db.selectFrom("premises_meeting").selectAll().orderBy("id").execute();
const actions = () => db.selectFrom("action").selectAll().orderBy("id").execute();

test("Red asks for a meeting within ten working days, over a bank holiday, and its action says so", async () => {
  await agree("red", "2026-03-26", null, { ownerAgencyId: p.councilId, ownerUserId: officer.id });
  const [meeting] = await meetings();
  // Good Friday is 3 April, Easter Monday 6 April.
  expect(meeting).toMatchObject({ band: "red", due_on: "2026-04-13" });
  expect(await actions()).toMatchObject([
    {
      ...{ id: meeting?.action_id, context: "premises", premises_id: premisesId, due_on: "2026-04-13" },
      ...{ priority: "high", owner_user_id: officer.id, words: "Convene the meeting with the premises: The Old Forge" },
    },
  ]);
});

test("those in law today are invited by name, and both licensing teams; one that is not recorded stands as that", async () => {
  const holder = { id: uuid(), partnership_id: p.partnershipId, premises_id: premisesId, version: 1 };
  const of = { role: "licence-holder", is_company: 1, created_at: "2026-01-05T09:00:00.000Z" } as const;
  await insert(db, "premises_holder", { ...holder, ...of, name: "Forge Taverns Ltd", from_day: "2020-01-01" });
  const former = { id: uuid(), name: "Former Ltd", until_day: "2026-03-11" };
  await insert(db, "premises_holder", { ...holder, ...of, ...former });
  await agree("red", "2026-03-12");
  const invited = await db.selectFrom("premises_invitation").select(["party", "name"]).orderBy("id").execute();
  expect(invited.map(({ party }) => party)).toEqual(["licence-holder", "dps", "police-licensing", "council-licensing"]);
  expect(invited[0]?.name).toBe("Forge Taverns Ltd");
  expect(invited[1]?.name).toBe("Not recorded");
});

test("still Red at the next sitting makes no second meeting; held, it is not asked for again", async () => {
  await agree("red", "2026-03-12");
  await agree("red", "2026-03-26", "red");
  expect(await meetings()).toHaveLength(1);
  await inTransaction(db, (trx) => trx.updateTable("premises_meeting").set({ held_on: "2026-03-27" }).execute());
  await agree("red", "2026-04-09", "red");
  expect(await meetings()).toHaveLength(1);
});

test("one that was not held is asked for again while the grade stays", async () => {
  await agree("red", "2026-03-12");
  await inTransaction(db, (trx) =>
    trx.updateTable("premises_meeting").set({ not_held_reason: "Nobody came" }).execute(),
  );
  await agree("red", "2026-03-26", "red");
  expect(await meetings()).toHaveLength(2);
});

test("a meeting for Amber that turns Red is the same one, sooner, and the action with it", async () => {
  await agree("amber", "2026-03-12");
  expect(await meetings()).toMatchObject([{ band: "amber", due_on: "2026-04-13" }]);
  await agree("red", "2026-03-19", "amber");
  expect(await meetings()).toMatchObject([{ band: "red", due_on: "2026-04-02" }]);
  expect(await actions()).toMatchObject([{ due_on: "2026-04-02", original_due_on: "2026-04-13", priority: "high" }]);
  const changes = await db.selectFrom("action_change").selectAll().execute();
  // Managers and the owner read why, and are not told a grade.
  expect(changes).toMatchObject([{ kind: "due", reason: "The meeting is needed sooner" }]);
});

test("Green ends the meeting, the plan and the actions of both, each with its reason", async () => {
  await agree("amber", "2026-03-12");
  const planId = await aPlan(db, p, premisesId);
  await anAction(db, p, premisesActionOf(premisesId, planId));
  await agree("green", "2026-03-26", "amber");
  expect(await meetings()).toMatchObject([{ held_on: null, not_held_reason: "Graded Green on 26 March 2026" }]);
  const plan = await db.selectFrom("premises_plan").selectAll().executeTakeFirstOrThrow();
  expect(plan).toMatchObject({ closed_on: "2026-03-26", closed_reason: "Graded Green on 26 March 2026" });
  expect((await actions()).map(({ status }) => status)).toEqual(["ended", "ended"]);
  const events = (await auditEvents(db)).map(({ event }) => event);
  expect(events.filter((event) => event === "action.ended")).toHaveLength(2);
  expect(events).toContain("premises.follow-up-ended");
  expect(await planStateOf(db, premisesId)).toBeNull();
});

test("premises that close end what is pending too", async () => {
  await agree("red", "2026-03-12");
  const now = new Date("2026-03-20T12:00:00.000Z");
  const closing = { version: 1, closedOn: "2026-03-19", reason: "Sold" };
  expect(await closePremises({ db, actor: officer, now }, premisesId, closing)).toEqual({ kind: "done" });
  expect(await meetings()).toMatchObject([{ not_held_reason: "The premises closed on 19 March 2026" }]);
  expect(await actions()).toMatchObject([{ status: "ended" }]);
});

test("premises that closed today take no further plan, which nothing would end", async () => {
  await agree("red", "2026-03-12");
  const at = { db, actor: officer, now: new Date("2026-03-20T12:00:00.000Z") };
  await closePremises(at, premisesId, { version: 1, closedOn: "2026-03-20", reason: "Sold" });
  const plan = { aim: "Fewer fights", startedOn: "2026-03-20", endsOn: "2026-04-20" };
  expect(await makePlan(at, premisesId, plan)).toMatchObject({ kind: "refused" });
});

test("whoever cannot see premises any more does not get the action: their agency is to name somebody", async () => {
  const stranger = await anActor(db, p, { agencyId: p.policeId });
  await agree("red", "2026-03-12", null, { ownerAgencyId: p.policeId, ownerUserId: stranger.id });
  expect(await actions()).toMatchObject([{ owner_agency_id: p.policeId, owner_user_id: null }]);
});

test("a plan from before the time in Red says nothing of it; one that was open then does", async () => {
  await agree("amber", "2026-02-12");
  const old = await aPlan(db, p, premisesId, { started_on: "2026-01-01", ends_on: "2026-02-01" });
  await close(old, "2026-02-20");
  const early = await aPlan(db, p, premisesId, { started_on: "2026-04-01", ends_on: "2026-05-01" });
  await close(early, "2026-02-21");
  await agree("red", "2026-03-12", "amber");
  expect(await planStateOf(db, premisesId)).toBeNull();
  const planId = await aPlan(db, p, premisesId);
  await anAction(db, p, premisesActionOf(premisesId, planId));
  expect(await planStateOf(db, premisesId)).toEqual({ isOpen: true, actions: 1, unfinished: 1 });
  await close(planId, "2026-03-20");
  expect(await planStateOf(db, premisesId)).toEqual({ isOpen: false, actions: 1, unfinished: 1 });
});

test("what premises say of contact days is what their grades and contacts say, after each of them", async () => {
  const kept = () =>
    db.selectFrom("premises").select(["last_contact_on", "contact_from_on"]).where("id", "=", premisesId).executeTakeFirst(); // prettier-ignore
  const check = async (last: string | null, from: string | null) => {
    expect(await kept()).toEqual({ last_contact_on: last, contact_from_on: from });
    const days = await db.selectFrom("premises_contact").select("contacted_on").where("withdrawn_reason", "is", null).execute();
    const newest = days.map(({ contacted_on }) => contacted_on).sort().at(-1) ?? null;
    const spell = spellOf(await unsafeListAgreed(db, premisesId));
    expect(await kept()).toEqual({ last_contact_on: newest, contact_from_on: contactFrom(spell, newest) });
  }; // prettier-ignore
  const at = (day: string) => ({ actor: officer, now: new Date(`${day}T12:00:00.000Z`), today: day });
  const visit = (day: string) =>
    inTransaction(db, (trx) => insertContactOf(trx, at(day), premisesId, { contactedOn: day, how: "visit", words: null }));
  await visit("2026-03-01");
  await check("2026-03-01", null);
  await agree("green", "2026-03-12");
  await check("2026-03-01", "2026-03-12");
  await agree("red", "2026-03-26", "green");
  await check("2026-03-01", "2026-03-26");
  const id = await visit("2026-03-28");
  await check("2026-03-28", "2026-03-28");
  await visit("2026-03-20");
  await check("2026-03-28", "2026-03-28");
  const withdrawn = await withdrawContact({ db, actor: officer, now: new Date() }, { premisesId, contactId: id }, { version: 1, reason: "Other premises" });
  expect(withdrawn.kind).toBe("done");
  await check("2026-03-20", "2026-03-26");
}); // prettier-ignore

async function close(id: string, closed_on: string) {
  await inTransaction(db, (trx) =>
    trx.updateTable("premises_plan").set({ closed_on, closed_reason: "Done" }).where("id", "=", id).execute(),
  );
}
