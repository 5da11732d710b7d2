import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as page } from "#app/routes/incidents/$incidentId/route.tsx";
import { action as correct, loader as form } from "#app/routes/incidents/$incidentId_.correct/route.tsx";
import { loader as counts } from "#app/routes/incidents/$incidentId_.count/route.tsx";
import { action as record } from "#app/routes/incidents/$incidentId_.record/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aLocation,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aReport,
  auditEvents,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { expectAudit } from "../support/audit.ts";
import { aProblem } from "./asb-rows.ts";
import { ago, dayFields } from "./logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let placeId: string;
let incidentId: string;
let victim: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], name: "Olive Ficer" });
  placeId = await aLocation(db, p, { name: "12 Ling Road", name_folded: "12 ling road", kind: "address" });
  incidentId = await anIncident(db, p, { latest_day: ago(10), location_id: placeId, beat_code: "B1", ward_code: "W1" });
  victim = await aPerson(db, p);
  await anIncidentPerson(db, p, { incident_id: incidentId, person_id: victim });
  await aReport(db, p, [incidentId], { reporter_person_id: victim, reported_on: ago(9) });
});

const row = () => db.selectFrom("incident").selectAll().where("id", "=", incidentId).executeTakeFirstOrThrow();
const steps = () =>
  db.selectFrom("incident_step").select(["kind", "words"]).where("incident_id", "=", incidentId).execute();
type Posted = Record<string, string>;
const fields = (changes: Posted = {}): Posted => ({
  ...{ version: "1", place: "12 Ling Road", postcode: "", locationId: "", type: "noise", qualifier: "personal" },
  ...{ whatHappened: "Loud music", licensingSummary: "", suspectWords: "", vehicleWords: "", happenedAt: "" },
  ...{ untilAt: "", reason: "Typed wrongly", hate: "no" },
  ...dayFields("happenedOn", ago(10)),
  ...dayFields("untilOn", null),
  ...changes,
});
const send = (changes: Posted = {}, who = officer) => post(correct, who, { incidentId }, fields(changes));
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : (answer as { init?: { status?: number } }).init?.status;
const errorsOf = (answer: unknown) => (answer as { data: { errors: Posted } }).data.errors;

test("the form begins with what is recorded", async () => {
  await insert(db, "incident_hate_strand", {
    incident_id: incidentId,
    partnership_id: p.partnershipId,
    strand: "race",
  });
  const { initial } = (await get(form, officer, { incidentId })) as { initial: Posted };
  expect(initial).toMatchObject({ place: "12 Ling Road", type: "noise", strands: ["race"], reason: "" });
  expect(initial).toMatchObject({ "happenedOn-year": ago(10).slice(0, 4), "untilOn-year": "" });
});

test("what is put right stands in the incident, and from what to what in its history and in the log", async () => {
  const changes = {
    whatHappened: "Shouting",
    flags: "youth",
    hate: "yes",
    strands: "race",
    ...dayFields("happenedOn", ago(12)),
  };
  const answer = (await send(changes)) as Response;
  expect(answer.headers.get("Location")).toBe(`/incidents/${incidentId}/count?saved=incident-corrected`);
  expect(await row()).toMatchObject({
    ...{ version: 2, earliest_day: ago(12), latest_day: ago(12), what_happened: "Shouting", is_youth: 1, is_hate: 1 },
    ...{ location_id: placeId, beat_code: "B1", ward_code: "W1" },
  });
  expect(await db.selectFrom("incident_hate_strand").select("strand").execute()).toEqual([{ strand: "race" }]);
  const [step] = await steps();
  expect(step?.kind).toBe("corrected");
  expect(step?.words?.split("\n").slice(0, 1)).toEqual(["Typed wrongly"]);
  expect(step?.words).toContain("Also: nothing → Young people involved\nHate: No → Race\nWhat happened, before: Loud music"); // prettier-ignore
  const { steps: shown } = (await get(page, officer, { incidentId })) as { steps: { words: string }[] };
  expect(shown[0]?.words).toContain("What happened, before: Loud music");
  await expectAudit(db, [
    {
      event: "incident.corrected",
      object_kind: "incident",
      object_id: incidentId,
      actor_id: officer.id,
      category: "alteration",
    },
    { event: "incident.viewed" },
  ]);
  const { content } = await db
    .selectFrom("audit_detail")
    .innerJoin("audit_event", "audit_event.id", "audit_detail.event_id")
    .select("audit_detail.content")
    .where("event", "=", "incident.corrected")
    .executeTakeFirstOrThrow();
  expect(JSON.parse(content)).toMatchObject({
    before: {
      earliestDay: ago(10),
      latestDay: ago(10),
      whatHappened: "Loud music",
      isYouth: 0,
      isHate: 0,
      strands: [],
    },
    after: { earliestDay: ago(12), whatHappened: "Shouting", strands: ["race"], reason: "Typed wrongly" },
  });
});

