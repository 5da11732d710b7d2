import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as foundPage from "#app/routes/search/$searchId/route.tsx";
import * as searchPage from "#app/routes/search/everything/route.tsx";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import {
  aCase,
  anAction,
  anActor,
  anIncident,
  anIncidentPerson,
  anIntervention,
  aPartnership,
  aPremises,
  aPremisesGroup,
  aPremisesIncident,
  aReferral,
  aReport,
  aSitting,
  auditEvents,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aFindablePerson, aFindablePlace } from "../support/findable.ts";
import { aFlag } from "../support/need-to-know.ts";

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

type Found = {
  text: string;
  people: { cards: { id: string; name: string }[]; count: number } | null;
  agenciesToAsk: string[];
  groups: {
    group: string;
    count: number;
    rows: { id: string; link: string; cells: string[] }[];
    next: string | null;
  }[];
};

function aCaseAbout(location_id: string, changes: Partial<Database["case_record"]> = {}) {
  return aCase(db, p, { subject_kind: "location", person_id: null, location_id, ...changes });
}

async function goTo(text: string, actor = coordinator) {
  const answer = (await post(searchPage.action, actor, {}, { text })) as Response;
  expect(answer.status).toBe(302);
  return answer.headers.get("Location") ?? "";
}

function open(address: string, actor: Actor, query = "") {
  const searchId = address.replace("/search/", "");
  return get(foundPage.loader, actor, { searchId }, query) as Promise<Found>;
}

async function find(text: string, actor = coordinator) {
  const address = await goTo(text, actor);
  expect(address).toMatch(/^\/search\/[0-9a-f-]{36}$/);
  return open(address, actor);
}

const ids = (found: Found, group: string) =>
  found.groups.find((g) => g.group === group)?.rows.map(({ id }) => id) ?? [];

