import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as newPage from "#app/routes/cases/referrals.new/route.tsx";
import * as referralPage from "#app/routes/cases/referrals.$referralId/route.tsx";
import * as personPage from "#app/routes/people/$personId/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  aLocation,
  anActor,
  aPartnership,
  aPerson,
  aReferralAbout,
  aReferralLink,
  auditEvents,
  get,
  insert,
  post,
  REFERRAL_FIELDS,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let coordinator: Actor;

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  // In no group and with no duty: as a housing officer who never searches.
  officer = await anActor(db, p, { name: "Hattie Housing" });
  coordinator = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator", [p.jagId]: "coordinator" } });
});
afterEach(() => {
  vi.useRealTimers();
});

const day = (name: string, iso: string) => {
  const [year = "", month = "", date = ""] = iso.split("-");
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};
const common = (groupId: string) => ({
  ...{ groupId, agencyId: p.councilId, reason: "Bikes every night", lawfulBasis: "public-task", ...REFERRAL_FIELDS },
  ...day("receivedOn", "2026-03-09"),
});
const typed = (groupId: string, more: Record<string, string> = {}) => ({
  ...{ givenNames: "Robin", familyName: "Example", birthDateBasis: "exact", area: "Shelthorpe", role: "perpetrator" },
  ...{ ...day("birthDate", "2011-05-01"), parentTold: "no", parentNotToldReason: "Not safe yet" },
  ...common(groupId),
  ...more,
});
const referrals = () => db.selectFrom("referral").selectAll().orderBy("id").execute();
const told = (kind: string) =>
  db
    .selectFrom("notification")
    .selectAll()
    .where("kind", "=", kind as never)
    .execute();
const errorsOf = (reply: unknown) => (reply as { data: { errors: Record<string, string> } }).data.errors;

describe("somebody who may not search", () => {
  const send = (fields: Record<string, string>) => post(newPage.action, officer, {}, fields, "?about=person");

  test("refers a person by name, sees no card, and then the state only", async () => {
    const reply = (await send(typed(p.youthJagId))) as Response;
    expect(reply.status).toBe(302);
    const [row] = await referrals();
    expect(row).toMatchObject({ person_id: null, typed_family_name: "Example", typed_birth_date: "2011-05-01", urgency: "routine", gateway: "cda-s115", person_told: "no" }); // prettier-ignore
    expect(await db.selectFrom("person").select("id").where("family_name", "=", "Example").execute()).toEqual([]);
    const page = (await get(referralPage.loader, officer, { referralId: row?.id ?? "" })) as Record<string, unknown>;
    expect(page).toMatchObject({ kind: "state-only", statusName: "Awaiting decision", mayWithdraw: true });
    expect(JSON.stringify(page)).not.toMatch(/Example|Bikes/);
    expect((await auditEvents(db)).map((e) => e.event)).toContain("referral.created");
  });

  test("has the chair and coordinators of that group told, by a reference alone", async () => {
    await send(typed(p.youthJagId));
    const [row] = await referrals();
    expect(await told("referral-received")).toMatchObject([
      { user_id: coordinator.id, object_id: row?.id, reference: row?.reference },
    ]);
  });

  test("whose reason says nothing is shown the errors at their fields, and keeps what was typed", async () => {
    const reply = await send({ groupId: p.youthJagId, familyName: "Example", ...day("receivedOn", "2026-03-09") });
    expect((reply as { init: { status: number } }).init.status).toBe(400);
    expect(errorsOf(reply)).toMatchObject({
      givenNames: "Enter the given names",
      birthDateBasis: "Select whether the date of birth is known",
      role: "Select why this person is referred",
      tried: "Enter what has been tried, or that nothing has yet",
      urgency: "Select how urgent it is",
      gateway: "Select the law that allows sharing this",
      lawfulBasis: "Select the lawful basis",
      personTold: "Select whether the person has been told",
    });
    expect((reply as { data: { values: Record<string, string> } }).data.values.familyName).toBe("Example");
  });

  test.each([
    ["a date that does not exist", day("birthDate", "2011-02-30"), 400, "birthDate", /real date/],
    ["a birth in the future", day("birthDate", "2026-03-11"), 422, "birthDate", /in the past/],
    ["somebody of 40 for the Youth JAG", day("birthDate", "1986-01-01"), 422, "groupId", /this person was 40/],
    ["a child of nine as a perpetrator", day("birthDate", "2016-06-01"), 422, "role", /under 10/],
    ["a child without a word of a parent", { parentTold: "" }, 422, "parentTold", /under 18/],
    ["told, but by nobody", { personTold: "yes" }, 400, "personToldBy", /Enter who told/],
    ["told tomorrow", { personTold: "yes", personToldBy: "Me", ...day("personToldOn", "2026-03-11") }, 422, "personToldOn", /past/],
    ["received tomorrow", day("receivedOn", "2026-03-11"), 422, "receivedOn", /past/],
  ])("is refused %s", async (_, more, status, field, message) => {
    const reply = await send(typed(p.youthJagId, more));
    expect((reply as { init: { status: number } }).init.status).toBe(status);
    expect(errorsOf(reply)[field]).toMatch(message);
    expect(await referrals()).toEqual([]);
  }); // prettier-ignore

  test("may refer a child of whom nobody knows the birth date to the Youth JAG, with that recorded", async () => {
    await send(typed(p.youthJagId, { birthDateBasis: "unknown", ...day("birthDate", ""), "birthDate-year": "" }));
    expect(await referrals()).toMatchObject([{ typed_birth_date: null, typed_birth_date_basis: "unknown" }]);
  });
});

