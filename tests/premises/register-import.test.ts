import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { permissionsOf } from "#app/domain/access/permissions.ts";
import { guessColumns } from "#app/domain/imports/columns.ts";
import { premisesKind } from "#app/domain/premises/imported-premises.ts";
import { askToLoad } from "#app/services/imports/ask-to-load.ts";
import { kindsFor } from "#app/services/imports/kinds.ts";
import { undoImport } from "#app/services/imports/undo-import.ts";
import { workOnImports } from "#app/services/imports/work-on-imports.ts";
import { PREMISES_REFERRERS } from "#db/queries/imported-premises.ts";
import { listPremises } from "#db/queries/listed-premises.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aLocation, anActor, aPartnership, aPremises, aPremisesIncident, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { checked, fates, loaded, NOW, runOf, worker } from "../imports/office.ts";
import { schemaOf } from "../support/schema.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
});

const LGA = "ExtractDate,OrganisationURI,OrganisationLabel,CaseReference,CaseDate,ServiceTypeURI,ServiceTypeLabel,PremisesName,LocationText,Postcode,EntertainmentTypeURI,EntertainmentTypeLabel"; // prettier-ignore
const lga = (number: string, name: string, activity: string, changes: Partial<Record<"date" | "issued" | "kind" | "postcode", string>> = {}) =>
  `${changes.date ?? "01/02/2026 06:00:00"},http://x/1,Testshire,${number},${changes.issued ?? "03/01/2006"},,${changes.kind ?? "Premises licence"},${name},"3 Mill Lane, Testton",${changes.postcode ?? "LE11 1AB"},,${activity}`; // prettier-ignore
const file = (heading: string, ...lines: string[]) => [heading, ...lines, ""].join("\r\n");
const TWO = file(
  LGA,
  lga("T/1", "The Mill", "Live music"),
  lga("T/1", "The Mill", "Films"),
  lga("T/2", "The Anchor", ""),
);

const load = (content: string | Buffer, isWhole = false, now = NOW) =>
  loaded(db, officer, "premises", content, now, null, isWhole);
const all = () => db.selectFrom("premises").selectAll().orderBy("licence_number_folded").execute();
const activitiesOf = async (id: string) =>
  (await db.selectFrom("premises_activity").select("name").where("premises_id", "=", id).orderBy("name").execute()).map(({ name }) => name); // prettier-ignore
const listed = async (show: "open" | "missing" = "open") =>
  (await listPremises(db, officer, { asked: { show }, limit: 50 })).map(({ name }) => name);
const holders = () => db.selectFrom("premises_holder").selectAll().orderBy("role").orderBy("from_day").execute();

describe("who may load a register", () => {
  test("a licensing officer loads registers and nothing else", () => {
    expect(kindsFor(permissionsOf(["licensing-officer"])).map(({ name }) => name)).toEqual(["premises"]);
  });

  test("whoever only reads premises loads none, and the coordinator of a JAG neither", () => {
    for (const role of ["premises-group", "coordinator", "administrator"] as const)
      expect(kindsFor(permissionsOf([role])).map(({ name }) => name)).not.toContain("premises");
  });
});

