import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { refuseIncidentRole } from "#app/domain/incidents/incident-people.ts";
import { chooseHref, type SearchedFor } from "#app/domain/search/searched-for.ts";
import { loader as incidentLoader } from "#app/routes/incidents/$incidentId/route.tsx";
import {
  action as change,
  loader as changeLoader,
} from "#app/routes/incidents/$incidentId_.people_.$involvedId/route.tsx";
import { action as add, loader as addPage } from "#app/routes/incidents/$incidentId_.people_.add/route.tsx";
import { loader as results } from "#app/routes/search/$searchId/route.tsx";
import { action as search } from "#app/routes/search/_index/route.tsx";
import { findPersonById } from "#db/queries/people.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  auditEvents,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aFindablePerson } from "../support/findable.ts";
import { ago, dayFields } from "./logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let incidentId: string;
let suspect: string;
let involvedId: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  incidentId = await anIncident(db, p, { latest_day: ago(10) });
  suspect = await aPerson(db, p, { reference: "P-26-0001" });
  involvedId = await anIncidentPerson(db, p, { incident_id: incidentId, person_id: suspect, role: "perpetrator" });
});

const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : (answer as { init?: { status?: number } }).init?.status;
const errorsOf = (answer: unknown) => (answer as { data: { errors: Record<string, string> } }).data.errors;
const addFields = (personId: string, changes: Record<string, string> = {}) => ({
  ...{ version: "1", personId, role: "witness", reason: "Saw it from the window", ...changes },
});
const changeFields = (to: string, changes: Record<string, string> = {}) => ({
  ...{
    version: "1",
    to,
    standingSource: "",
    reason: "As the court found",
    ...dayFields("standingOn", null),
    ...changes,
  },
});
const alter = (to: string, changes: Record<string, string> = {}) =>
  post(change, officer, { incidentId, involvedId }, changeFields(to, changes));
const links = () =>
  db.selectFrom("incident_person").select(["person_id", "role", "standing", "ended_on", "ended_reason"]).orderBy("id").execute(); // prettier-ignore
const page = async (actor = officer) =>
  (await get(incidentLoader, actor, { incidentId })) as {
    people: { personId: string; words: string }[];
    steps: { kind: string; words: string }[];
  };

describe("somebody more", () => {
  test("whom the officer may open is added, which the history and the log tell, by the reference alone", async () => {
    const other = await aPerson(db, p, { reference: "P-26-0002", family_name: "Windowe" });
    await aCase(db, p, { person_id: other });
    const seen = await anIncident(db, p);
    await anIncidentPerson(db, p, { incident_id: seen, person_id: other });
    expect(status(await post(add, officer, { incidentId }, addFields(other)))).toBe(302);
    const { people, steps } = await page();
    expect(people).toContainEqual(expect.objectContaining({ personId: other, words: "Witness" }));
    expect(steps[0]).toMatchObject({ kind: "people", words: "P-26-0002 added, witness: Saw it from the window" });
    expect(JSON.stringify(steps)).not.toContain("Windowe");
    const event = (await auditEvents(db)).find((e) => e.event === "incident.person-added");
    const objects = await db
      .selectFrom("audit_object")
      .select("object_id")
      .where("event_id", "=", event?.id ?? "")
      .execute();
    expect(objects.map((o) => o.object_id)).toEqual(expect.arrayContaining([incidentId, other]));
    const again = await post(add, officer, { incidentId }, addFields(other, { version: "2" }));
    expect(errorsOf(again).role).toContain("already");
  });

  test.each<[string, Record<string, string>, string]>([
    ["of whom the officer has neither searched nor may open", {}, "form"],
    ["who does not exist", { personId: "01a218b7-1b54-771b-95eb-f5b2970e8b1b" }, "form"],
    ["who is nobody", { personId: "" }, "personId"],
    ["with no reason", { reason: "" }, "reason"],
    ["in a role that there is not", { role: "reporter" }, "role"],
  ])("%s is not added", async (_, changes, field) => {
    const other = await aPerson(db, p, { reference: "P-26-0002", created_at: "2020-01-01T09:00:00.000Z" });
    const answer = await post(add, officer, { incidentId }, addFields(other, changes));
    expect(errorsOf(answer)).toHaveProperty(field);
    expect(await links()).toHaveLength(1);
  });

  test("is searched for first, and the search leads back with whoever was found", async () => {
    const sent = (await get(addPage, officer, { incidentId })) as Response;
    expect([sent.status, sent.headers.get("Location")]).toEqual([302, `/search?incident=${incidentId}`]);
    const kept = (await post(
      search,
      officer,
      {},
      { name: "Windowe", ...dayFields("birthDate", null) },
      `?incident=${incidentId}`,
    )) as Response;
    const [at, query] = (kept.headers.get("Location") ?? "").split("?");
    expect(query).toBe(`incident=${incidentId}`);
    const { id: other } = await aFindablePerson(db, p, { given: "Win", family: "Windowe", born: "1980-01-01" });
    const found = (await get(results, officer, { searchId: at?.split("/").at(-1) ?? "" }, `?${query ?? ""}`)) as {
      purpose: SearchedFor;
      people: { id: string }[];
    };
    expect(found.people.map(({ id }) => id)).toEqual([other]);
    const chosen = chooseHref(found.purpose, other);
    expect(chosen).toBe(`/incidents/${incidentId}/people/add?person=${other}`);
    const shown = await get(addPage, officer, { incidentId }, new URL(chosen, "http://x").search);
    expect(shown).toMatchObject({ person: { id: other } });
    expect(status(await post(add, officer, { incidentId }, addFields(other)))).toBe(302);
    expect((await auditEvents(db)).map(({ event }) => event)).toEqual(
      expect.arrayContaining(["person.card-viewed", "incident.person-added"]),
    );
  });

  test("who has not been found, or is of elsewhere, is not shown", async () => {
    const unseen = await aPerson(db, p, { created_at: "2020-01-01T09:00:00.000Z" });
    const foreign = await aPerson(db, await aPartnership(db));
    for (const person of [unseen, foreign, "nobody"])
      expect(await get(addPage, officer, { incidentId }, `?person=${person}`)).toMatchObject({ status: 404 });
  });

  test("by somebody whose page is old is not added twice over another’s change", async () => {
    expect(status(await post(add, officer, { incidentId }, addFields(suspect, { version: "7" })))).toBe(409);
  });
});