describe("one line of text", () => {
  test("finds a person by name, and the cases and incidents of that person", async () => {
    const grace = await aFindablePerson(db, p, { given: "Grace", family: "Underhill", born: "1990-05-01" });
    await aFindablePerson(db, p, { given: "Martha", family: "Pemberton", born: "1962-11-30" });
    const { id: caseId } = await aCase(db, p, { person_id: grace.id });
    await aCase(db, p);
    const incidentId = await anIncident(db, p);
    await anIncidentPerson(db, p, { incident_id: incidentId, person_id: grace.id });
    const found = await find("undrehill grace");
    expect(found.people?.cards.map(({ id }) => id)).toEqual([grace.id]);
    expect(ids(found, "cases")).toEqual([caseId]);
    expect(ids(found, "incidents")).toEqual([incidentId]);
  });

  test("finds a street, and what is there", async () => {
    const road = await aFindablePlace(db, p, { name: "12 Ashby Road", postcode: "LE11 3TU" });
    const { id: caseId } = await aCaseAbout(road.id);
    const incidentId = await anIncident(db, p, { location_id: road.id });
    await anIncident(db, p);
    for (const text of ["ashby road", "le11 3tu"]) {
      const found = await find(text);
      expect([ids(found, "places"), ids(found, "cases"), ids(found, "incidents")]).toEqual([
        [road.id],
        [caseId],
        [incidentId],
      ]);
    }
  });

  test("finds a day: the meetings and incidents of it, and with a street the incidents there alone", async () => {
    const sitting = await aSitting(db, p, { day: "2026-03-14" });
    await aSitting(db, p, { day: "2026-03-15" });
    const road = await aFindablePlace(db, p, { name: "Ashby Road" });
    const there = await anIncident(db, p, { latest_day: "2026-03-14", location_id: road.id });
    const elsewhere = await anIncident(db, p, { latest_day: "2026-03-14" });
    await anIncident(db, p, { latest_day: "2026-03-13", location_id: road.id });
    const ofDay = await find("14 March 2026");
    expect(ids(ofDay, "meetings")).toEqual([sitting]);
    expect(ids(ofDay, "incidents").sort()).toEqual([there, elsewhere].sort());
    expect(ids(await find("Ashby Road 14/3/2026"), "incidents")).toEqual([there]);
    expect(ids(await find("Nowhere Lane 14/3/2026"), "incidents")).toEqual([]);
  });

  test("finds the meetings of a group by its name, those of the coming quarter among them", async () => {
    const soon = await aSitting(db, p, { day: "2026-06-18" });
    const past = await aSitting(db, p, { day: "2025-06-01" });
    await aSitting(db, p, { day: "2026-06-19" });
    await aSitting(db, p, { day: "2026-03-12", group_id: p.youthJagId });
    expect(ids(await find("JAG"), "meetings")).toEqual([soon, past]);
  });

  test("finds premises by a word of the name, for those who see premises", async () => {
    const forge = await aPremises(db, p, { name: "The Old Forge" });
    const licensing = await anActor(db, p, { duties: ["licensing-officer"] });
    expect(ids(await find("forge", licensing), "premises")).toEqual([forge]);
    expect(ids(await find("forge"), "premises")).toEqual([]);
  });

  test("finds a plan by the words of its title, for those who read plans", async () => {
    const id = uuid();
    await insert(db, "partnership_plan", {
      id, partnership_id: p.partnershipId, reference: "PL-26-0001", kind: "partnership", title: "Safer Charnwood plan", about: null, group_id: p.jagId,
      lead_user_id: null, location_id: null, from_day: "2026-04-01", to_day: "2029-03-31", status: "draft", next_review_on: null,
      created_at: NOW.toISOString(), created_by: coordinator.id, version: 1,
    }); // prettier-ignore
    expect(ids(await find("charnwood safer"), "plans")).toEqual([id]);
    expect(ids(await find("safer", await anActor(db, p)), "plans")).toEqual([]);
  });

  test("counts all that the actor may see, shows the first five, and the rest by pages", async () => {
    const road = await aFindablePlace(db, p, { name: "Ashby Road" });
    const all: string[] = [];
    for (let day = 1; day <= 9; day++)
      all.unshift(await anIncident(db, p, { location_id: road.id, latest_day: `2026-02-0${day}` }));
    const address = await goTo("ashby");
    const first = await open(address, coordinator);
    expect(first.groups.find(({ group }) => group === "incidents")).toMatchObject({ count: 9 });
    expect(ids(first, "incidents")).toEqual(all.slice(0, 5));
    const whole = await open(address, coordinator, "?of=incidents");
    expect(whole.groups).toHaveLength(1);
    expect(ids(whole, "incidents")).toEqual(all);
    const rest = await open(address, coordinator, `?of=incidents&after=2026-02-05~${all[4] ?? ""}`);
    expect(ids(rest, "incidents")).toEqual(all.slice(5));
  });

  test("of nothing that is there finds nothing, and says what can be searched", async () => {
    expect(await find("zzyzx")).toMatchObject({ groups: [], people: { cards: [] }, agenciesToAsk: [] });
    const own = (await get(searchPage.loader, await anActor(db, p))) as { groups: string[]; onlyOpen: boolean };
    expect(own).toEqual({ groups: ["places"], onlyOpen: true });
  });

  test.each([
    ["nothing", ""],
    ["one letter", "a"],
    ["signs alone", "--//--"],
    ["a hundred and one letters", "b".repeat(101)],
  ])("of %s says what is wrong", async (_name, text) => {
    const reply = (await post(searchPage.action, coordinator, {}, { text })) as { data: { errors: object } };
    expect(reply).toMatchObject({ init: { status: 400 } });
    expect(Object.keys(reply.data.errors)).toEqual(["text"]);
    expect(await db.selectFrom("person_search").select("id").execute()).toEqual([]);
  });
});

