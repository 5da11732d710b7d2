import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as problemLoader } from "#app/routes/incidents/problems.$problemId/route.tsx";
import { action as add, loader as addLoader } from "#app/routes/incidents/problems.$problemId_.add/route.tsx";
import { action as change } from "#app/routes/incidents/problems.$problemId_.change/route.tsx";
import { action as close } from "#app/routes/incidents/problems.$problemId_.close/route.tsx";
import { loader as incidentsLoader } from "#app/routes/incidents/problems.$problemId_.incidents/route.tsx";
import { action as reopen } from "#app/routes/incidents/problems.$problemId_.reopen/route.tsx";
import { loader as reportsLoader } from "#app/routes/incidents/problems.$problemId_.reports/route.tsx";
import { loader as listLoader } from "#app/routes/incidents/problems._index/route.tsx";
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
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { ago } from "./logging.ts";
import { aLinkedCase, aProblem, statusOf } from "./problems.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let problemId: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], name: "Olive Ficer" });
  problemId = await aProblem(db, p);
});

const problem = () => db.selectFrom("problem").selectAll().where("id", "=", problemId).executeTakeFirstOrThrow();
const page = (actor = officer) => get(problemLoader, actor, { problemId });

describe("the page of a problem", () => {
  test("shows its incidents, its reports, and everybody in it with role and standing", async () => {
    const [first, second] = [
      await anIncident(db, p, { problem_id: problemId, latest_day: "2026-03-01" }),
      await anIncident(db, p, { problem_id: problemId, latest_day: "2026-03-05", status: "closed", ended_on: "2026-03-06", end_reason: "Done" }),
    ]; // prettier-ignore
    const suspect = await aPerson(db, p, { given_names: "Sus", family_name: "Pect" });
    const victim = await aPerson(db, p, { given_names: "Vic", family_name: "Tim" });
    for (const incident_id of [first, second]) {
      await anIncidentPerson(db, p, { incident_id, person_id: victim });
      await anIncidentPerson(db, p, { incident_id, person_id: suspect, role: "perpetrator" });
    }
    await aReport(db, p, [first, second], { reporter_person_id: victim });
    expect(await page()).toMatchObject({
      incidents: { count: 2, open: 1, lastDay: "2026-03-05", rows: [{ id: second }, { id: first }] },
      reports: { count: 1, rows: [{ by: "Vic Tim", how: "By telephone" }] },
      people: [
        { name: "Sus Pect", words: "Alleged perpetrator", incidents: 2 },
        { name: "Vic Tim", words: "Victim", incidents: 2 },
      ],
    });
    const event = (await auditEvents(db)).find((e) => e.event === "problem.viewed");
    expect(event).toMatchObject({ object_id: problemId, actor_id: officer.id });
  });

  test("reckons the statutory count as of today from everybody’s reports, with what falls out of time next", async () => {
    for (const days of [10, 20, 30]) {
      const person = await aPerson(db, p);
      const incident = await anIncident(db, p, { problem_id: problemId, latest_day: ago(days) });
      await aReport(db, p, [incident], { reporter_person_id: person, reported_on: ago(days - 1) });
    }
    expect(await page()).toMatchObject({
      statutory: {
        count: 3,
        threshold: 3,
        met: true,
        qualifying: [{}, {}, {}].map(() => expect.any(String) as string),
      },
    });
  });

  test("is found by whoever sees one of its incidents, who reads of no other and of no count", async () => {
    const seen = await anIncident(db, p, { problem_id: problemId });
    await anIncident(db, p, { problem_id: problemId });
    const reporter = await aPerson(db, p, { given_names: "Rita", family_name: "Porter" });
    await aReport(db, p, [seen], { reporter_person_id: reporter, agency_id: p.policeId });
    await aLinkedCase(db, p, p.jagId, [seen]);
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const shown = await page(member);
    expect(shown).toMatchObject({ incidents: { count: 1, rows: [{ id: seen }] }, statutory: null, review: null });
    expect(shown).toMatchObject({ reports: { rows: [{ by: "Not shown to you" }] } });
    expect(JSON.stringify(shown)).not.toContain(reporter);
    expect(await page(await anActor(db, p, { groups: { [p.youthJagId]: "member" } }))).toMatchObject({ status: 404 });
  });

  test("its lists go on where the page before ended", async () => {
    for (let n = 0; n < 51; n++) {
      const incident = await anIncident(db, p, { problem_id: problemId, latest_day: ago(n) });
      await aReport(db, p, [incident], { reported_on: ago(n) });
    }
    for (const loader of [incidentsLoader, reportsLoader]) {
      const first = (await get(loader, officer, { problemId })) as Listed;
      const { rows, next, count } = first.page ?? first;
      expect([rows.length, count]).toEqual([50, 51]);
      const second = (await get(loader, officer, { problemId }, `?after=${next}`)) as Listed;
      expect((second.page ?? second).rows.map(({ id }) => id)).toHaveLength(1);
      expect(rows.map(({ id }) => id)).not.toContain((second.page ?? second).rows[0]?.id);
    }
  }, 30_000);
});
type Listed = Rows & { page?: Rows };
type Rows = { rows: { id: string }[]; next: string | null; count: number };