describe("whoever is involved", () => {
  test("taken off is kept with the reason, is shown no more, and opens the person to nobody", async () => {
    const { id } = await aCase(db, p);
    await insert(db, "incident_case", {
      incident_id: incidentId, case_id: id, partnership_id: p.partnershipId, shows_reporter: 0, linked_at: "2026-03-02T10:00:00.000Z", linked_by: null,
    }); // prettier-ignore
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(await findPersonById(db, member, suspect)).toBeDefined();
    expect(status(await alter("off", { reason: "Another man" }))).toBe(302);
    expect(await links()).toMatchObject([{ ended_on: ago(0), ended_reason: "Another man" }]);
    expect((await page()).people).toEqual([]);
    expect(await findPersonById(db, member, suspect)).toBeUndefined();
    const words = "P-26-0001, alleged perpetrator: taken off. Another man";
    expect((await page()).steps[0]).toMatchObject({ kind: "people", words });
    expect(await get(changeLoader, officer, { incidentId, involvedId })).toMatchObject({ status: 404 });
  });

  test("is confirmed by what, when and by which source, and alleged again after an appeal", async () => {
    const found = {
      standingBasis: "conviction",
      standingSource: "Magistrates’ court",
      ...dayFields("standingOn", ago(2)),
    };
    expect(status(await alter("confirmed", found))).toBe(302);
    expect(await db.selectFrom("incident_person").selectAll().executeTakeFirstOrThrow()).toMatchObject({
      ...{ standing: "confirmed", standing_basis: "conviction", standing_on: ago(2), ended_on: null },
    });
    expect(status(await alter("alleged", { version: "2" }))).toBe(302);
    expect(await db.selectFrom("incident_person").selectAll().executeTakeFirstOrThrow()).toMatchObject({
      ...{ standing: "alleged", standing_basis: null, standing_on: null, standing_source: null },
    });
  });

  test("not substantiated ends it", async () => {
    expect(status(await alter("not-substantiated", dayFields("standingOn", ago(1))))).toBe(302);
    expect(await links()).toMatchObject([{ standing: "not-substantiated", ended_on: ago(0) }]);
  });

  test("in another role leaves the old one in the history", async () => {
    expect(status(await alter("witness"))).toBe(302);
    expect(await links()).toMatchObject([
      { role: "perpetrator", ended_on: ago(0) },
      { role: "witness", standing: null, ended_on: null },
    ]);
    expect((await page()).people.map(({ words }) => words)).toEqual(["Witness"]);
  });

  test.each<[string, string, Record<string, string>, string]>([
    ["confirmed by nothing", "confirmed", {}, "standingBasis"],
    ["confirmed on no day", "confirmed", { standingBasis: "order" }, "standingOn"],
    [
      "confirmed by nobody",
      "confirmed",
      { standingBasis: "order", ...dayFields("standingOn", ago(1)) },
      "standingSource",
    ],
    ["not substantiated on no day", "not-substantiated", {}, "standingOn"],
    ["not substantiated tomorrow", "not-substantiated", dayFields("standingOn", ago(-1)), "standingOn"],
    ["not substantiated before it happened", "not-substantiated", dayFields("standingOn", ago(11)), "standingOn"],
    ["alleged, as they are", "alleged", {}, "to"],
    ["nothing", "", {}, "to"],
  ])("%s: refused at the field", async (_, to, changes, field) => {
    expect(Object.keys(errorsOf(await alter(to, changes)))).toEqual([field]);
    expect(await links()).toMatchObject([{ standing: "alleged", ended_on: null }]);
  });

  test("of another incident is not found", async () => {
    const other = await anIncident(db, p);
    const fields = changeFields("off");
    expect(status(await post(change, officer, { incidentId: other, involvedId }, fields))).toBe(404);
  });
});

test.each<[string, string | null, boolean]>([
  ["ten on the day", "2016-03-10", true],
  ["nine on the day", "2016-03-11", false],
  ["of unknown age", null, true],
])("a suspect %s", (_, birthDate, isTaken) => {
  const refusal = refuseIncidentRole("perpetrator", { birthDate }, [], { latestDay: "2026-03-10" });
  expect(refusal === null).toBe(isTaken);
});