describe("a whole reference", () => {
  const everything = () =>
    anActor(db, p, {
      groups: { [p.jagId]: "coordinator" },
      duties: ["licensing-officer", "manager", "information-governance"],
    });

  test("opens its record at once, whatever it is", async () => {
    const actor = await everything();
    const grace = await aFindablePerson(db, p, { given: "Grace", family: "Underhill", born: "1990-05-01" });
    const { id: caseId } = await aCase(db, p, { person_id: grace.id, reference: "CS-26-0014" });
    const incident = await anIncident(db, p, { reference: "IN-26-0001" });
    const premises = await aPremises(db, p, { reference: "LP-26-0001" });
    const place = await aFindablePlace(db, p, { name: "Ashby Road" });
    const only = await anIncident(db, p, { reference: "IN-26-0002", licensing_only: 1 });
    const { id: atPremises } = await aPremisesIncident(db, p, premises, { incident_id: only });
    const records: [string, string][] = [
      ["cs 26 14", `/cases/${caseId}`],
      [grace.reference, `/people/${grace.id}`],
      [place.reference, `/locations/${place.id}`],
      ["IN-26-0001", `/incidents/${incident}`],
      ["IN-26-0002", `/premises/incidents/${atPremises}`],
      ["LP-26-0001", `/premises/${premises}`],
      ["A-26-0001", `/actions/${await anAction(db, p, { case_id: caseId, reference: "A-26-0001" })}`],
      ["R-26-0001", `/referrals/${await aReferral(db, p, { reference: "R-26-0001" })}`],
      ["RP-26-0001", `/incidents/reports/${await aReport(db, p, [incident], { reference: "RP-26-0001" })}`],
      ["IV-26-0001", `/interventions/${await anIntervention(db, p, { case_id: caseId, reference: "IV-26-0001" })}`],
    ];
    for (const [typed, address] of records) expect(await goTo(typed, actor), typed).toBe(address);
    const events = (await auditEvents(db)).filter(({ event }) => event === "search.made");
    expect(events).toHaveLength(records.length);
    expect(events.every(({ result_count }) => result_count === 1)).toBe(true);
  });

  test("of what is not the actor's to see answers as one of what there is not", async () => {
    const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    const { id: caseId } = await aCase(db, p, { reference: "CS-26-0014" });
    await anIncident(db, p, { reference: "IN-26-0001" });
    await aPremises(db, p, { reference: "LP-26-0001" });
    await anAction(db, p, { case_id: caseId, reference: "A-26-0001" });
    const { reference } = await aFindablePerson(db, p, { given: "Ada", family: "Brown", born: "1990-05-01" });
    const shownOf = async (text: string) => ({ ...(await find(text, stranger)), searchId: "", text: "" });
    const nothing = await shownOf("CS-26-9999");
    expect(nothing).toMatchObject({ groups: [], people: null });
    for (const text of ["CS-26-0014", "IN-26-0001", "LP-26-0001", "A-26-0001"])
      expect(await shownOf(text)).toEqual(nothing);
    expect(await shownOf(reference)).toEqual(await shownOf("P-26-9999"));
  });

  test("of another partnership is none", async () => {
    const other = await aPartnership(db);
    await aCase(db, other, { reference: "CS-26-0014" });
    expect((await find("CS-26-0014")).groups).toEqual([]);
  });
});