describe("a referral of a place or a problem", () => {
  test("names the place, and those involved as typed", async () => {
    const locationId = await aLocation(db, p);
    const people = { role1: "perpetrator", given1: "Kai", family1: "Sample", role3: "victim", family3: "Not known" };
    await post(
      newPage.action,
      officer,
      {},
      { ...common(p.jagId), ...people },
      `?about=location&location=${locationId}`,
    );
    expect(await referrals()).toMatchObject([{ subject_kind: "location", location_id: locationId, person_told: null }]);
    expect(await db.selectFrom("referral_link").selectAll().orderBy("id").execute()).toMatchObject([
      { role: "perpetrator", standing: "alleged", typed_family_name: "Sample", person_id: null },
      { role: "victim", standing: null, typed_family_name: "Not known" },
    ]);
  });

  test("a problem has a title; a person without a role is asked about at the field", async () => {
    const reply = await post(newPage.action, officer, {}, { ...common(p.jagId), family2: "Sample" }, "?about=problem");
    expect(errorsOf(reply)).toMatchObject({
      problemTitle: "Enter what the problem is",
      role2: "Select how the person is involved",
    });
  });

  test("of another partnership's place is not found", async () => {
    const elsewhere = await aLocation(db, await aPartnership(db));
    const reply = await post(newPage.action, officer, {}, common(p.jagId), `?about=location&location=${elsewhere}`);
    expect((reply as Response).status).toBe(404);
  });

  test.each(["location", "problem"] as const)(
    "about the same %s warns whoever may know, and nobody else",
    async (kind) => {
      const locationId = await aLocation(db, p);
      const about = kind === "location" ? { location_id: locationId } : { problem_title: "Off-road bikes" };
      await aReferralAbout(db, p, about);
      const fields = { ...common(p.jagId), problemTitle: "OFF-ROAD BIKES" };
      const search = kind === "location" ? `?about=location&location=${locationId}` : "?about=problem";
      expect(errorsOf(await post(newPage.action, coordinator, {}, fields, search)).groupId).toMatch(/already/);
      expect(((await post(newPage.action, officer, {}, fields, search)) as Response).status).toBe(302);
      const again = await post(newPage.action, coordinator, {}, { ...fields, anyway: p.jagId }, search);
      expect((again as Response).status).toBe(302);
    },
  );

  test("becomes a case about it, with the people who are known, alleged", async () => {
    const locationId = await aLocation(db, p);
    const referralId = await aReferralAbout(db, p, { problem_title: "Off-road bikes" }, { location_id: locationId });
    const personId = await aPerson(db, p);
    await aReferralLink(db, p, referralId, { person_id: personId });
    await aReferralLink(db, p, referralId, { person_id: null, typed_family_name: "Unknown" });
    const fields = { version: "1", decision: "accepted", reason: "Yes", leadAgencyId: p.policeId, leadUserId: "", ...day("decidedOn", "2026-03-10") };
    const reply = (await post(referralPage.action, coordinator, { referralId }, fields)) as Response;
    expect(reply.status).toBe(302);
    const record = await db.selectFrom("case_record").selectAll().executeTakeFirstOrThrow();
    expect(record).toMatchObject({ subject_kind: "problem", problem_title: "Off-road bikes", location_id: locationId, person_id: null });
    const links = await db.selectFrom("case_link").selectAll().where("case_id", "=", record.id).execute();
    expect(links).toMatchObject([{ person_id: personId, role: "perpetrator", standing: "alleged" }]);
  }); // prettier-ignore

  test("shows its people to whoever sees it, and to nobody else", async () => {
    const referralId = await aReferralAbout(db, p, { problem_title: "Off-road bikes" });
    const personId = await aPerson(db, p);
    await aReferralLink(db, p, referralId, { person_id: personId });
    expect(await get(personPage.loader, coordinator, { personId })).not.toBeInstanceOf(Response);
    expect(((await get(personPage.loader, officer, { personId })) as Response).status).toBe(403);
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(((await get(personPage.loader, youth, { personId })) as Response).status).toBe(404);
  });
});

test("a guest of a group sees a case and not the referral from which it came", async () => {
  const { referralId } = await aCase(db, p);
  const guest = await anActor(db, p, { groups: { [p.jagId]: "guest" } });
  const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  expect(((await get(referralPage.loader, guest, { referralId })) as Response).status).toBe(404);
  expect(await get(referralPage.loader, member, { referralId })).toMatchObject({ kind: "whole" });
});

test("an officer of ours from whom a referral comes is told of its state as whoever made it is", async () => {
  const from = await anActor(db, p, { name: "Paula Police", agencyId: p.policeId });
  await insert(db, "membership", {
    id: "0197c000-0000-7000-8000-000000000001", partnership_id: p.partnershipId, group_id: p.youthJagId, user_id: from.id, role: "member",
    from_day: "2026-01-01", until_day: null, version: 1,
  }); // prettier-ignore
  const reply = await post(newPage.action, officer, {}, typed(p.jagId, { agencyId: p.policeId, referringUserId: from.id, ...day("birthDate", "1990-01-01") }), "?about=person"); // prettier-ignore
  expect((reply as Response).status).toBe(302);
  const [row] = await referrals();
  expect(await get(referralPage.loader, from, { referralId: row?.id ?? "" })).toMatchObject({ kind: "state-only" });
});
