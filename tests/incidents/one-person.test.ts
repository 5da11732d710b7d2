import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { similarIncidents } from "#app/services/incidents/similar-incidents.ts";
import { listProblemsToReview } from "#db/queries/case-review-people.ts";
import { unsafeListHouseholds } from "#db/queries/counted-reports.ts";
import { listIdentityCards } from "#db/queries/people.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aReport,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aProblem } from "./asb-rows.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let person: string;
let merged: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  person = await aPerson(db, p);
  merged = await aPerson(db, p, { merged_into_id: person });
});

const like = {
  ...{ earliestDay: "2026-03-01", latestDay: "2026-03-01", heading: "noise" as const, locationId: null },
};

describe("a record that was merged into another is that person", () => {
  test("when the same incident is offered", async () => {
    const incident = await anIncident(db, p);
    await anIncidentPerson(db, p, { incident_id: incident, person_id: merged });
    const { same } = await similarIncidents(db, officer, { ...like, personIds: [person] });
    expect(same).toMatchObject([{ id: incident, why: ["somebody in both", "the same kind"] }]);
  });

  test("when the problems are listed to which an application may be about", async () => {
    const problem = await aProblem(db, p);
    const incident = await anIncident(db, p, { problem_id: problem });
    await aReport(db, p, [incident], { reporter_person_id: merged });
    expect(await listProblemsToReview(db, p.partnershipId, person)).toMatchObject([{ id: problem }]);
  });

  test("when it is asked who lives together", async () => {
    const other = await aPerson(db, p);
    await insert(db, "person_relationship", {
      id: "01890000-0000-7000-8000-000000000002", partnership_id: p.partnershipId, person_id: merged, other_person_id: other,
      relationship: "household", words: null, from_day: null, until_day: null, case_id: null, referral_id: null,
      recorded_at: "2026-01-01T09:00:00.000Z", recorded_by: officer.id, ended_on: null, end_reason: null, version: 1,
    }); // prettier-ignore
    expect(await unsafeListHouseholds(db, [person])).toMatchObject([{ personId: person, otherId: other }]);
  });
});

describe("somebody all of whose cases are restricted", () => {
  const cards = async (actor: Actor) => (await listIdentityCards(db, actor, [person])).map(({ id }) => id);
  beforeEach(async () => {
    await aCase(db, p, { person_id: merged, visibility: "restricted" });
  });

  test("has a card for whoever sees them in an incident, and for nobody else", async () => {
    expect(await cards(officer)).toEqual([]);
    const incident = await anIncident(db, p);
    await anIncidentPerson(db, p, { incident_id: incident, person_id: person });
    expect(await cards(officer)).toEqual([person]);
    expect(await cards(await anActor(db, p, { groups: { [p.jagId]: "chair" } }))).toEqual([]);
  });

  test("has a card for whoever may know that they reported", async () => {
    await aReport(db, p, [await anIncident(db, p)], { reporter_person_id: merged, agency_id: p.policeId });
    expect(await cards(officer)).toEqual([person]);
    expect(await cards(await anActor(db, p, { groups: { [p.jagId]: "chair" } }))).toEqual([]);
  });
});
