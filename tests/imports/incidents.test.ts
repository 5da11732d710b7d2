import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { workOnImports } from "#app/services/imports/work-on-imports.ts";
import { askToLoad } from "#app/services/imports/ask-to-load.ts";
import { undoImport } from "#app/services/imports/undo-import.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { incidentsVisibleTo } from "#db/visibility/incidents.ts";
import { aLocation, anActor, anIncident, aPartnership, testDatabase, type TestPartnership } from "../factories.ts";
import { CASE_HEAD, caseRow, checkedIncidents, file, loadedIncidents, POLICE_HEAD, policeRow } from "./incident-rows.ts"; // prettier-ignore
import { fates, NOW, runOf, worker } from "./office.ts";

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  await inTransaction(db, (trx) => trx.updateTable("agency").set({ name: "Charnwood Borough Council", name_folded: "charnwood borough council" }).where("id", "=", p.councilId).execute()); // prettier-ignore
});

const police = (...rows: string[]) => file(POLICE_HEAD, ...rows);
const load = (content: string, from: Parameters<typeof loadedIncidents>[3] = { agencyId: p.policeId, system: "Police log" }) => loadedIncidents(db, coordinator, content, from); // prettier-ignore
const check = (content: string, from: Parameters<typeof loadedIncidents>[3] = { agencyId: p.policeId, system: "Police log" }) => checkedIncidents(db, coordinator, content, from); // prettier-ignore
const listed = (actor = coordinator) => db.selectFrom("incident").select("incident.id").where(incidentsVisibleTo(actor)).execute(); // prettier-ignore
const reasons = async (runId: string) => (await fates(db, runId)).map(({ line, fate, column_name, reason }) => [line, fate, column_name, reason]); // prettier-ignore

test("a police extract comes in: one report of one incident a row, on its day, at its place on the National Grid", async () => {
  const run = await load(police(policeRow()));
  expect(run).toMatchObject({ status: "visible", imported: 1, errors: 0 });
  const [incident] = await db.selectFrom("incident").selectAll().execute();
  expect(incident).toMatchObject({
    ...{
      heading: "noise",
      qualifier: "nuisance",
      earliest_day: "2026-02-26",
      earliest_time: "21:05",
      status: "closed",
    },
    end_reason: "Closed in the system that it came from: Noise",
  });
  const [report] = await db.selectFrom("report").selectAll().execute();
  expect(report).toMatchObject({ agency_id: p.policeId, reported_on: "2026-02-26", agency_reference: "26*1", reporter_person_id: null }); // prettier-ignore
  const [place] = await db.selectFrom("location").selectAll().execute();
  expect(place).toMatchObject({ name: "Example Road, LOUGHBOROUGH", postcode: "LE11 1NF" });
  expect(place?.latitude).toBeCloseTo(52.785, 2);
  expect(await listed()).toHaveLength(1);
});

test("an export of cases comes in: its people by their references, its agency by name, one incident however many it counts", async () => {
  const run = await load(file(CASE_HEAD, caseRow({ perp: "P1; P2" })), {});
  expect(run).toMatchObject({ status: "visible", imported: 1 });
  const [incident] = await db.selectFrom("incident").selectAll().execute();
  expect(incident).toMatchObject({ heading: "begging-vagrancy", qualifier: "personal", status: "open", end_reason: null }); // prettier-ignore
  expect(await db.selectFrom("imported_incident").selectAll().execute()).toMatchObject([{ incidents: 4, source_system: "present-system", source_reference: "ASB-1" }]); // prettier-ignore
  const people = await db.selectFrom("incident_person").innerJoin("person", "person.id", "person_id").select(["family_name", "role", "standing"]).orderBy("family_name").execute(); // prettier-ignore
  expect(people.map((row) => [row.family_name, row.role, row.standing])).toEqual([
    ["P1", "perpetrator", "alleged"],
    ["P2", "perpetrator", "alleged"],
    ["V1", "victim", null],
  ]);
  const [report] = await db.selectFrom("report").selectAll().execute();
  expect(report).toMatchObject({ agency_id: p.councilId, channel: "other" });
  expect(report?.reporter_person_id).toBe(report?.for_person_id);
});

test("what each row cannot be says on which line, in which column and why", async () => {
  const run = await check(
    police(
      policeRow({ number: "1", day: "31/02/2026" }),
      policeRow({ number: "2", day: "03/03/2026" }),
      policeRow({ number: "3", opening: "Domestic incident", closing: "" }),
      policeRow({ number: "4", time: "25:00" }),
      policeRow({ number: "5", northing: "" }),
      policeRow({ number: "6", qualifier: "Severe" }),
      policeRow({ number: "7", opening: "", closing: "" }),
      policeRow({ number: "8", closing: "Crime Recorded" }),
    ),
  );
  expect(await reasons(run.id)).toEqual([
    [2, "error", "Day reported", "Day reported must be a real date, like 27/03/2026"],
    [3, "error", "Day reported", "Day reported must be today or in the past"],
    [4, "error", "Opening class", expect.stringContaining("none of the national headings")],
    [5, "error", "Time it happened", "Time it happened must be a time, like 21:30"],
    [6, "error", "Northing", "Enter the northing too"],
    [7, "error", "Qualifier", "Qualifier must be one of: Personal, Nuisance, Environmental"],
    [8, "error", "ASB type", "Enter the type, the opening class or the closing class"],
    [9, "skipped", "Closing class", expect.stringContaining("Not counted as ASB")],
  ]);
});

test("a file whose rows name no agency needs one to be named", async () => {
  const run = await check(police(policeRow()), { system: "Police log" });
  expect(await reasons(run.id)).toEqual([[2, "error", "Agency", expect.stringContaining("names no agency")]]);
});

