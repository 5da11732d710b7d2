import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { carriedPeople, carriedReason } from "#app/domain/cases/carried.ts";
import { action as decide } from "#app/routes/cases/referrals.$referralId/route.tsx";
import { action as refer, loader as referLoader } from "#app/routes/cases/referrals.new/route.tsx";
import { action as open, loader as openLoader } from "#app/routes/incidents/casework/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aGroup,
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
import { ago, dayFields } from "./logging.ts";
import { aLinkedCase, aProblem, statusOf } from "./problems.ts";

let db: Executor;
let p: TestPartnership;
let teamId: string;
let officer: Actor;
let placeId: string;
let problemId: string;
let incidentId: string;
let victim: string;
let suspect: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  teamId = await aGroup(db, p.partnershipId, { name: "ASB team casework", kind: "casework", has_meetings: 0 });
  officer = await anActor(db, p, { duties: ["asb-officer"], groups: { [teamId]: "member" } });
  placeId = await aLocation(db, p);
  problemId = await aProblem(db, p, { location_id: placeId });
  const incident = { location_id: placeId, problem_id: problemId, what_happened: "Shouting until four" };
  incidentId = await anIncident(db, p, { ...incident, reference: "IN-26-0001" });
  await anIncident(db, p, { ...incident, latest_day: "2026-03-04", reference: "IN-26-0002" });
  victim = await aPerson(db, p, { given_names: "Vic", family_name: "Tim" });
  suspect = await aPerson(db, p, {
    given_names: "Sus",
    family_name: "Pect",
    birth_date: "1990-01-01",
    birth_date_basis: "exact",
  });
  const reporter = await aPerson(db, p, { given_names: "Rita", family_name: "Porter" });
  await anIncidentPerson(db, p, { incident_id: incidentId, person_id: victim });
  await anIncidentPerson(db, p, { incident_id: incidentId, person_id: suspect, role: "perpetrator" });
  await aReport(db, p, [incidentId], { reporter_person_id: reporter, for_person_id: victim });
  await insert(db, "incident_step", {
    id: "0197c000-0000-7000-8000-00000000000b", partnership_id: p.partnershipId, incident_id: incidentId, kind: "work", happened_on: "2026-03-03",
    words: "Warning letter", how: null, agency_id: p.councilId, recorded_by: officer.id, recorded_at: "2026-03-03T10:00:00.000Z",
  }); // prettier-ignore
});

const casework = (changes: [string, string][] = []): [string, string][] => [
  ["groupId", teamId],
  ["title", "Parties at the flats"],
  ["reason", "It goes on"],
  ["carry", victim],
  ["carry", suspect],
  ...(changes.some(([name]) => name === "about") ? [] : ([["about", "problem"]] as [string, string][])),
  ...changes,
];
const opened = () => db.selectFrom("case_record").selectAll().executeTakeFirst();
const linksOf = (caseId: string) =>
  db
    .selectFrom("case_link")
    .select(["person_id", "role", "standing"])
    .where("case_id", "=", caseId)
    .orderBy("role")
    .execute();

