import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as newPersonPage from "#app/routes/people/new/route.tsx";
import * as newReferralPage from "#app/routes/cases/referrals.new/route.tsx";
import * as foundPage from "#app/routes/search/$searchId/route.tsx";
import * as searchPage from "#app/routes/search/_index/route.tsx";
import { createPerson } from "#app/services/people/create-person.ts";
import { keepPersonSearch } from "#app/services/search/search-people.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  aPartnership,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
  REFERRAL_FIELDS,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
const NOW = new Date("2026-03-10T09:00:00Z");
beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
});
afterEach(() => {
  vi.useRealTimers();
});

async function record(givenNames: string, familyName: string, birthDate: string | null = null) {
  const birthDateBasis = birthDate ? ("exact" as const) : ("unknown" as const);
  const context = { db, actor: coordinator, now: NOW };
  const searchId = await keepPersonSearch(context, { name: familyName, birthDate });
  const result = await createPerson(context, {
    searchId,
    givenNames,
    familyName,
    birthDate,
    birthDateBasis,
    areaWords: null,
  });
  if (result.kind !== "done") throw new Error("not recorded");
  const { reference } = await db
    .selectFrom("person")
    .select("reference")
    .where("id", "=", result.id)
    .executeTakeFirstOrThrow();
  return { id: result.id, reference };
}

async function searchFor(name: string, birthDate = "", actor = coordinator) {
  const [year = "", month = "", day = ""] = birthDate.split("-");
  const answer = (await post(
    searchPage.action,
    actor,
    {},
    { name, "birthDate-day": day, "birthDate-month": month, "birthDate-year": year },
  )) as Response;
  expect(answer.status).toBe(302);
  return (answer.headers.get("Location") ?? "").replace("/search/", "");
}

type Found = { people: { id: string; name: string; reason: string; bornIn: string | null }[]; agenciesToAsk: string[] };
async function find(name: string, birthDate = "", actor = coordinator) {
  return (await get(foundPage.loader, actor, { searchId: await searchFor(name, birthDate, actor) })) as Found;
}

describe("a person is found", () => {
  test.each([
    ["by the start of a name", "Alexandra", "Pemberton", "pemb"],
    ["by both names in the other order", "Alexandra", "Pemberton", "Pemberton Alex"],
    ["Stephen for Steven", "Stephen", "Hall", "Steven Hall"],
    ["Muhammad for Mohammed", "Muhammad", "Aziz", "Mohammed Aziz"],
    ["Łukasz for Lukasz", "Łukasz", "Nowak", "lukasz nowak"],
    ["Singh for Sing", "Harpreet", "Singh", "Sing"],
    ["O'Neil for ONeill", "Sinéad", "O'Neil", "ONeill"],
    ["by half of a double surname", "Ada", "Brown-Whitaker", "whitaker"],
  ])("%s", async (_name, givenNames, familyName, typed) => {
    const { id } = await record(givenNames, familyName);
    await record("Quentin", "Zed");
    expect((await find(typed)).people.map((f) => f.id)).toEqual([id]);
  });

  test("by the date of birth alone, and by the reference", async () => {
    const { id, reference } = await record("Ada", "Brown", "2009-03-27");
    await record("Ben", "Green", "2009-03-28");
    expect((await find("", "2009-03-27")).people.map((f) => f.id)).toEqual([id]);
    expect((await find(reference)).people[0]?.id).toBe(id);
  });

  test("the likeliest first, each with why", async () => {
    await record("Stephen", "Hall");
    await record("Steven", "Hall");
    await record("Steven", "Hall", "2009-03-27");
    const { people } = await find("Steven Hall", "2009-03-27");
    expect(people.map((f) => f.reason)).toEqual(["Same date of birth, same name", "Same name", "Name sounds alike"]);
  });

  test("by year of birth and not by the day on the card", async () => {
    await record("Ada", "Brown", "2009-03-27");
    const page = await find("brown");
    expect(page.people[0]?.bornIn).toBe("2009");
    expect(JSON.stringify(page)).not.toContain("2009-03-27");
  });
});

test("of somebody in restricted cases alone there is the agency to ask, and no name", async () => {
  const { id } = await record("Ada", "Quillfeather");
  await aCase(db, p, { person_id: id, visibility: "restricted" });
  const page = await find("quill");
  expect(page.people).toEqual([]);
  expect(page.agenciesToAsk).toHaveLength(1);
  expect(JSON.stringify({ ...page, query: null })).not.toContain("Quillfeather");
});

test("nobody of another partnership is found, and nobody's search is anybody else's to read", async () => {
  await record("Ada", "Brown");
  const other = await aPartnership(db);
  const stranger = await anActor(db, other, { groups: { [other.jagId]: "coordinator" } });
  expect((await find("brown", "", stranger)).people).toEqual([]);
  const searchId = await searchFor("brown");
  const colleague = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  expect(await get(foundPage.loader, colleague, { searchId })).toMatchObject({ status: 404 });
});

