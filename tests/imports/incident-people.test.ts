import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { followUpImports } from "#app/services/imports/follow-up-imports.ts";
import { undoImport } from "#app/services/imports/undo-import.ts";
import { workOnImports } from "#app/services/imports/work-on-imports.ts";
import { INCIDENT_REFERRERS } from "#db/queries/imported-incident-referrers.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, anIncident, aPartnership, aPerson, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { schemaOf } from "../support/schema.ts";
import { CASE_HEAD, caseRow, file, loadedIncidents } from "./incident-rows.ts";
import { NOW, worker } from "./office.ts";

const HEAD = "Reference,Date reported,ASB type,Complainant ref,Complainant forename,Complainant surname,Complainant dob,Complainant postcode"; // prettier-ignore
let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
});
const row = (reference: string, person: string, day = "25/02/2026") => `${reference},${day},Noise,${person}`;
const load = (...rows: string[]) => loadedIncidents(db, coordinator, file(HEAD, ...rows), { agencyId: p.policeId, system: "Police log" }); // prettier-ignore
const victims = async () => (await db.selectFrom("report").select("for_person_id").orderBy("agency_reference").execute()).map((report) => report.for_person_id); // prettier-ignore
const unconfirmed = async () => (await db.selectFrom("imported_person").selectAll().execute()).length;

describe("a person of a file", () => {
  test.each([
    ["of this name and birth date is the one who is known", ",Alex,Sample,01/05/1990,", true],
    ["of this name and postcode is", ",Alex,Sample,,LE11 1AB", true],
    ["of this name alone is somebody else", ",Alex,Sample,,", false],
    ["of this birth date and another name is somebody else", ",Sandy,Sample,01/05/1990,", false],
    ["of this name and postcode, born on another day, is somebody else", ",Alex,Sample,02/05/1990,LE11 1AB", false],
  ])("%s", async (_, said, isKnown) => {
    const known = await aPerson(db, p);
    await insert(db, "person_address", {
      ...{ id: uuid(), partnership_id: p.partnershipId, person_id: known, case_id: null, referral_id: null },
      ...{ recorded_at: NOW.toISOString(), recorded_by: null, ended_on: null, end_reason: null, version: 1 },
      ...{ address_kind: "home", lines: "1 Example Close", postcode: "LE11 1AB", beat_area_id: null, from_day: null },
      ...{ until_day: null, never_write: 0, never_reason: null },
    });
    await load(row("A1", said));
    expect((await victims())[0] === known).toBe(isKnown);
    expect(await unconfirmed()).toBe(isKnown ? 0 : 1);
  });

  test("fits two records, and so is neither", async () => {
    const two = [await aPerson(db, p), await aPerson(db, p)];
    await load(row("A1", ",Alex,Sample,01/05/1990,"));
    expect(two).not.toContain((await victims())[0]);
  });

  test("is the record that stands when it was found by one that has been merged", async () => {
    const standing = await aPerson(db, p, { given_names: "Alexandra", name_folded: "sample alexandra" });
    await aPerson(db, p, { merged_into_id: standing });
    await load(row("A1", ",Alex,Sample,01/05/1990,"));
    expect(await victims()).toEqual([standing]);
  });

  test("keeps the reference of the source, by which a later file knows them whatever it calls them", async () => {
    const known = await aPerson(db, p);
    await load(row("A1", "C77,Alex,Sample,01/05/1990,"));
    await load(row("A2", "C77,Alec,Simple,,"));
    expect(await victims()).toEqual([known, known]);
  });

  test("is made once however many rows name them", async () => {
    await load(row("A1", "C1,Robin,Reed,,"), row("A2", "C1,,,,"), row("A3", ",Jo,Field,03/03/1980,"), row("A4", ",Jo,Field,03/03/1980,")); // prettier-ignore
    const [a, b, c, d] = await victims();
    expect([a === b, c === d, a === c]).toEqual([true, true, false]);
    expect(await unconfirmed()).toBe(2);
  });

  test("named by a surname alone is an error, and nobody is an anonymous report", async () => {
    const run = await load(row("A1", ",,Sample,,"), row("A2", ",,,,"));
    expect(run).toMatchObject({ imported: 1, errors: 1 });
    expect(await victims()).toEqual([null]);
  });
});