describe("only what the actor may see", () => {
  test("a restricted case is found by nobody but its own, and whoever is in it alone is a locked pointer", async () => {
    const ada = await aFindablePerson(db, p, { given: "Ada", family: "Quillfeather", born: "1990-05-01" });
    const place = await aFindablePlace(db, p, { name: "Quillfeather Lane" });
    await aCase(db, p, { person_id: ada.id, visibility: "restricted" });
    await aCaseAbout(place.id, { visibility: "restricted" });
    const found = await find("quillfeather");
    expect(found.groups.map(({ group }) => group)).toEqual(["places"]);
    expect(found).toMatchObject({ people: { cards: [] } });
    expect(found.agenciesToAsk).toHaveLength(1);
  });

  test("a locked pointer comes by a name, and neither by a reference nor by a date of birth", async () => {
    const ada = await aFindablePerson(db, p, { given: "Ada", family: "Quillfeather", born: "1990-05-01" });
    await aCase(db, p, { person_id: ada.id, visibility: "restricted" });
    const byReference = await find(ada.reference);
    expect(byReference).toMatchObject({ people: { cards: [] }, agenciesToAsk: [], groups: [] });
    expect({ ...byReference, searchId: "", text: "" }).toEqual({
      ...(await find("P-26-9999")),
      searchId: "",
      text: "",
    });
    expect((await find("1 May 1990")).agenciesToAsk).toEqual([]);
    expect((await find("Zebedee Oakapple 1 May 1990")).agenciesToAsk).toEqual([]);
    expect((await find("Ada Quillfeather 1 May 1990")).agenciesToAsk).toHaveLength(1);
  });

  test("a conflict of interest hides the case from a member of its group", async () => {
    const place = await aFindablePlace(db, p, { name: "Ashby Road" });
    const { id: caseId } = await aCaseAbout(place.id);
    expect(ids(await find("ashby"), "cases")).toEqual([caseId]);
    await insert(db, "case_access", {
      id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: coordinator.id, access: "conflict", reason: "A relative",
      given_by: null, since: NOW.toISOString(), ended_at: null, version: 1,
    }); // prettier-ignore
    expect(ids(await find("ashby"), "cases")).toEqual([]);
  });

  test("whoever may not search for people finds those whom they may open, and nobody else", async () => {
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const partner = await anActor(db, p);
    const ours = await aFindablePerson(db, p, { given: "Grace", family: "Underhill", born: "1990-05-01" });
    const theirs = await aFindablePerson(db, p, { given: "Grace", family: "Underhill", born: "1991-05-01" });
    await aCase(db, p, { person_id: ours.id });
    await aCase(db, p, { person_id: theirs.id, group_id: p.youthJagId, visibility: "restricted" });
    expect(await find("grace underhill", member)).toMatchObject({
      people: { cards: [{ id: ours.id }], count: 1 },
      agenciesToAsk: [],
    });
    expect((await find("grace underhill", partner)).people).toBeNull();
    expect(await db.selectFrom("found_person").select("person_id").execute()).toEqual([]);
  });

  test("the place that another system gave leads to no case about domestic abuse where a victim may live there", async () => {
    const home = await aFindablePlace(db, p, { name: "7 Hidden Close" });
    const { id: caseId } = await aCase(db, p);
    const batch = uuid();
    await insert(db, "import_batch", {
      id: batch, partnership_id: p.partnershipId, kind: "cases", format: "csv", content_hash: "0", status: "visible", row_count: 1,
      created_at: NOW.toISOString(), created_by: coordinator.id,
    }); // prettier-ignore
    await insert(db, "imported_case", {
      case_id: caseId, partnership_id: p.partnershipId, import_batch_id: batch, location_id: home.id, source_system: "Old", source_reference: "OLD-1",
      status_words: "Open", case_type: null, asb_type: null, level: null, level_words: null, closed_on: null, closure_words: null, outcome_id: null,
      reported_by: null, lead_officer: null, incidents: null, actions_words: null, review_on: null, review_rule: null,
    }); // prettier-ignore
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(ids(await find("hidden close", member), "cases")).toEqual([caseId]);
    await aFlag(db, p, caseId, "da-marac");
    expect(ids(await find("hidden close", member), "cases")).toEqual([]);
    expect(ids(await find("hidden close", coordinator), "cases")).toEqual([caseId]);
  });

  test("an agency finds the incidents that it was told of, and a group no meeting of another", async () => {
    const road = await aFindablePlace(db, p, { name: "Ashby Road" });
    const told = await anIncident(db, p, { location_id: road.id });
    await anIncident(db, p, { location_id: road.id });
    await aReport(db, p, [told]);
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(ids(await find("ashby", member), "incidents")).toEqual([told]);
    await aSitting(db, p, { day: "2026-03-14", group_id: p.youthJagId });
    expect(ids(await find("14 March 2026", member), "meetings")).toEqual([]);
  });

  test("what was said, noted or decided is not searched and not shown", async () => {
    const road = await aFindablePlace(db, p, { name: "Ashby Road" });
    await anIncident(db, p, { location_id: road.id, what_happened: "Canary flew", suspect_words: "Canary boy" });
    await aCaseAbout(road.id);
    expect((await find("canary")).groups).toEqual([]);
    expect(JSON.stringify(await find("ashby"))).not.toMatch(/canary/i);
  });

  test("a child goes by initials in the lists, and the day of birth is nowhere", async () => {
    const { id } = await aFindablePerson(db, p, { given: "Robin", family: "Youngling", born: "2013-05-04" });
    await aCase(db, p, { person_id: id });
    const found = await find("youngling");
    expect(found.groups.find(({ group }) => group === "cases")?.rows[0]?.cells[0]).toBe("R Y");
    expect(JSON.stringify(found)).not.toContain("2013-05-04");
  });

  test("an administrator finds a meeting of any group by its day, and no case", async () => {
    const administrator = await anActor(db, p, { duties: ["administrator"] });
    const sitting = await aSitting(db, p, { day: "2026-03-14" });
    const road = await aFindablePlace(db, p, { name: "Ashby Road" });
    await aCaseAbout(road.id);
    expect(ids(await find("14 March 2026", administrator), "meetings")).toEqual([sitting]);
    expect((await find("ashby", administrator)).groups.map(({ group }) => group)).toEqual(["places"]);
  });

  test("an agreed grade is shown to whoever sees premises", async () => {
    const { groupId } = await aPremisesGroup(db, p);
    const member = await anActor(db, p, { groups: { [groupId]: "member" } });
    await aPremises(db, p, { name: "The Old Forge" });
    expect(JSON.stringify(await find("old forge", member))).toContain("Not graded");
  });
});