test("words alone lead back to the incident; hate that is none after all takes its strands with it", async () => {
  await send({ hate: "yes", strands: "race" });
  await send({ version: "2" });
  expect(await row()).toMatchObject({ is_hate: 0, version: 3 });
  expect(await db.selectFrom("incident_hate_strand").selectAll().execute()).toEqual([]);
  const answer = (await send({ version: "3", whatHappened: "Shouting" })) as Response;
  expect(answer.headers.get("Location")).toBe(`/incidents/${incidentId}?saved=incident-corrected`);
});

test("a closed incident is put right too, and stays closed", async () => {
  const closedId = await anIncident(db, p, {
    latest_day: ago(10),
    status: "closed",
    ended_on: ago(5),
    end_reason: "Done",
  });
  const answer = await post(
    correct,
    officer,
    { incidentId: closedId },
    fields({ place: "", whatHappened: "Shouting" }),
  );
  expect(status(answer)).toBe(302);
  expect(
    await db.selectFrom("incident").selectAll().where("id", "=", closedId).executeTakeFirstOrThrow(),
  ).toMatchObject({
    ...{ status: "closed", ended_on: ago(5), what_happened: "Shouting", location_id: null },
  });
});

describe("the place", () => {
  test("another one that is recorded is offered, and brings its areas when it is taken", async () => {
    const areas = { beat_code: "B2", ward_code: "W2", lsoa_code: "E01025700" };
    const by = { beat_by: "choice", ward_by: "choice", lsoa_by: "choice" } as const;
    const named = { name: "14 Ling Road", name_folded: "14 ling road", postcode: "LE11 1AB", kind: "address" } as const;
    const other = await aLocation(db, p, { ...named, ...areas, ...by });
    const asked = await send({ place: "14 Ling Rd", postcode: "LE11 1AB" });
    expect(status(asked)).toBe(422);
    expect(errorsOf(asked)).toEqual({ locationId: "Say whether the place is recorded already" });
    const { places } = (asked as { data: { places: { id: string }[] } }).data;
    expect(places.map(({ id }) => id)).toContain(other);
    expect(await row()).toMatchObject({ location_id: placeId, version: 1 });
    expect(status(await send({ place: "14 Ling Rd", postcode: "LE11 1AB", locationId: other }))).toBe(302);
    expect(await row()).toMatchObject({ location_id: other, ...areas });
    expect((await steps())[0]?.words).toContain("Where: 12 Ling Road → 14 Ling Road, LE11 1AB");
  });

  test("one that nobody has recorded is recorded", async () => {
    expect(status(await send({ place: "The bandstand" }))).toBe(302);
    const made = await db.selectFrom("location").select(["id", "name"]).where("name", "=", "The bandstand").execute();
    expect(made).toHaveLength(1);
    expect(await row()).toMatchObject({ location_id: made[0]?.id });
    expect((await auditEvents(db)).map(({ event }) => event)).toContain("location.created");
  });

  test("one of elsewhere cannot be chosen", async () => {
    const foreign = await aLocation(db, await aPartnership(db));
    expect(status(await send({ place: "Ling Road playing field", locationId: foreign }))).toBe(422);
  });
});

test.each<[string, Posted, number, string]>([
  ["the day after its report", dayFields("happenedOn", ago(8)), 422, "happenedOn"],
  ["the future", dayFields("happenedOn", ago(-1)), 422, "happenedOn"],
  ["a day that is none", { ...dayFields("happenedOn", ago(8)), "happenedOn-day": "32" }, 400, "happenedOn"],
  ["hate of no strand", { hate: "yes" }, 422, "strands"],
  ["no words", { whatHappened: " " }, 400, "whatHappened"],
  ["no reason", { reason: "" }, 400, "reason"],
  ["a type of elsewhere", { type: `type:${uuid()}` }, 422, "type"],
  ["no place", { place: "" }, 422, "place"],
  ["nothing at all", {}, 422, "form"],
])("%s is refused, and kept as typed", async (_, changes, expected, field) => {
  const answer = await send(changes);
  expect(status(answer)).toBe(expected);
  expect(Object.keys(errorsOf(answer))).toEqual([field]);
  expect((answer as { data: { values: Posted } }).data.values).toMatchObject({ place: fields(changes).place });
  expect(await row()).toMatchObject({ version: 1, latest_day: ago(10) });
  expect(await steps()).toEqual([]);
});

test("it did not happen after something was done about it, however late it was reported", async () => {
  await aReport(db, p, [incidentId], { reported_on: ago(1) });
  const work = { version: "1", kind: "work", happenedOn: "", how: "", words: "Visited", nextStep: "", ...dayFields("happenedOn", ago(10)), ...dayFields("nextStepOn", null) }; // prettier-ignore
  await post(record, officer, { incidentId }, work);
  const answer = await send({ version: "2", ...dayFields("happenedOn", ago(9)) });
  expect(errorsOf(answer).happenedOn).toContain("something was done about it");
});