describe("the duty to tell a victim of the case review", () => {
  const duties = async () => (await db.selectFrom("victim_duty").select("arose_on").execute()).map((duty) => duty.arose_on); // prettier-ignore
  const follow = () => followUpImports({ db, clock: () => NOW, isStopping: () => false });

  test.each([
    ["arises from a second report of 28 days ago", ["01/01/2026", "02/02/2026"], ["2026-02-02"]],
    ["does not from one of 29 days ago", ["01/01/2026", "01/02/2026"], []],
    ["does not from a first report", ["25/02/2026"], []],
  ])("%s", async (_, days, arose) => {
    await load(...days.map((day, index) => row(`A${index}`, "C1,,,,", day)));
    await follow();
    expect(await duties()).toEqual(arose);
    expect(await follow()).toBe(0);
  });

  test("is taken back with the file as long as nobody has told the victim", async () => {
    const run = await load(row("A0", "C1,,,,", "24/02/2026"), row("A1", "C1,,,,"));
    await follow();
    expect(await undoImport({ db, actor: coordinator, now: NOW }, run.id, null)).toEqual({ kind: "done" });
    await workOnImports(worker(db));
    expect(await duties()).toEqual([]);
  });

  test("keeps the file once the victim was told", async () => {
    const run = await load(row("A0", "C1,,,,", "24/02/2026"), row("A1", "C1,,,,"));
    await follow();
    await inTransaction(db, (trx) => trx.updateTable("victim_duty").set({ told_on: "2026-03-02", told_how: "By letter", told_by: coordinator.id }).execute()); // prettier-ignore
    expect(await undoImport({ db, actor: coordinator, now: NOW }, run.id, null)).toMatchObject({
      kind: "referred-to",
      referrers: [
        { what: "victims who were told", count: 1 },
        { what: "duties to tell a victim", count: 1 },
      ],
    });
  });

  test("no mail and no notification comes of a file", async () => {
    await load(row("A0", "C1,,,,", "24/02/2026"), row("A1", "C1,,,,"));
    await follow();
    expect(await db.selectFrom("notification").selectAll().execute()).toEqual([]);
    expect(await db.selectFrom("outbox_email").selectAll().execute()).toEqual([]);
  });
});

describe("undo", () => {
  const undo = async (id: string) => {
    const result = await undoImport({ db, actor: coordinator, now: NOW }, id, null);
    await workOnImports(worker(db));
    return result;
  };
  const TABLES = ["incident", "report", "report_incident", "incident_person", "incident_hate_strand", "imported_incident", "incident_match", "imported_person", "person", "person_source_reference", "location", "search_term", "import_follow_up", "import_item", "victim_duty"] as const; // prettier-ignore
  const left = async () => {
    const counts: Record<string, number> = {};
    for (const table of TABLES) {
      const { length } = await db.selectFrom(table).selectAll().execute();
      if (length > 0) counts[table] = length;
    }
    return counts;
  };

  test("takes back all of it, with people and places, and the file can be loaded again", async () => {
    const content = file(CASE_HEAD, caseRow({ agency: "", perp: "P1" }), caseRow({ agency: "", ref: "ASB-2", opened: "20/02/2026" })); // prettier-ignore
    const from = { agencyId: p.councilId };
    const run = await loadedIncidents(db, coordinator, content, from);
    expect(run).toMatchObject({ imported: 1, possible_duplicates: 1 });
    expect(await undo(run.id)).toEqual({ kind: "done" });
    expect(await left()).toEqual({});
    expect(await loadedIncidents(db, coordinator, content, from)).toMatchObject({ imported: 1 });
  });

  test("leaves whoever was known before, and forgets the file's reference of them", async () => {
    const known = await aPerson(db, p);
    const run = await load(row("A1", "C77,Alex,Sample,01/05/1990,"));
    await undo(run.id);
    expect(await left()).toEqual({ person: 1 });
    expect(await db.selectFrom("person").select("id").execute()).toEqual([{ id: known }]);
  });

  test.each([
    ["an incident of it is dealt with", "incidents that were changed since", (id: string) => inTransaction(db, (trx) => trx.updateTable("incident").set({ version: 2 }).where("id", "=", id).execute())], // prettier-ignore
    ["somebody is added to one", "people who were added", async (incident_id: string) => { await insert(db, "incident_person", { id: uuid(), partnership_id: p.partnershipId, incident_id, person_id: await aPerson(db, p), role: "witness", standing: null, version: 1, created_at: NOW.toISOString(), created_by: coordinator.id }); }], // prettier-ignore
    ["a person of it is in an incident of another source", "incidents", async () => { const person = await db.selectFrom("imported_person").select("person_id").executeTakeFirstOrThrow(); await insert(db, "incident_person", { id: uuid(), partnership_id: p.partnershipId, incident_id: await anIncident(db, p), person_id: person.person_id, role: "victim", standing: null, version: 1, created_at: NOW.toISOString(), created_by: null }); }], // prettier-ignore
  ])("is refused once %s", async (_, what, work) => {
    const run = await load(row("A1", "C1,,,,"));
    const { id } = await db.selectFrom("incident").select("id").executeTakeFirstOrThrow();
    await work(id);
    expect(await undo(run.id)).toMatchObject({ kind: "referred-to", referrers: [{ what, count: 1 }] });
  });

  test("is refused while another file's incidents name its people", async () => {
    const run = await load(row("A1", "C1,,,,"));
    await load(row("A2", "C1,,,,", "20/02/2026"));
    expect(await undo(run.id)).toMatchObject({ kind: "referred-to" });
  });

  test("asks every table that names an incident or a report", async () => {
    const own = ["imported_incident incident_id", "incident_hate_strand incident_id", "incident_match incident_id"];
    const found = (await schemaOf(db)).flatMap(({ name, references }) =>
      references.filter(({ table }) => ["incident", "report"].includes(table)).map(({ column }) => `${name} ${column}`),
    );
    expect(INCIDENT_REFERRERS.map(([table, column]) => `${table} ${column}`).sort()).toEqual(
      [...new Set(found)].filter((key) => !own.includes(key)).sort(),
    );
  });
});
