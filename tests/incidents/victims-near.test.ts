import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { hasAppliedAlready } from "#app/domain/case-reviews/applied-already.ts";
import type { ReviewStatus } from "#app/domain/case-reviews/review-status.ts";
import { loader as incidentsOfPerson } from "#app/routes/incidents/people.$personId/route.tsx";
import { loader as victims } from "#app/routes/incidents/victims/route.tsx";
import { runTask } from "#app/worker/tasks.ts";
import { everyRow } from "#db/every-row.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aReport,
  auditEvents,
  get,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aCaseReview, aProblem } from "./asb-rows.ts";
import { ago } from "./logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
});

type Row = { personId: string; name: string; met: boolean; hate: boolean; hasAppliedBefore: boolean };
type Page = {
  near: { rows: Row[]; count: number };
  duties: { id: string; name: string }[];
  next: { near: string | null; told: string | null };
};
const page = async (search = "", actor = officer) => (await get(victims, actor, {}, search)) as Page;
const near = async () => (await page()).near.rows;

type Told = { is_hate?: 1; problem_id?: string; of?: string; by?: string };
/** One incident and one report for each of the days. */
async function reported(days: number[], { of, by, ...changes }: Told = {}) {
  const person = of ?? (await aPerson(db, p, { family_name: `Victim${days.length}` }));
  for (const day of days) {
    const incident = await anIncident(db, p, { latest_day: ago(day), ...changes });
    await anIncidentPerson(db, p, { incident_id: incident, person_id: person });
    await aReport(db, p, [incident], {
      reported_on: ago(day),
      reporter_person_id: by ?? person,
      for_person_id: person,
    });
  }
  return person;
}
async function aReview(victim: string, status: ReviewStatus, days: { received: number; answered?: number }) {
  const id = await aCaseReview(db, p, { victim_person_id: victim, status, received_on: ago(days.received) });
  if (days.answered !== undefined)
    await insert(db, "case_review_step", {
      ...{ id: uuid(), partnership_id: p.partnershipId, review_id: id, kind: "send-outcome", happened_on: ago(days.answered) },
      ...{ words: null, recommendations: 0, recorded_at: "2026-01-01T09:00:00.000Z", recorded_by: null },
    }); // prettier-ignore
}

describe("victims near a case review", () => {
  test("three is met and stands first, two is one short, one is not listed, nor what is out of time", async () => {
    const two = await reported([50, 20]);
    const three = await reported([60, 40, 10]);
    await reported([5]);
    await reported([300, 290, 280]);
    expect((await near()).map(({ personId, met }) => [personId, met])).toEqual([
      [three, true],
      [two, false],
    ]);
  });

  test("one hate incident is enough", async () => {
    const person = await reported([5], { is_hate: 1 });
    expect(await near()).toMatchObject([{ personId: person, met: true, hate: true }]);
  });

  test("neighbours with one report each about one problem", async () => {
    const problem = await aProblem(db, p);
    const people = [];
    for (const day of [30, 20, 10]) people.push(await reported([day], { problem_id: problem }));
    const rows = await near();
    expect(rows.map(({ personId }) => personId).sort()).toEqual(people.sort());
    expect(rows[0]).toMatchObject({ met: true, local: { count: 1 }, statutory: { count: 3, met: true } });
  });

  test("reports of two records of one person count as that person’s", async () => {
    const kept = await reported([30, 20]);
    const merged = await aPerson(db, p, { merged_into_id: kept });
    await reported([10], { of: merged });
    expect(await near()).toMatchObject([{ personId: kept, met: true, local: { count: 3 } }]);
  });

  test("two records with one report each are one short together, though neither is alone", async () => {
    const kept = await reported([30]);
    await reported([10], { of: await aPerson(db, p, { merged_into_id: kept }) });
    expect(await near()).toMatchObject([{ personId: kept, met: false, local: { count: 2 } }]);
  });

  test("whoever only speaks for others is not among them", async () => {
    const councillor = await aPerson(db, p, { family_name: "Councillor" });
    for (const day of [30, 20, 10]) await reported([day], { by: councillor });
    expect(await near()).toEqual([]);
  });

  test("a child, and somebody whose age nobody knows, goes by initials; an adult by name", async () => {
    const born = { given_names: "Ada", birth_date_basis: "exact" as const };
    await reported([30, 20], { of: await aPerson(db, p, { ...born, family_name: "Young", birth_date: ago(3650) }) });
    await reported([31, 21], { of: await aPerson(db, p, { ...born, family_name: "Grown", birth_date: "1980-01-01" }) });
    await reported([32, 22], {
      of: await aPerson(db, p, { ...born, family_name: "Unknown", birth_date: null, birth_date_basis: "unknown" }),
    });
    expect((await near()).map(({ name }) => name).sort()).toEqual(["A U", "A Y", "Ada Grown"]);
  });

  test("somebody with a restricted case is named to an officer who sees the incidents, and is in the log", async () => {
    const person = await reported([30, 20]);
    await aCase(db, p, { person_id: person, visibility: "restricted" });
    expect(await near()).toMatchObject([{ personId: person }]);
    expect((await auditEvents(db)).map(({ event }) => event)).toContain("incident.victims-listed");
  });

  test("more than a page of them goes on to the next, each once", async () => {
    const people: string[] = [];
    for (let i = 0; i < 53; i++) people.push(await reported([30, 20]));
    const first = await page();
    expect(first.near).toMatchObject({ count: 53 });
    expect(first.near.rows).toHaveLength(50);
    const second = await page(new URL(first.next.near ?? "", "http://x").search);
    expect(second.next.near).toBeNull();
    const seen = [...first.near.rows, ...second.near.rows].map(({ personId }) => personId);
    expect(seen.sort()).toEqual(people.sort());
  });
});