test("whoever comes second sees both versions, and nothing of theirs is saved", async () => {
  await send({ whatHappened: "Shouting" });
  const answer = await send({ whatHappened: "Fireworks" });
  expect(status(answer)).toBe(409);
  const { versions, values } = (answer as { data: { versions: { label: string }[]; values: Posted } }).data;
  expect(versions).toContainEqual({ label: "What happened", recorded: "Shouting", entered: "Fireworks" });
  expect(values).toMatchObject({ version: "2", whatHappened: "Fireworks" });
  expect(await row()).toMatchObject({ what_happened: "Shouting" });
  expect(status(await send({ version: "2", whatHappened: "Fireworks" }))).toBe(302);
});

describe("the problem to which it belongs", () => {
  const problem = (id: string) => db.selectFrom("problem").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  async function belonging(changes = {}) {
    const id = await aProblem(db, p, { location_id: placeId, heading: "noise", last_on: ago(10), beat_code: "B1", ...changes }); // prettier-ignore
    return id;
  }
  async function join(problemId: string) {
    incidentId = await anIncident(db, p, {
      latest_day: ago(10),
      location_id: placeId,
      beat_code: "B1",
      problem_id: problemId,
    });
    await aReport(db, p, [incidentId], { reported_on: ago(9) });
  }

  test("has kind, place, beat and last day of it from then on", async () => {
    const id = await belonging();
    await join(id);
    await send({ type: "fireworks", place: "The bandstand", ...dayFields("happenedOn", ago(12)) });
    const { location_id } = await row();
    expect(await problem(id)).toMatchObject({ heading: "fireworks", last_on: ago(12), beat_code: null, location_id });
  });

  test("keeps a kind that somebody has said, and a place at which another of its incidents was", async () => {
    const id = await belonging();
    await join(id);
    await anIncident(db, p, { latest_day: ago(20), location_id: placeId, problem_id: id });
    await insert(db, "problem_change", {
      ...{ id: uuid(), partnership_id: p.partnershipId, problem_id: id, kind: "changed", incident_id: null },
      ...{ before_value: "Music", after_value: "Music", reason: null, changed_by: officer.id, changed_at: "2026-03-01T09:00:00.000Z" },
    }); // prettier-ignore
    await send({ type: "fireworks", place: "The bandstand" });
    expect(await problem(id)).toMatchObject({ heading: "noise", location_id: placeId, last_on: ago(10) });
  });
});

describe("the count towards a case review", () => {
  const shown = async () => {
    const { victims } = (await get(counts, officer, { incidentId })) as {
      victims: { personId: string; count: { local: { count: number }; hateCount: number; statutory: object } }[];
    };
    return victims;
  };

  test("is answered anew for every victim: a report becomes late by the day on which it happened", async () => {
    const second = await aPerson(db, p);
    await anIncidentPerson(db, p, { incident_id: incidentId, person_id: second });
    expect((await shown()).map(({ personId, count }) => [personId === victim, count.local.count]).sort()).toEqual([[false, 0], [true, 1]]); // prettier-ignore
    await send(dayFields("happenedOn", ago(60)));
    expect((await shown()).find(({ personId }) => personId === victim)?.count.local.count).toBe(0);
  });

  test("is answered anew when it was hate after all, and about its problem", async () => {
    expect((await shown())[0]?.count).toMatchObject({ hateCount: 0, statutory: { problemId: null } });
    await send({ hate: "yes", strands: "disability" });
    expect((await shown())[0]?.count).toMatchObject({ hateCount: 1 });
  });

  test("says so where nobody was a victim", async () => {
    incidentId = await anIncident(db, p);
    expect(await shown()).toEqual([]);
  });
});

describe("it is put right", () => {
  test("by a coordinator", async () => {
    const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    expect(status(await send({ whatHappened: "Shouting" }, coordinator))).toBe(302);
  });

  test.each<[string, () => Promise<Actor>, number]>([
    ["a member of a group", () => anActor(db, p, { groups: { [p.jagId]: "member" } }), 403],
    ["a chair", () => anActor(db, p, { groups: { [p.jagId]: "chair" } }), 403],
    ["an ASB officer of another partnership", async () => anActor(db, await aPartnership(db), { duties: ["asb-officer"] }), 404],
  ])("not by %s", async (_, who, expected) => {
    const actor = await who();
    for (const ask of [() => get(form, actor, { incidentId }), () => send({ whatHappened: "x" }, actor)])
      expect(await ask().then(status, status)).toBe(expected);
    expect(await get(counts, actor, { incidentId }).then(status, status)).toBe(expected);
    expect(await row()).toMatchObject({ version: 1 });
  }); // prettier-ignore
});