describe("the layouts", () => {
  const columnsOf = (heading: string) => guessColumns(premisesKind, heading.split(",")).columns;
  const expected = { licenceNumber: 3, name: 7, kind: 6, address: 8, postcode: 9, activities: 11, licensedFrom: 4, extractedOn: 0 }; // prettier-ignore

  test("the LGA's open data is known by its headings", () => {
    expect(columnsOf(LGA)).toEqual(expected);
  });

  test("so is the same in capitals with a number before, and with blanks and underscores", () => {
    const after = Object.fromEntries(Object.entries(expected).map(([name, at]) => [name, at + 1]));
    expect(columnsOf(`FID,${LGA.toUpperCase()}`)).toEqual(after);
    expect(columnsOf("Extract_Date,x,y,Case Reference,CASE_DATE,z,Service Type Label,Premises Name,location text,POSTCODE,w,Entertainment_Type Label")).toEqual(expected); // prettier-ignore
  });

  test("an export of another make is read by what its columns are called", () => {
    const heading = "Licence No,Licence Type,Status,Trading Name,Premises Address,Post Code,UPRN,Premises Licence Holder,DPS,Licensable Activities,Opening Hours,Capacity,Date Granted"; // prettier-ignore
    expect(columnsOf(heading)).toEqual({
      ...{ licenceNumber: 0, kind: 1, status: 2, name: 3, address: 4, postcode: 5, uprn: 6, holder: 7, dps: 8 },
      ...{ activities: 9, hours: 10, capacity: 11, licensedFrom: 12 },
    });
  });
});

test("a licence on several lines is one premises with its activities, seen when the file is loaded", async () => {
  const run = await checked(db, officer, "premises", TWO);
  expect(await fates(db, run.id)).toMatchObject([
    { line: 2, fate: "imported", reason: null },
    { line: 3, fate: "imported", reason: "With line 2" },
    { line: 4, fate: "imported", reason: null },
  ]);
  expect(await listed()).toEqual([]);
  await askToLoad({ db, actor: officer, now: NOW }, run.id, run.version);
  await workOnImports(worker(db));
  expect(await listed()).toEqual(["The Anchor", "The Mill"]);
  const [mill, anchor] = await all();
  expect(mill).toMatchObject({
    ...{ licence_number: "T/1", kind: "premises-licence", status: "current", licensed_from: "2006-01-03" },
    ...{ address_words: "3 Mill Lane, Testton", postcode: "LE11 1AB", reference: "LP-26-0001", version: 1 },
  });
  expect(await activitiesOf(mill?.id ?? "")).toEqual(["Films", "Live music"]);
  expect(await activitiesOf(anchor?.id ?? "")).toEqual([]);
});

test("the same content again changes nothing; an exact line twice is left out", async () => {
  await load(TWO);
  const before = [await all(), await holders()];
  const again = await checked(db, officer, "premises", TWO);
  expect(again).toMatchObject({ imported: 0, updated: 0, skipped: 3, errors: 0 });
  expect((await askToLoad({ db, actor: officer, now: NOW }, again.id, again.version)).kind).toBe("refused");
  expect([await all(), await holders()]).toEqual(before);
  const twice = await checked(
    db,
    officer,
    "premises",
    file(LGA, lga("T/9", "Bar", "Films"), lga("T/9", "Bar", "Films")),
  );
  expect((await fates(db, twice.id))[1]).toMatchObject({ fate: "skipped", reason: "This line stands in the file already, further up" }); // prettier-ignore
});

test("Windows-1252, line breaks inside cells, times beside days and hours by activity", async () => {
  const text = file(
    "Licence No,Trading Name,Address,Postcode,UPRN,Status,Holder,DPS,Activities,Hours,Capacity,Date Issued",
    '"T/1","Café Zoë","1 High Street\r\nTestton\r\n","LE11 1AB",100032000001,Issued,"Zoë Holdings Ltd","Ann Ash","Live music","Fri 20:00-23:00\r\nSat 20:00-00:00","1,200",04/02/2019 00:00',
    '"T/1","Café Zoë","1 High Street\r\nTestton","LE11 1AB",100032000001,Issued,"Zoë Holdings Ltd","Ann Ash","Late night refreshment","23:00-02:00","1,200",',
  );
  const run = await load(Buffer.from(text, "latin1"));
  expect(run).toMatchObject({ status: "visible", imported: 2, errors: 0 });
  const [cafe] = await all();
  expect(cafe).toMatchObject({
    ...{ name: "Café Zoë", name_folded: "cafe zoe", address_words: "1 High Street, Testton", uprn: "100032000001" },
    ...{ capacity: 1200, status: "current", licensed_from: "2019-02-04" },
    hours: "Late night refreshment: 23:00-02:00\nLive music: Fri 20:00-23:00, Sat 20:00-00:00",
  });
  expect(await holders()).toMatchObject([
    { role: "dps", name: "Ann Ash", is_company: 0, from_day: null },
    { role: "licence-holder", name: "Zoë Holdings Ltd", is_company: 1, from_day: null },
  ]);
  expect(await checked(db, officer, "premises", Buffer.from(text, "latin1"))).toMatchObject({ updated: 0, skipped: 2 });
});