describe("whoever has applied already is not offered an application again", () => {
  test.each<[string, ReviewStatus, { received: number; answered?: number }, boolean]>([
    ["while it is being dealt with", "acknowledged", { received: 25 }, false],
    ["answered, and nothing reported since", "closed", { received: 19, answered: 15 }, false],
    ["answered, and something reported since", "closed", { received: 28, answered: 25 }, true],
    ["withdrawn", "withdrawn", { received: 15 }, true],
  ])("%s", async (_, status, days, isListed) => {
    const person = await reported([30, 20]);
    await aReview(person, status, days);
    expect((await near()).map(({ personId }) => personId)).toEqual(isListed ? [person] : []);
  });

  test("by whichever record of the person it was made", async () => {
    const person = await reported([30, 20]);
    await aReview(await aPerson(db, p, { merged_into_id: person }), "received", { received: 5 });
    expect(await near()).toEqual([]);
  });

  test.each<[string, string, string | null, boolean]>([
    ["a report on the day of the answer is not new", "2026-03-10", "2026-03-10", true],
    ["one of the day after is", "2026-03-10", "2026-03-11", false],
    ["none that counts", "2026-03-10", null, true],
  ])("%s", (_, answeredOn, newest, expected) => {
    expect(hasAppliedAlready([{ status: "outcome-sent", receivedOn: "2026-02-01", answeredOn }], newest)).toBe(
      expected,
    );
  });
});

test("the sweep gives the same from another thread, as plain data", async () => {
  await reported([30, 20, 10], { is_hate: 1 });
  const answer = await runTask(db, "victims-near", { partnershipId: p.partnershipId, on: ago(0) });
  expect(answer).toHaveLength(1);
  expect(structuredClone(answer)).toEqual(answer);
});

test("what is read a piece at a time is read to its end", async () => {
  const rows = Array.from({ length: 25 }, (_, i) => i);
  const read = (after = -1) => Promise.resolve(rows.filter((i) => i > after).slice(0, 10));
  expect(await everyRow(10, read, (i) => i)).toEqual(rows);
  expect(await everyRow(25, read, (i) => i)).toEqual(rows.slice(0, 10));
});

describe("the incidents of somebody who is near", () => {
  type Towards = { count: { local: { count: number }; met: boolean }; applyHref: string | null };
  const towards = async (actor: Actor, personId: string) =>
    ((await get(incidentsOfPerson, actor, { personId })) as { towards: Towards | null }).towards;

  test("stand below the count as it is today, with the way to an application", async () => {
    const three = await reported([60, 40, 10]);
    expect(await towards(officer, three)).toMatchObject({
      count: { met: true, local: { count: 3 } },
      applyHref: `/case-reviews/new?person=${three}`,
    });
    // The name and what was reported stand there: whoever asks who has seen the person is told.
    expect(await auditEvents(db)).toContainEqual(
      expect.objectContaining({ event: "person.viewed", object_kind: "person", object_id: three }),
    );
  });

  test("show no count to whoever reads them through a case, nor where there is none", async () => {
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const three = await reported([60, 40, 10]);
    await aCase(db, p, { group_id: p.jagId, person_id: three });
    expect(await towards(member, three)).toBeNull();
    const none = await aPerson(db, p);
    await aCase(db, p, { group_id: p.jagId, person_id: none });
    const both = await anActor(db, p, { duties: ["asb-officer"], groups: { [p.jagId]: "member" } });
    expect(await towards(both, none)).toBeNull();
  });
});