describe("a search is kept", () => {
  test("for whoever made it, for a day, and under no word of what was typed", async () => {
    const address = await goTo("ashby");
    expect(address).not.toMatch(/ashby/i);
    const colleague = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    expect(await open(address, colleague)).toMatchObject({ status: 404 });
    vi.setSystemTime(new Date("2026-03-11T08:59:59Z"));
    expect(await open(address, coordinator)).toMatchObject({ text: "ashby" });
    vi.setSystemTime(new Date("2026-03-11T09:00:01Z"));
    expect(await open(address, coordinator)).toMatchObject({ status: 404 });
  });

  test("and finds what the actor may see when it is read, not when it was made", async () => {
    const road = await aFindablePlace(db, p, { name: "Ashby Road" });
    await aCaseAbout(road.id);
    const address = await goTo("ashby");
    const leaver = { ...coordinator, memberships: [] };
    expect(ids(await open(address, leaver), "cases")).toEqual([]);
  });

  test("the log has each record that was returned; what was typed is in the detail alone", async () => {
    const grace = await aFindablePerson(db, p, { given: "Grace", family: "Underhill", born: "1990-05-01" });
    const { id: caseId } = await aCase(db, p, { person_id: grace.id });
    await find("underhill");
    const event = (await auditEvents(db)).find((e) => e.event === "search.made");
    expect(event).toMatchObject({ category: "consultation", object_kind: "search", result_count: 2 });
    expect(JSON.stringify(event)).not.toMatch(/underhill/i);
    const objects = await db
      .selectFrom("audit_object")
      .select(["object_kind as kind", "object_id as id"])
      .where("event_id", "=", event?.id ?? "")
      .execute();
    expect(objects).toEqual(
      expect.arrayContaining([
        { kind: "person", id: grace.id },
        { kind: "case", id: caseId },
      ]),
    );
    expect(objects).toHaveLength(2);
    const { content } = await db
      .selectFrom("audit_detail")
      .select("content")
      .where("event_id", "=", event?.id ?? "")
      .executeTakeFirstOrThrow();
    expect(JSON.parse(content)).toEqual({ query: { text: "underhill" }, returned: [grace.id, caseId] });
  });

  test("whom it showed may be referred, as after a search for a person", async () => {
    const grace = await aFindablePerson(db, p, { given: "Grace", family: "Underhill", born: "1990-05-01" });
    await find("underhill");
    expect(await db.selectFrom("found_person").select("person_id").execute()).toEqual([{ person_id: grace.id }]);
  });
});