test("a licence that the register has not issued yet is applied for", async () => {
  await load(file(LGA, lga("T/1", "The Mill", "Films", { issued: "" })));
  expect(await all()).toMatchObject([{ status: "not-granted", licensed_from: null }]);
});

test("premises are put at a location of their UPRN or of their name and postcode, with its beat", async () => {
  const place = await aLocation(db, p, { name: "The Mill", name_folded: "the mill", postcode: "LE11 1AB", beat_code: "62", beat_by: "postcode" }); // prettier-ignore
  await load(TWO);
  expect(await all()).toMatchObject([
    { location_id: place, beat_code: "62" },
    { location_id: null, beat_code: null },
  ]);
});

describe("rows that cannot be right are told at their line, and the rest is loaded", () => {
  const HEADING = "Licence No,Trading Name,Licence Type,Status,Postcode,UPRN,Capacity,Date Granted,Extract Date,Holder,DPS,Personal Licence Number,Activities"; // prettier-ignore
  const row = (changes: Partial<Record<string, string>> = {}) => {
    const cells = { number: "T/1", name: "The Mill", kind: "", status: "", postcode: "", uprn: "", capacity: "", granted: "", extract: "", holder: "", dps: "", pl: "", activities: "", ...changes }; // prettier-ignore
    return Object.values(cells).join(",");
  };
  test.each<[string, Record<string, string>, string, string]>([
    ["no licence number", { number: "" }, "Licence number", "Enter the licence number"],
    ["a number that a spreadsheet has shortened", { number: "1.0E+11" }, "Licence number", "Licence number was cut short by the spreadsheet: format the column as text"], // prettier-ignore
    ["a number that is too long", { number: "T".repeat(61) }, "Licence number", "Licence number must be 60 characters or less"], // prettier-ignore
    ["no name of new premises", { name: "" }, "Name of the premises", "Enter the name of the premises: this licence is new here"], // prettier-ignore
    ["a name that is too long", { name: "N".repeat(121) }, "Name of the premises", "Name of the premises must be 120 characters or less"], // prettier-ignore
    ["a kind that nobody knows", { kind: "Taxi" }, "Kind of licence", "Kind of licence must be one of: Premises licence, Club premises certificate, Temporary event notice"], // prettier-ignore
    ["a state that nobody knows", { status: "Maybe" }, "State of the licence", "State of the licence must be one of: Current, Applied for, not granted, Suspended, Lapsed, Surrendered, Revoked"], // prettier-ignore
    ["half a postcode", { postcode: "LE11" }, "Postcode", "Enter a full UK postcode, like LE11 1AB"],
    ["a UPRN that a spreadsheet has shortened", { uprn: "1.00032E+11" }, "UPRN", "UPRN was cut short by the spreadsheet: format the column as text"], // prettier-ignore
    ["a UPRN with letters", { uprn: "10003X" }, "UPRN", "UPRN must be 12 digits or less"],
    ["a capacity in words", { capacity: "about 200" }, "Capacity", "Capacity must be a whole number from 1 to 100,000"],
    ["a day that is none", { granted: "31/02/2020" }, "Licensed from", "Licensed from must be a real date, like 27/03/2026"], // prettier-ignore
    ["a register of tomorrow", { extract: "03/03/2026" }, "Day of the register", "Day of the register must be today or in the past"], // prettier-ignore
    ["a personal licence of nobody", { pl: "P/1" }, "Designated premises supervisor", "Enter the name of the supervisor whose personal licence number this is"], // prettier-ignore
    ["too many activities", { activities: Array.from({ length: 41 }, (_, n) => `A${n}`).join("; ") }, "Activities", "Activities must be 40 or less"], // prettier-ignore
    ["an activity that is too long", { activities: "A".repeat(121) }, "Activities", "Each activity must be 120 characters or less"], // prettier-ignore
  ])("%s", async (_, changes, column, reason) => {
    const run = await load(file(HEADING, row(changes), row({ number: "T/2", name: "The Anchor" })));
    expect(await fates(db, run.id)).toMatchObject([{ line: 2, fate: "error", column_name: column, reason }, { line: 3, fate: "imported" }]); // prettier-ignore
    expect(await listed()).toEqual(["The Anchor"]);
  });

  test.each<[string, Record<string, string>, string]>([
    ["another name", { name: "The Wheel" }, "Name of the premises"],
    ["another state", { status: "Suspended" }, "State of the licence"],
    ["another supervisor", { dps: "Bo Birch" }, "Designated premises supervisor"],
  ])("two lines of one licence with %s", async (_, changes, column) => {
    const lines = [row({ status: "Current", dps: "Ann Ash", activities: "Films" }), row({ status: "Current", dps: "Ann Ash", activities: "Plays", ...changes })]; // prettier-ignore
    const run = await checked(db, officer, "premises", file(HEADING, ...lines));
    expect((await fates(db, run.id))[1]).toEqual({ line: 3, fate: "error", column_name: column, reason: "Line 2 says something else of this licence number" }); // prettier-ignore
  });
});