describe("a case of the ASB team, in one step", () => {
  test("from a problem: everything is filled in, and people, place and incidents come along", async () => {
    const page = await get(openLoader, officer, {}, `?problem=${problemId}`);
    expect(page).toMatchObject({
      teams: [{ value: teamId }],
      title: "Parties at the flats",
      reason: expect.stringContaining("2 incidents, from 1 Mar 2026 to 4 Mar 2026") as string,
      people: [{ name: "Sus Pect", words: "Alleged perpetrator" }, { name: "Vic Tim" }],
    });
    expect(JSON.stringify(page)).not.toContain("Porter");
    expect(statusOf(await post(open, officer, {}, casework(), `?problem=${problemId}`))).toBe(302);
    const record = await opened();
    expect(record).toMatchObject({
      ...{ group_id: teamId, subject_kind: "problem", problem_title: "Parties at the flats", location_id: placeId },
      ...{ lead_user_id: officer.id, opened_on: ago(0), status: "open" },
    });
    expect(await linksOf(record?.id ?? "")).toEqual([
      { person_id: suspect, role: "perpetrator", standing: "alleged" },
      { person_id: victim, role: "victim", standing: null },
    ]);
    expect(await db.selectFrom("incident_case").select(["case_id", "shows_reporter"]).execute()).toEqual(
      [1, 2].map(() => ({ case_id: record?.id, shows_reporter: 0 })),
    );
    const problem = await db.selectFrom("problem").select("case_id").where("id", "=", problemId).executeTakeFirst();
    expect(problem?.case_id).toBe(record?.id);
    const events = (await auditEvents(db)).map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(["case.opened", "referral.accepted", "incident.case-linked"]));
    expect(await get(openLoader, officer, {}, `?problem=${problemId}`)).toMatchObject({ cases: [{ id: record?.id }] });
  });

  test("from an incident, about the person who is thought responsible, with whoever is left ticked", async () => {
    const fields = casework([["about", suspect]]).filter(([, value]) => value !== victim);
    expect(statusOf(await post(open, officer, {}, fields, `?incident=${incidentId}`))).toBe(302);
    const record = await opened();
    expect(record).toMatchObject({ subject_kind: "person", person_id: suspect, location_id: null });
    expect(await linksOf(record?.id ?? "")).toEqual([{ person_id: suspect, role: "perpetrator", standing: "alleged" }]);
    expect(await db.selectFrom("incident_case").select("incident_id").execute()).toEqual([{ incident_id: incidentId }]);
  });

  test("the same form sent twice opens one case", async () => {
    const fields = casework([["once", "0197c000-0000-7000-8000-00000000000c"]]);
    const first = (await post(open, officer, {}, fields, `?problem=${problemId}`)) as Response;
    const second = (await post(open, officer, {}, fields, `?problem=${problemId}`)) as Response;
    expect(second.headers.get("Location")).toBe(first.headers.get("Location"));
    expect(await db.selectFrom("case_record").select("id").execute()).toHaveLength(1);
  });

  test.each<[string, [string, string][], string]>([
    ["somebody who is not in it", [["about", "0197c000-0000-7000-8000-000000000000"]], "about"],
    ["a group that is no casework team", [["groupId", "jag"]], "groupId"],
  ])("%s is refused", async (_, changes, field) => {
    const fields = casework(changes.map(([name, value]) => [name, value === "jag" ? p.jagId : value]));
    const once = fields.filter(
      ([name], at) => name !== field || at === fields.findLastIndex(([last]) => last === name),
    );
    const answer = (await post(open, officer, {}, once, `?problem=${problemId}`)) as { data: { errors: object } };
    expect(Object.keys(answer.data.errors)).toEqual([field]);
    expect(await opened()).toBeUndefined();
  });

  test("an officer who is not in the team opens none there, and is told", async () => {
    const outsider = await anActor(db, p, { duties: ["asb-officer"] });
    expect(await get(openLoader, outsider, {}, `?problem=${problemId}`)).toMatchObject({ teams: [] });
    expect(statusOf(await post(open, outsider, {}, casework(), `?problem=${problemId}`))).toBe(422);
    const elsewhere = await aProblem(db, await aPartnership(db));
    expect(await get(openLoader, officer, {}, `?problem=${elsewhere}`)).toMatchObject({ status: 404 });
  });
});

const referral = (changes: [string, string][]): [string, string][] => [
  ...([["groupId", p.jagId], ["agencyId", p.councilId], ["reason", "It goes on"], ["tried", "Warning letter"]] as [string, string][]),
  ...([["urgency", "routine"], ["lawfulBasis", "public-task"], ["gateway", "cda-s115"], ["problemTitle", "Parties"]] as [string, string][]),
  ...Object.entries(dayFields("receivedOn", ago(0))),
  ...changes,
]; // prettier-ignore