describe("the same place, day and type", () => {
  test("as an incident that was logged here is loaded beside it and offered, never dropped", async () => {
    const location_id = await aLocation(db, p, { name: "Example Road", name_folded: "example road", postcode: "LE11 1NF" }); // prettier-ignore
    const known = await anIncident(db, p, { location_id, latest_day: "2026-02-26", earliest_day: "2026-02-26" });
    const run = await load(police(policeRow(), policeRow({ number: "26*2", day: "25/02/2026" })));
    expect(run).toMatchObject({ imported: 1, possible_duplicates: 1 });
    expect(await listed()).toHaveLength(3);
    expect(await db.selectFrom("incident_match").select(["other_id", "status"]).execute()).toEqual([
      { other_id: known, status: "open" },
    ]);
  });

  test.each([
    ["further up in the file", {}, 1],
    ["but of another type", { closing: "Fireworks" }, 0],
    ["but the day before", { day: "25/02/2026" }, 0],
    ["but elsewhere", { location: '"Other Road, LE11 2BZ"' }, 0],
  ])("%s", async (_, changes, possible) => {
    const run = await load(police(policeRow(), policeRow({ number: "26*2", ...changes })));
    expect(run).toMatchObject({ imported: 2 - possible, possible_duplicates: possible });
    expect(await db.selectFrom("incident_match").selectAll().execute()).toHaveLength(possible);
    expect(await db.selectFrom("report").selectAll().execute()).toHaveLength(2);
  });
});

describe("the same reference of the same system again", () => {
  test("is left out where nothing is new, and the same reference of another system is another incident", async () => {
    await load(police(policeRow()));
    const again = await load(police(policeRow(), policeRow({ number: "26*9", day: "01/02/2026" })));
    expect(again).toMatchObject({ skipped: 1, imported: 1 });
    const other = await check(police(policeRow()), { agencyId: p.councilId, system: "Noise team" });
    expect(other).toMatchObject({ possible_duplicates: 1 });
  });

  test("changes what the file says anew, once the file is seen, and undo puts it back", async () => {
    await load(police(policeRow()));
    const [first] = await db.selectFrom("import_run").select("id").execute();
    const again = await load(police(policeRow({ closing: "Fireworks", time: "22:00" })));
    expect(await undoImport({ db, actor: coordinator, now: NOW }, first?.id ?? "", null)).toMatchObject({ kind: "referred-to" }); // prettier-ignore
    expect(again).toMatchObject({ updated: 1, imported: 0 });
    const now = async () => (await db.selectFrom("incident").select(["heading", "earliest_time", "version"]).execute())[0]; // prettier-ignore
    expect(await now()).toEqual({ heading: "fireworks", earliest_time: "22:00", version: 2 });
    expect(await undoImport({ db, actor: coordinator, now: NOW }, again.id, null)).toEqual({ kind: "done" });
    await workOnImports(worker(db));
    expect(await now()).toEqual({ heading: "noise", earliest_time: "21:05", version: 3 });
    expect(await load(police(policeRow({ closing: "Noise", time: "23:00" })))).toMatchObject({ updated: 1 });
  });

  test("takes what its source has closed as a crime out of lists and counts", async () => {
    await load(police(policeRow()));
    const crime = await load(police(policeRow({ closing: "Crime Recorded" })));
    expect(crime).toMatchObject({ updated: 1 });
    expect(await listed()).toEqual([]);
    expect(await load(police(policeRow({ closing: "Noise" })))).toMatchObject({ updated: 1 });
    expect(await listed()).toHaveLength(1);
  });

  test("changes nothing that somebody has changed here", async () => {
    await load(police(policeRow()));
    await inTransaction(db, (trx) => trx.updateTable("incident").set({ version: 2, priority: "serious" }).execute());
    const again = await check(police(policeRow({ closing: "Fireworks" })));
    expect(await reasons(again.id)).toEqual([[2, "skipped", null, expect.stringContaining("changed here since")]]);
    const crime = await check(police(policeRow()));
    expect(await reasons(crime.id)).toEqual([[2, "skipped", null, expect.stringMatching(/^Loaded already as IN-26-\d+$/)]]); // prettier-ignore
  });
});

test("nobody sees a part of a file: a process that dies half-way leaves it hidden, and another goes on", async () => {
  const rows = Array.from({ length: 130 }, (_, i) => caseRow({ ref: `A${i}`, victim: `V${i % 40}` }));
  const run = await check(file(CASE_HEAD, ...rows), {});
  await askToLoad({ db, actor: coordinator, now: NOW }, run.id, run.version);
  let steps = 0;
  await workOnImports(worker(db, { isStopping: () => ++steps > 3 }));
  const written = (await db.selectFrom("incident").select("id").execute()).length;
  expect(written).toBeGreaterThan(0);
  expect(written).toBeLessThan(130);
  expect(await listed()).toEqual([]);
  await workOnImports(worker(db, { clock: () => new Date(NOW.getTime() + 60_000) }));
  expect(await runOf(db, coordinator, run.id)).toMatchObject({ status: "visible" });
  expect(await db.selectFrom("incident").select("id").execute()).toHaveLength(130);
  expect(await db.selectFrom("person").select("id").execute()).toHaveLength(40);
}, 60_000);

test("another agency, and another partnership, learn of no incident of the file", async () => {
  await load(police(policeRow()));
  const council = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  const officer = await anActor(db, p, { duties: ["asb-officer"] });
  const stranger = await anActor(db, await aPartnership(db), { duties: ["asb-officer"] });
  expect([await listed(council), await listed(stranger)]).toEqual([[], []]);
  expect(await listed(officer)).toHaveLength(1);
});