describe("what stands here already", () => {
  const HEADING = "Licence No,Trading Name,Status,Capacity,Hours,DPS,Extract Date";
  beforeEach(async () => {
    await aPremises(db, p, { licence_number: "T/1", name: "The Mill", capacity: 200, hours: "10:00-23:00", reference: "LP-26-0900" }); // prettier-ignore
  });

  test("is changed in what the file says, which is told before; what it does not say stays", async () => {
    const run = await checked(db, officer, "premises", file(HEADING, "t / 1,The Old Mill,Suspended,,,,"));
    expect(await fates(db, run.id)).toMatchObject([{ fate: "updated", reason: "Changes LP-26-0900: name, state of the licence" }]); // prettier-ignore
    await askToLoad({ db, actor: officer, now: NOW }, run.id, run.version);
    await workOnImports(worker(db));
    expect(await all()).toMatchObject([
      { name: "The Old Mill", name_folded: "the old mill", status: "suspended", capacity: 200, hours: "10:00-23:00", address_words: "3 Example Street", version: 2 }, // prettier-ignore
    ]);
  });

  test("another supervisor follows the one before, from the day of the register", async () => {
    const [mill] = await all();
    await insert(db, "premises_holder", {
      ...{ id: "0197c000-0000-7000-8000-000000000001", partnership_id: p.partnershipId, premises_id: mill?.id ?? "" },
      ...{
        role: "dps",
        is_company: 0,
        name: "Ann Ash",
        from_day: "2020-01-01",
        version: 1,
        created_at: NOW.toISOString(),
      },
    });
    const content = file(HEADING, "T/1,The Mill,,,,Bo Birch,01/02/2026");
    const run = await load(content);
    expect((await fates(db, run.id))[0]?.reason).toBe("Changes LP-26-0900: designated premises supervisor");
    expect(await holders()).toMatchObject([
      { name: "Ann Ash", until_day: "2026-01-31" },
      { name: "Bo Birch", from_day: "2026-02-01", until_day: null },
    ]);
    expect(await checked(db, officer, "premises", content)).toMatchObject({ updated: 0, skipped: 1 });
    const older = await checked(db, officer, "premises", file(HEADING, "T/1,The Mill,,,,Cy Cole,01/01/2026"));
    expect(older).toMatchObject({ updated: 0, skipped: 1 });
  });

  test("undone, what was changed stands as it did, but for what was changed again since", async () => {
    const [before] = await all();
    const run = await load(file(HEADING, "T/1,The Old Mill,Suspended,300,,Bo Birch,01/02/2026"));
    await inTransaction(db, (trx) => trx.updateTable("premises").set({ capacity: 350 }).execute());
    expect(await undoImport({ db, actor: officer, now: NOW }, run.id, run.version)).toEqual({ kind: "done" });
    await workOnImports(worker(db));
    expect(await all()).toMatchObject([{ ...before, capacity: 350, version: 3 }]);
    expect(await holders()).toEqual([]);
    expect((await runOf(db, officer, run.id)).status).toBe("undone");
  });
});