describe("a referral to the JAG, in one step", () => {
  test("is filled in, and brings people with their records; once accepted, the incidents belong to the case", async () => {
    expect(await get(referLoader, officer, {}, `?problem=${problemId}`)).toMatchObject({
      about: "problem",
      source: {
        initial: { groupId: p.jagId, problemTitle: "Parties at the flats", tried: expect.stringContaining("Warning letter") as string,
          reason: expect.stringContaining("Shouting until four") as string },
        people: [{ personId: suspect }, { personId: victim }],
      },
    }); // prettier-ignore
    const fields = referral([["carry", suspect]]);
    expect(statusOf(await post(refer, officer, {}, fields, `?problem=${problemId}`))).toBe(302);
    const made = await db.selectFrom("referral").selectAll().executeTakeFirstOrThrow();
    expect(made).toMatchObject({ location_id: placeId, problem_title: "Parties", status: "awaiting-decision" });
    const linked = await db.selectFrom("referral_link").select(["person_id", "standing"]).execute();
    expect(linked).toEqual([{ person_id: suspect, standing: "alleged" }]);

    const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
    const decision = { version: "1", decision: "accepted", reason: "Ours", leadAgencyId: p.councilId, leadUserId: "", ...dayFields("decidedOn", ago(0)) }; // prettier-ignore
    expect(statusOf(await post(decide, coordinator, { referralId: made.id }, decision))).toBe(302);
    const record = await opened();
    expect(await linksOf(record?.id ?? "")).toMatchObject([{ person_id: suspect }]);
    expect(await db.selectFrom("incident_case").select("case_id").execute()).toHaveLength(2);
  });

  test("from a case of the team, whose incidents go on to the case of the JAG", async () => {
    const caseId = await aLinkedCase(db, p, teamId, [incidentId]);
    const { person_id } = await db.selectFrom("case_record").select("person_id").where("id", "=", caseId).executeTakeFirstOrThrow(); // prettier-ignore
    expect(await get(referLoader, officer, {}, `?case=${caseId}`)).toMatchObject({
      about: person_id ? "person" : "problem",
    });
    const told: [string, string][] = [["role", "perpetrator"], ["personTold", "no"], ["personNotToldReason", "Not safe"], ["parentTold", "no"], ["parentNotToldReason", "Not safe"]]; // prettier-ignore
    expect(statusOf(await post(refer, officer, {}, referral(told), `?case=${caseId}`))).toBe(302);
    expect(await db.selectFrom("referral_source").select("case_id").execute()).toEqual([{ case_id: caseId }]);
  });

  test("what this user does not see is no source", async () => {
    const other = await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
    for (const search of [
      `?problem=${problemId}`,
      `?incident=${incidentId}`,
      `?case=${await aLinkedCase(db, p, teamId, [])}`,
    ]) {
      expect(await get(referLoader, other, {}, search)).toMatchObject({ status: 404 });
      expect(await post(refer, other, {}, referral([]), search)).toMatchObject({ status: 404 });
    }
  });
});

describe("who is carried", () => {
  const person = { personId: "a", standing: null, birthDate: null } as const;
  test.each([
    ["a victim who is thought responsible elsewhere, once", [{ ...person, role: "victim" }, { ...person, role: "perpetrator", standing: "alleged" }], ["perpetrator"]],
    ["nobody for having reported", [{ ...person, role: "reporter" }], []],
    ["nobody of whom it was not substantiated", [{ ...person, role: "perpetrator", standing: "not-substantiated" }], []],
    ["a child of nine, at risk and no perpetrator", [{ ...person, role: "perpetrator", standing: "alleged", birthDate: "2016-03-02" }], ["person-at-risk"]],
    ["a child of ten", [{ ...person, role: "perpetrator", standing: "alleged", birthDate: "2016-03-01" }], ["perpetrator"]],
  ] as const)("%s", (_, people, expected) => {
    expect(carriedPeople<Parameters<typeof carriedPeople>[0][number]>(people, "2026-03-01").map(({ role }) => role)).toEqual(expected);
  }); // prettier-ignore

  test("the reason never outgrows its field", () => {
    const incidents = Array.from({ length: 50 }, (_, n) => ({ reference: `IN-${n}`, latestDay: "2026-03-01", what: "Noise", whatHappened: "x".repeat(300) })); // prettier-ignore
    const words = carriedReason("Problem", incidents);
    expect(words.length).toBeLessThanOrEqual(4000);
    expect(words.endsWith("…")).toBe(true);
  });
});