test("a search dies after a day", async () => {
  const searchId = await searchFor("brown");
  vi.setSystemTime(new Date("2026-03-11T08:59:59Z"));
  expect(await get(foundPage.loader, coordinator, { searchId })).toMatchObject({ people: [] });
  vi.setSystemTime(new Date("2026-03-11T09:00:01Z"));
  expect(await get(foundPage.loader, coordinator, { searchId })).toMatchObject({ status: 404 });
});

test("the log has who searched and whom it returned; what was typed is in the detail alone", async () => {
  const { id } = await record("Ada", "Brown");
  await find("brown");
  const event = (await auditEvents(db)).find((e) => e.event === "person.searched");
  expect(event).toMatchObject({ category: "consultation", actor_id: coordinator.id, result_count: 1 });
  expect(JSON.stringify(event)).not.toMatch(/brown/i);
  const detail = await db
    .selectFrom("audit_detail")
    .select("content")
    .where("event_id", "=", event?.id ?? "")
    .executeTakeFirstOrThrow();
  expect(JSON.parse(detail.content)).toEqual({
    query: { name: "brown", birthDate: null, postcode: null },
    returned: [id],
  });
  expect(
    await db
      .selectFrom("audit_object")
      .select("event_id")
      .where("event_id", "=", event?.id ?? "")
      .where("object_id", "=", id)
      .execute(),
  ).toHaveLength(1);
});

test.each([
  ["nothing", { name: "" }, "name"],
  ["one letter", { name: "b" }, "name"],
  [
    "a day that does not exist",
    { name: "brown", "birthDate-day": "31", "birthDate-month": "2", "birthDate-year": "2009" },
    "birthDate",
  ],
  ["a name of a hundred and one letters", { name: "b".repeat(101) }, "name"],
])("a search for %s says what is wrong beside the field", async (_name, body, field) => {
  const fields = { "birthDate-day": "", "birthDate-month": "", "birthDate-year": "", ...body };
  const reply = (await post(searchPage.action, coordinator, {}, fields)) as { data: { errors: object } };
  expect(reply).toMatchObject({ init: { status: 400 } });
  expect(Object.keys(reply.data.errors)).toEqual([field]);
});

describe("recording a person", () => {
  let searchId: string;
  beforeEach(async () => {
    searchId = await searchFor("Ada Brown", "2009-03-27");
  });

  test("begins with what was searched for, and is not there without a search", async () => {
    expect(await get(newPersonPage.loader, coordinator, {}, `?search=${searchId}`)).toEqual({
      once: expect.any(String) as string,
      purpose: null,
      mayRefer: true,
      searchId,
      givenNames: "Ada",
      familyName: "Brown",
      birthDate: "2009-03-27",
    });
    expect(await get(newPersonPage.loader, coordinator)).toMatchObject({ status: 302 });
  });

  const ada = {
    givenNames: " Ada ",
    familyName: "Brown",
    birthDateBasis: "exact",
    "birthDate-day": "27",
    "birthDate-month": "3",
    "birthDate-year": "2009",
    areaWords: "",
  };

  test("writes the person, what finds her and one event, and goes on to the referral", async () => {
    const answer = (await post(newPersonPage.action, coordinator, {}, { searchId, ...ada })) as Response;
    const person = await db.selectFrom("person").selectAll().executeTakeFirstOrThrow();
    expect(person).toMatchObject({
      reference: "P-26-0001",
      given_names: "Ada",
      birth_date: "2009-03-27",
      area_words: null,
      created_by: coordinator.id,
    });
    expect(answer.headers.get("Location")).toBe(`/referrals/new?person=${person.id}&saved=person-recorded`);
    expect((await auditEvents(db)).map((e) => e.event)).toEqual(["person.created"]);
  });

  test.each([
    ["no family name", { familyName: " " }, 400, "familyName"],
    ["no basis of the date", { birthDateBasis: "" }, 400, "birthDateBasis"],
    ["a birth tomorrow", { "birthDate-day": "11", "birthDate-year": "2026" }, 422, "birthDate"],
    [
      "an exact date that is blank",
      { "birthDate-day": "", "birthDate-month": "", "birthDate-year": "" },
      422,
      "birthDate",
    ],
    ["30 February", { "birthDate-day": "30", "birthDate-month": "2" }, 400, "birthDate"],
    ["letters for a day", { "birthDate-day": "x" }, 400, "birthDate"],
  ])(
    "%s is refused beside the field, what was typed is kept, nobody is recorded",
    async (_name, change, status, field) => {
      const body = { searchId, ...ada, ...change };
      const reply = (await post(newPersonPage.action, coordinator, {}, body)) as {
        data: { errors: object; values: object };
      };
      expect(reply).toMatchObject({ init: { status } });
      expect(Object.keys(reply.data.errors)).toEqual([field]);
      expect({ ...reply.data.values }).toEqual(body);
      expect(await db.selectFrom("person").select("id").execute()).toEqual([]);
    },
  );

  test.each([
    ["no search", ""],
    ["a search that is not one's own", "0190a5a0-3c00-4000-8000-000000000001"],
  ])("with %s it is refused: search comes before create, also for who posts at once", async (_name, other) => {
    expect(await post(newPersonPage.action, coordinator, {}, { ...ada, searchId: other })).toMatchObject({
      init: { status: 422 },
    });
    expect(await db.selectFrom("person").select("id").execute()).toEqual([]);
  });

  test("no field writes what it should not", async () => {
    await post(
      newPersonPage.action,
      coordinator,
      {},
      {
        searchId,
        ...ada,
        id: "x",
        partnership_id: "x",
        reference: "X",
        version: "9",
        created_by: "x",
        createdBy: "x",
        __proto__x: "1",
      },
    );
    expect(await db.selectFrom("person").selectAll().executeTakeFirst()).toMatchObject({
      reference: "P-26-0001",
      version: 1,
      partnership_id: p.partnershipId,
      created_by: coordinator.id,
    });
  });
});