describe("a whole register", () => {
  const ONE = (date = "01/02/2026") => file(LGA, lga("T/1", "The Mill", "Live music", { date }), lga("T/1", "The Mill", "Films", { date })); // prettier-ignore

  test("what it lacks is flagged from its day and not deleted; it is said before, and cleared when it comes back", async () => {
    await load(TWO);
    const run = await checked(db, officer, "premises", ONE("15/02/2026"), NOW, null, true);
    expect(run).toMatchObject({ imported: 0, updated: 0, skipped: 2 });
    expect((await askToLoad({ db, actor: officer, now: NOW }, run.id, run.version)).kind).toBe("done");
    await workOnImports(worker(db));
    expect(await listed("missing")).toEqual(["The Anchor"]);
    expect(await all()).toMatchObject([{ missing_since: null }, { missing_since: "2026-02-15", closed_on: null }]);
    const back = await load(TWO, true);
    expect((await fates(db, back.id))[2]?.reason).toContain("back on the register");
    expect(await listed("missing")).toEqual([]);
  });

  test.each([
    ["no line at all", () => file(LGA)],
    ["no line that can be read", () => file(LGA, lga("", "The Mill", "Films"), lga("T/9", "", "Films"))],
  ])("a register with %s flags nothing", async (_, content) => {
    await load(TWO);
    const run = await checked(db, officer, "premises", content(), NOW, null, true);
    expect((await askToLoad({ db, actor: officer, now: NOW }, run.id, run.version)).kind).toBe("refused");
    expect(await listed("missing")).toEqual([]);
  });

  test("a part of a register flags nothing", async () => {
    await load(TWO);
    const run = await checked(db, officer, "premises", ONE());
    expect((await askToLoad({ db, actor: officer, now: NOW }, run.id, run.version)).kind).toBe("refused");
    expect(await listed("missing")).toEqual([]);
  });

  test("a line with an error is in the register all the same; closed premises and other kinds of licence are left alone", async () => {
    await load(TWO);
    await aPremises(db, p, { licence_number: "T/3", name: "Closed", closed_on: "2026-01-01", closed_reason: "Sold" });
    await aPremises(db, p, { licence_number: "T/4", name: "The club", kind: "club-certificate" });
    await aPremises(db, p, { licence_number: "T/5", name: "Given up", status: "surrendered" });
    const broken = file(LGA, lga("T/1", "The Mill", "Plays"), lga("T/2", "The Anchor", "", { postcode: "LE" }));
    await load(broken, true);
    expect(await listed("missing")).toEqual([]);
  });

  test("undone, its flags are gone", async () => {
    await load(TWO);
    const run = await load(ONE(), true);
    expect(await listed("missing")).toEqual(["The Anchor"]);
    expect(await undoImport({ db, actor: officer, now: NOW }, run.id, run.version)).toEqual({ kind: "done" });
    await workOnImports(worker(db));
    expect(await listed("missing")).toEqual([]);
    expect(await listed()).toEqual(["The Anchor", "The Mill"]);
  });
});