describe("an officer", () => {
  test("gives it another name and kind, closes it with a reason and opens it again", async () => {
    const to = { version: "1", title: "Cars in the square", heading: "vehicle-nuisance" };
    expect(statusOf(await post(change, officer, { problemId }, to))).toBe(302);
    expect(await problem()).toMatchObject({ title: "Cars in the square", heading: "vehicle-nuisance", version: 2 });
    expect(statusOf(await post(close, officer, { problemId }, { version: "2", reason: "Quiet since" }))).toBe(302);
    expect(await problem()).toMatchObject({ closed_on: ago(0), close_reason: "Quiet since" });
    expect(statusOf(await post(change, officer, { problemId }, { ...to, version: "3" }))).toBe(422);
    expect(statusOf(await post(close, officer, { problemId }, { version: "3", reason: "Again" }))).toBe(422);
    expect(statusOf(await post(reopen, officer, { problemId }, { version: "3", reason: "It goes on" }))).toBe(302);
    expect(await problem()).toMatchObject({ closed_on: null, close_reason: null });
    expect(await page()).toMatchObject({
      changes: [
        { what: "Opened again", reason: "It goes on" },
        { what: "Closed", reason: "Quiet since" },
        { what: "Name or kind changed", value: "Parties at the flats → Cars in the square" },
      ],
    });
    const events = (await auditEvents(db)).map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(["problem.changed", "problem.closed", "problem.reopened"]));
  });

  test("who comes second is told, and nothing of theirs is saved", async () => {
    await post(close, officer, { problemId }, { version: "1", reason: "Quiet since" });
    const late = await post(change, officer, { problemId }, { version: "1", title: "Late", heading: "noise" });
    expect(late).toMatchObject({ init: { status: 409 }, data: { values: { title: "Late", version: "2" } } });
    expect(await problem()).toMatchObject({ title: "Parties at the flats" });
  });

  test("is offered the incidents at its place that are of no problem, and adds them and one by its reference", async () => {
    const place = await aLocation(db, p);
    const here = await aProblem(db, p, { location_id: place });
    const other = await aProblem(db, p);
    const at = await anIncident(db, p, { location_id: place, latest_day: "2026-03-03", beat_code: "62" });
    const taken = await anIncident(db, p, { location_id: place, problem_id: other, reference: "IN-26-0099" });
    expect(await get(addLoader, officer, { problemId: here })).toMatchObject({ offered: [{ id: at }] });
    const fields: [string, string][] = [["incidentId", at], ["reference", " in-26-0099 "]]; // prettier-ignore
    expect(statusOf(await post(add, officer, { problemId: here }, fields))).toBe(302);
    const rows = await db.selectFrom("incident").select(["id", "problem_id", "version"]).execute();
    expect(rows.map((row) => row.problem_id)).toEqual([here, here]);
    expect(rows.find(({ id }) => id === taken)?.version).toBe(2);
    const stands = await db.selectFrom("problem").selectAll().where("id", "=", here).executeTakeFirst();
    expect(stands).toMatchObject({ last_on: "2026-03-03", beat_code: "62" });
    const step = await db.selectFrom("incident_step").select("words").where("incident_id", "=", taken).execute();
    expect(step[0]?.words).toMatch(/taken out of PB-/);
  });

  test.each<[string, [string, string][], string]>([
    ["nothing is chosen", [["reference", ""]], "reference"],
    ["the reference is of nothing", [["reference", "IN-99-0001"]], "reference"],
    ["an incident of elsewhere", [["incidentId", "0197c000-0000-7000-8000-000000000000"]], "incidentId"],
  ])("is told when %s", async (_, fields, field) => {
    const answer = (await post(add, officer, { problemId }, fields)) as { data: { errors: Record<string, string> } };
    expect(Object.keys(answer.data.errors)).toEqual([field]);
  });
});

describe("the list of problems", () => {
  test("has the newest activity first, narrowed by beat and kind, and the closed ones apart", async () => {
    const cars = await aProblem(db, p, { heading: "vehicle-nuisance", beat_code: "62", last_on: "2026-03-09" });
    const gone = await aProblem(db, p, { closed_on: "2026-03-10", close_reason: "Quiet" });
    await anIncident(db, p, { problem_id: cars });
    const listed = async (search: string) =>
      ((await get(listLoader, officer, {}, search)) as { problems: { id: string }[] }).problems.map(({ id }) => id);
    expect(await listed("")).toEqual([cars, problemId]);
    expect(await listed("?beat=62")).toEqual([cars]);
    expect(await listed("?beat=none&heading=noise")).toEqual([problemId]);
    expect(await listed("?list=closed")).toEqual([gone]);
    expect(await get(listLoader, officer)).toMatchObject({ problems: [{ count: 1 }, { count: 0 }] });
  });

  test("of whoever is not of the ASB team has only problems of which they see an incident", async () => {
    const seen = await aProblem(db, p);
    const incident = await anIncident(db, p, { problem_id: seen });
    await aLinkedCase(db, p, p.jagId, [incident]);
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(await get(listLoader, member)).toMatchObject({ problems: [{ id: seen }] });
  });
});
