import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as correct, loader as form } from "#app/routes/incidents/$incidentId_.correct/route.tsx";
import { undoImport } from "#app/services/imports/undo-import.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, get, post, testDatabase, type TestPartnership } from "../factories.ts";
import { file, loadedIncidents } from "./incident-rows.ts";
import { NOW } from "./office.ts";

const HEAD = "Reference,Date reported,Date of incident,ASB type,Location,What happened,Hate";
let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
});
const load = (...rows: string[]) => loadedIncidents(db, coordinator, file(HEAD, ...rows), { agencyId: p.policeId, system: "Police log" }); // prettier-ignore
const incident = () => db.selectFrom("incident").selectAll().executeTakeFirstOrThrow();

/** What the form begins with, as a browser sends it back with these fields changed. */
async function send(incidentId: string, changes: Record<string, string>) {
  const { incident: of, initial } = (await get(form, coordinator, { incidentId })) as {
    incident: { version: number };
    initial: Record<string, string | string[]>;
  };
  const typed = Object.entries(initial).flatMap(([name, value]) => (Array.isArray(value) ? value.slice(0, 1).map((one) => [name, one]) : [[name, value]])); // prettier-ignore
  const fields = { ...(Object.fromEntries(typed) as Record<string, string>), version: String(of.version) };
  const answer = await post(correct, coordinator, { incidentId }, { ...fields, reason: "The file was wrong", ...changes }); // prettier-ignore
  return answer instanceof Response ? 302 : (answer as { init?: { status?: number } }).init?.status;
}

test("an incident of a file is put right, keeps its place of none, and no later file changes it back", async () => {
  await load("A1,26/02/2026,25/02/2026,Noise,,Loud music,");
  const { id } = await incident();
  expect(await send(id, { whatHappened: "Shouting" })).toBe(302);
  expect(await incident()).toMatchObject({ what_happened: "Shouting", location_id: null, latest_day: "2026-02-25" });
  await load("A1,26/02/2026,24/02/2026,Noise,,Fireworks,", "A2,26/02/2026,24/02/2026,Noise,,Fireworks,");
  const now = await db.selectFrom("incident").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  expect(now).toMatchObject({ what_happened: "Shouting", latest_day: "2026-02-25" });
});

test("hate of which the file says no more is not asked about again", async () => {
  await load("A1,26/02/2026,25/02/2026,Noise,Example Road,Loud music,yes");
  const { id } = await incident();
  expect(await send(id, { whatHappened: "Shouting" })).toBe(302);
  expect(await incident()).toMatchObject({ is_hate: 1 });
});

test("a file whose incident was put right is not undone from under it", async () => {
  const run = await load("A1,26/02/2026,25/02/2026,Noise,Example Road,Loud music,");
  await send((await incident()).id, { whatHappened: "Shouting" });
  expect(await undoImport({ db, actor: coordinator, now: NOW }, run.id, null)).toMatchObject({ kind: "referred-to" });
});