test("undone, the premises are gone; what has been done with them since keeps the file", async () => {
  const run = await load(TWO);
  const [mill] = await all();
  const { id } = await aPremisesIncident(db, p, mill?.id ?? "");
  const at = { db, actor: officer, now: NOW };
  expect(await undoImport(at, run.id, run.version)).toEqual({ kind: "referred-to", referrers: [{ what: "incidents", count: 1 }] }); // prettier-ignore
  await inTransaction(db, (trx) => trx.deleteFrom("premises_incident").where("id", "=", id).execute());
  expect(await undoImport(at, run.id, run.version)).toEqual({ kind: "done" });
  expect(await listed()).toEqual([]);
  await workOnImports(worker(db));
  expect(await all()).toEqual([]);
  expect(await db.selectFrom("premises_activity").selectAll().execute()).toEqual([]);
});

test("of two files that changed the same premises the later one is undone first, and then both leave them as they were", async () => {
  const HEADING = "Licence No,Trading Name,DPS,Extract Date";
  await load(file(HEADING, "T/1,The Mill,Ann Ash,01/01/2026"));
  const facts = async () => [
    (await all()).map(({ version: _, ...one }) => one),
    (await holders()).map(({ version: _, ...one }) => one),
  ];
  const before = await facts();
  const first = await load(file(HEADING, "T/1,The Wheel,Bo Birch,01/02/2026"));
  const later = new Date(NOW.getTime() + 60_000);
  const second = await load(file(HEADING, "T/1,The Wheel,Cy Cole,02/02/2026"), false, later);
  const at = { db, actor: officer, now: later };
  const changed = { what: "premises that a later file has changed", count: 1 };
  expect(await undoImport(at, first.id, first.version)).toEqual({ kind: "referred-to", referrers: [changed] });
  for (const run of [second, first]) {
    expect(await undoImport(at, run.id, run.version)).toEqual({ kind: "done" });
    await workOnImports(worker(db));
  }
  expect(await facts()).toEqual(before);
});

test("lines of one licence far apart in a long file are one premises", async () => {
  const many = Array.from({ length: 600 }, (_, n) => lga(`N/${n}`, `Bar ${n}`, "Films"));
  const run = await load(file(LGA, lga("T/1", "The Mill", "Films"), ...many, lga("T/1", "The Mill", "Plays")));
  expect(run).toMatchObject({ imported: 602, errors: 0 });
  const mill = (await all()).find(({ name }) => name === "The Mill");
  expect(await activitiesOf(mill?.id ?? "")).toEqual(["Films", "Plays"]);
  expect(mill?.version).toBe(1);
  expect(await all()).toHaveLength(601);
});

test("whatever refers to premises is counted before a file is undone", async () => {
  const tables = await schemaOf(db);
  const found = tables.filter((table) => table.foreignKeys.flat().includes("premises_id")).map(({ name }) => name);
  expect(found.sort()).toEqual(PREMISES_REFERRERS.map(([table]) => table).sort());
});

test("of two files at once with one licence in both, the second fails whole, and can be sent again", async () => {
  const many = Array.from({ length: 60 }, (_, at) => lga(`M/${at}`, `Bar ${at}`, "Films"));
  const both = await checked(db, officer, "premises", file(LGA, ...many, lga("T/1", "The Mill", "Films")));
  await load(TWO);
  await askToLoad({ db, actor: officer, now: NOW }, both.id, both.version);
  await workOnImports(worker(db));
  expect(await runOf(db, officer, both.id)).toMatchObject({ status: "failed" });
  expect(await listed()).toEqual(["The Anchor", "The Mill"]);
  const again = await load(file(LGA, ...many, lga("T/1", "The Mill", "Films")));
  expect(again).toMatchObject({ status: "visible", errors: 0 });
  expect(await listed()).toHaveLength(50);
});
