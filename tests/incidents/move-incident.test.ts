import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as incidentLoader } from "#app/routes/incidents/$incidentId/route.tsx";
import { action as move, loader as moveLoader } from "#app/routes/incidents/$incidentId_.problem/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aLocation,
  anActor,
  anIncident,
  aPartnership,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aProblem, statusOf } from "./problems.ts";

let db: Executor;
let placeId: string;
let p: TestPartnership;
let officer: Actor;
let problemId: string;
let incidentId: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  problemId = await aProblem(db, p);
  placeId = await aLocation(db, p);
  incidentId = await anIncident(db, p, { problem_id: problemId, latest_day: "2026-03-05", location_id: placeId });
});

const form = (changes: Record<string, string>) => ({ version: "1", to: "", reference: "", title: "", ...changes });
const send = (changes: Record<string, string>) => post(move, officer, { incidentId }, form(changes));
const belongsTo = async () =>
  (await db.selectFrom("incident").select("problem_id").where("id", "=", incidentId).executeTakeFirst())?.problem_id;

test("a problem of the same place and kind is offered, and taking it moves the incident and both histories", async () => {
  const other = await aProblem(db, p);
  await anIncident(db, p, { problem_id: other, location_id: placeId });
  expect(await get(moveLoader, officer, { incidentId })).toMatchObject({
    own: { id: problemId },
    offered: [{ id: other }],
  });
  expect(statusOf(await send({ to: other }))).toBe(302);
  expect(await belongsTo()).toBe(other);
  const changes = await db.selectFrom("problem_change").select(["problem_id", "kind"]).orderBy("id").execute();
  expect(changes).toEqual([
    { problem_id: problemId, kind: "incident-removed" },
    { problem_id: other, kind: "incident-added" },
  ]);
  const days = await db.selectFrom("problem").select(["id", "last_on"]).orderBy("id").execute();
  expect(days).toEqual([{ id: problemId, last_on: "2026-03-01" }, { id: other, last_on: "2026-03-05" }]); // prettier-ignore
  expect((await auditEvents(db)).map(({ event }) => event)).toContain("incident.moved");
  expect(await get(incidentLoader, officer, { incidentId })).toMatchObject({ problem: { id: other } });
});

test("a new problem begins with it, with its kind", async () => {
  expect(statusOf(await send({ to: "new", title: "Fires on the common" }))).toBe(302);
  const opened = await db.selectFrom("problem").selectAll().where("id", "<>", problemId).executeTakeFirst();
  expect(opened).toMatchObject({ title: "Fires on the common", heading: "noise", last_on: "2026-03-05" });
  expect(await belongsTo()).toBe(opened?.id);
});

test("it is taken out of every problem", async () => {
  expect(statusOf(await send({ to: "none" }))).toBe(302);
  expect(await belongsTo()).toBeNull();
});

test.each<[string, Record<string, string>, string]>([
  ["nothing is chosen", {}, "to"],
  ["another without a reference", { to: "other" }, "reference"],
  ["a reference of nothing", { to: "other", reference: "PB-99-0001" }, "reference"],
  ["a new one without a name", { to: "new" }, "title"],
])("%s is refused at its field", async (_, changes, field) => {
  const answer = (await send(changes)) as { data: { errors: Record<string, string> } };
  expect(Object.keys(answer.data.errors)).toEqual([field]);
  expect(await belongsTo()).toBe(problemId);
});

test("a closed problem, and one of another partnership, takes it not", async () => {
  const closed = await aProblem(db, p, { closed_on: "2026-03-10", close_reason: "Quiet" });
  const elsewhere = await aProblem(db, await aPartnership(db));
  expect(statusOf(await send({ to: closed }))).toBe(422);
  expect(statusOf(await send({ to: elsewhere }))).toBe(422);
  expect(await belongsTo()).toBe(problemId);
});