describe("referring a person", () => {
  const referral = () => ({
    groupId: p.jagId,
    role: "perpetrator",
    agencyId: p.policeId,
    reason: "Off-road bikes",
    lawfulBasis: "public-task",
    ...REFERRAL_FIELDS,
    ...{ parentTold: "no", parentNotToldReason: "Not safe yet" },
    "receivedOn-day": "10",
    "receivedOn-month": "3",
    "receivedOn-year": "2026",
  });

  test("waits for the group, with who, why and on what basis", async () => {
    const { id } = await record("Ada", "Brown", "2012-03-27");
    expect(await get(newReferralPage.loader, coordinator, {}, `?person=${id}`)).toMatchObject({
      person: { name: "Ada Brown" },
    });
    expect(await refer(id, { groupId: p.youthJagId })).toMatchObject({ status: 302 });
    expect(await db.selectFrom("referral").selectAll().executeTakeFirst()).toMatchObject({
      reference: "R-26-0001", status: "awaiting-decision", person_role: "perpetrator", lawful_basis: "public-task", referring_agency_id: p.policeId, group_id: p.youthJagId,
    }); // prettier-ignore
    expect((await auditEvents(db)).map((e) => e.event)).toEqual([
      "person.created",
      "person.card-viewed",
      "referral.created",
    ]);
  });

  test.each([
    ["no group", { groupId: "" }, 400, "groupId"],
    ["no lawful basis", { lawfulBasis: "" }, 400, "lawfulBasis"],
    ["a role that a referral has not", { role: "witness" }, 400, "role"],
    ["no reason", { reason: "" }, 400, "reason"],
    ["tomorrow", { "receivedOn-day": "11" }, 422, "receivedOn"],
    ["a group for other ages", {}, 422, "groupId"],
  ])("%s is refused beside the field", async (name, change, status, field) => {
    const { id } = await record("Ada", "Brown", "2012-03-27");
    const reply = await refer(id, name.startsWith("a group") ? { groupId: p.adultsId } : change);
    expect(reply).toMatchObject({ init: { status } });
    expect(Object.keys((reply as { data: { errors: object } }).data.errors)).toEqual([field]);
    expect(await db.selectFrom("referral").select("id").execute()).toEqual([]);
  });

  test("an id alone opens no card: only a search of one's own that found the person does, for a day", async () => {
    const { id } = await record("Ada", "Brown");
    const colleague = await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } });
    const page = () => get(newReferralPage.loader, colleague, {}, `?person=${id}`);
    const send = () => post(newReferralPage.action, colleague, {}, referral(), `?person=${id}`);
    expect([await page(), await send()]).toMatchObject([{ status: 404 }, { status: 404 }]);
    await find("green", "", colleague);
    expect(await page(), "a search that found somebody else").toMatchObject({ status: 404 });
    await find("brown", "", colleague);
    expect(await page()).toMatchObject({ person: { name: "Ada Brown" } });
    vi.setSystemTime(new Date("2026-03-11T09:00:00Z"));
    expect([await page(), await send()]).toMatchObject([{ status: 404 }, { status: 404 }]);
    vi.setSystemTime(NOW);
    expect(await send()).toMatchObject({ status: 302 });
    expect((await auditEvents(db)).filter((e) => e.event === "access.not-found")).toHaveLength(5);
  });

  test("a group, an agency or a person of another partnership is none", async () => {
    const other = await aPartnership(db);
    const { id } = await record("Ada", "Brown");
    expect(await refer(id, { groupId: other.jagId })).toMatchObject({ init: { status: 422 } });
    expect(await refer(id, { agencyId: other.policeId })).toMatchObject({ init: { status: 422 } });
    const stranger = await anActor(db, other, { groups: { [other.jagId]: "coordinator" } });
    expect(await get(newReferralPage.loader, stranger, {}, `?person=${id}`)).toMatchObject({ status: 404 });
  });

  function refer(personId: string, change: Record<string, string>) {
    return post(newReferralPage.action, coordinator, {}, { ...referral(), ...change }, `?person=${personId}`);
  }
});
