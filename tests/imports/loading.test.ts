import { existsSync } from "node:fs";
import path from "node:path";
import { addDays } from "date-fns";
import { expect, test } from "vitest";
import { askToLoad } from "#app/services/imports/ask-to-load.ts";
import { discardImport } from "#app/services/imports/discard-import.ts";
import { expireFiles } from "#app/services/imports/expire-files.ts";
import { undoImport } from "#app/services/imports/undo-import.ts";
import { workOnImports } from "#app/services/imports/work-on-imports.ts";
import { placeAreas } from "#app/services/locations/place-areas.ts";
import { listAreas } from "#db/queries/areas.ts";
import { inTransaction } from "#db/transaction.ts";
import { aGroup, aPartnership, anActor, auditEvents, insert, testDatabase } from "../factories.ts";
import { aFile, checked, fates, folder, loaded, NOW, runOf, worker } from "./office.ts";

async function anOffice() {
  const db = await testDatabase();
  const p = await aPartnership(db);
  const actor = await anActor(db, p, { duties: ["administrator"] });
  return { db, p, actor, at: { db, actor, now: NOW } };
}

const POSTCODES =
  "Postcode,Beat,Ward Code,Ward Name,Lat,Long\nle111ab,62,E05014673,Loughborough Hastings,52.77,-1.2\nLE11 1AD,65,,,,\nnowhere,62,,,,\nLE11 1AB,62,,,,\nLE11 1AE,,,,52.7,\n";

test("every row of a file has a fate, with its line, its column and the reason", async () => {
  const { db, actor } = await anOffice();
  const run = await checked(db, actor, "postcodes", POSTCODES);
  expect(run).toMatchObject({ status: "checked", rows_read: 5, imported: 2, skipped: 1, errors: 2 });
  expect(await fates(db, run.id)).toEqual([
    { line: 2, fate: "imported", column_name: null, reason: null },
    { line: 3, fate: "imported", column_name: null, reason: null },
    { line: 4, fate: "error", column_name: "Postcode", reason: "Enter a full UK postcode, like LE11 1AB" },
    { line: 5, fate: "skipped", column_name: null, reason: "This postcode stands in the file already, further up" },
    { line: 6, fate: "error", column_name: "Longitude", reason: "Enter the longitude too" },
  ]);
  expect(await listAreas(db, actor.partnershipId, "beat")).toEqual([]);
});

test("a file that is loaded answers, and undone it answers no more and leaves nothing", async () => {
  const { db, actor, at } = await anOffice();
  const run = await loaded(db, actor, "postcodes", POSTCODES);
  expect(run).toMatchObject({ status: "visible", imported: 2 });
  const found = await placeAreas(db, actor.partnershipId, { postcode: "LE11 1AB" });
  expect(found).toMatchObject({ beat: { code: "62", by: "postcode" }, ward: { name: "Loughborough Hastings" }, lsoa: null, point: { latitude: 52.77 } }); // prettier-ignore
  expect((await auditEvents(db)).map((event) => event.event)).toContain("import.loaded");

  expect(await undoImport(at, run.id, run.version)).toEqual({ kind: "done" });
  expect(await placeAreas(db, actor.partnershipId, { postcode: "LE11 1AB" })).toMatchObject({ beat: null, ward: null });
  await workOnImports(worker(db));
  expect((await runOf(db, actor, run.id)).status).toBe("undone");
  expect(await db.selectFrom("area_lookup").selectAll().execute()).toEqual([]);
  expect(await db.selectFrom("area").selectAll().execute()).toEqual([]);
  expect(await undoImport(at, run.id, null)).toEqual({ kind: "changed" });
});

test("what refers to the rows of a file keeps it from being undone, and is named", async () => {
  const { db, p, actor, at } = await anOffice();
  const run = await loaded(db, actor, "postcodes", POSTCODES);
  const [beat] = await listAreas(db, actor.partnershipId, "beat");
  const group_id = await aGroup(db, p.partnershipId, { name: "Centre" });
  await insert(db, "group_beat", { group_id, area_id: beat?.id ?? "", partnership_id: p.partnershipId });
  expect(await undoImport(at, run.id, run.version)).toEqual({ kind: "referred-to", referrers: [{ what: "beats of groups", count: 1 }] }); // prettier-ignore
  expect((await runOf(db, actor, run.id)).status).toBe("visible");
});

test("a later file says more and outweighs the one before, field by field", async () => {
  const { db, actor } = await anOffice();
  await loaded(db, actor, "postcodes", POSTCODES);
  const later = await loaded(db, actor, "postcodes", "postcode,beat,lsoa\nLE11 1AB,63,E01025670\n", addDays(NOW, 1));
  expect(later).toMatchObject({ imported: 0, updated: 1 });
  expect(await placeAreas(db, actor.partnershipId, { postcode: "LE11 1AB" })).toMatchObject({
    beat: { code: "63" }, ward: { code: "E05014673" }, lsoa: { code: "E01025670" },
  }); // prettier-ignore
});

test("OS Code-Point Open is read as it is, without headings", async () => {
  const { db, actor } = await anOffice();
  const row = (postcode: string, quality: number) =>
    `"${postcode}",${quality},433213,318943,"E92000001","E19000001","E18000004","E10000018","E07000134","E05010098"`;
  const run = await loaded(db, actor, "postcodes", `${row("DE11 7BS", 10)}\n${row("DE117BT", 90)}\n`);
  expect(run).toMatchObject({ imported: 2, errors: 0 });
  const found = await placeAreas(db, actor.partnershipId, { postcode: "DE11 7BS" });
  expect(found.ward).toMatchObject({ code: "E05010098" });
  expect(found.point?.latitude).toBeCloseTo(52.76707, 4);
  expect((await placeAreas(db, actor.partnershipId, { postcode: "DE11 7BT" })).point).toBeNull();
});

test("boundaries place a point, and those of a newer file take the place of the older", async () => {
  const { db, actor } = await anOffice();
  const square = (west: number) => ({ type: "Polygon", coordinates: [[[west, 52], [west + 1, 52], [west + 1, 53], [west, 53], [west, 52]]] }); // prettier-ignore
  const file = (west: number) => JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: { beat: "62", name: "Centre" }, geometry: square(west) }] }); // prettier-ignore
  const point = { latitude: 52.5, longitude: -1.5 };
  await loaded(db, actor, "beat-boundaries", file(-2));
  expect(await placeAreas(db, actor.partnershipId, { point })).toMatchObject({ beat: { code: "62", name: "Centre", by: "boundary" } }); // prettier-ignore
  const newer = await loaded(db, actor, "beat-boundaries", file(0), addDays(NOW, 1));
  expect(newer).toMatchObject({ updated: 1 });
  expect((await placeAreas(db, actor.partnershipId, { point })).beat).toBeNull();
});

test("a street has the beat of the table, and a postcode comes before it", async () => {
  const { db, actor } = await anOffice();
  await loaded(db, actor, "beat-table", "Street;Postcode;Beat\nStation Road;;64\n;LE11 1AB;65\n");
  expect(await placeAreas(db, actor.partnershipId, { street: "12 STATION RD." })).toMatchObject({ beat: null });
  expect(await placeAreas(db, actor.partnershipId, { street: "Station Rd." })).toMatchObject({ beat: { code: "64", by: "street" } }); // prettier-ignore
  expect(await placeAreas(db, actor.partnershipId, { street: "Station Road", postcode: "le11 1ab" })).toMatchObject({ beat: { code: "65" } }); // prettier-ignore
});

test("nothing of a file is seen before all of it is loaded, and what a stopped process has left is taken up", async () => {
  const { db, actor, at } = await anOffice();
  const rows = Array.from({ length: 1200 }, (_, i) => `LE11 ${i % 10}${letters(Math.floor(i / 10))},62`);
  const run = await checked(db, actor, "postcodes", `postcode,beat\n${rows.join("\n")}\n`);
  expect(run).toMatchObject({ imported: 1200 });
  await askToLoad(at, run.id, run.version);
  let asked = 0;
  await workOnImports(worker(db, { isStopping: () => ++asked > 3 }));
  expect(await runOf(db, actor, run.id)).toMatchObject({ status: "loading", rows_loaded: 1000 });
  expect(await listAreas(db, actor.partnershipId, "beat")).toEqual([]);
  expect(await placeAreas(db, actor.partnershipId, { postcode: rows[0]?.slice(0, 8) ?? "" })).toMatchObject({
    beat: null,
  });

  expect(await workOnImports(worker(db))).toBe(0); // held by the process that stopped, for a while
  const later = addDays(NOW, 1);
  expect(await workOnImports(worker(db, { clock: () => later }))).toBe(1);
  expect(await runOf(db, actor, run.id)).toMatchObject({ status: "visible", rows_loaded: 1200 });
  const { count } = await db.selectFrom("area_lookup").select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow(); // prettier-ignore
  expect(Number(count)).toBe(1200);
});

function letters(n: number) {
  const of = "ABDEFGHJLNPQRSTUWXYZ";
  return `${of[Math.floor(n / of.length)] ?? "A"}${of[n % of.length] ?? "A"}`;
}

test("a check that was cut short begins again", async () => {
  const { db, actor } = await anOffice();
  const first = await checked(db, actor, "postcodes", POSTCODES);
  await inTransaction(db, (trx) => trx.updateTable("import_run").set({ status: "checking" }).where("id", "=", first.id).execute()); // prettier-ignore
  await workOnImports(worker(db));
  expect(await runOf(db, actor, first.id)).toMatchObject({ status: "checked", rows_read: 5, imported: 2 });
  expect(await fates(db, first.id)).toHaveLength(5);
});

test("a file that breaks off fails with its line, and nothing of it is loaded", async () => {
  const { db, actor, at } = await anOffice();
  const run = await checked(db, actor, "postcodes", 'postcode,beat\nLE11 1AB,"62\nLE11 1AD,63\n');
  expect(run).toMatchObject({ status: "failed", problem: "Line 2: A quotation mark is opened and never closed" });
  expect(await askToLoad(at, run.id, run.version)).toMatchObject({ kind: "refused" });
});

test("a file without anything to load is refused", async () => {
  const { db, actor, at } = await anOffice();
  const run = await checked(db, actor, "postcodes", "postcode,beat\nnowhere,62\n");
  expect(await askToLoad(at, run.id, run.version)).toEqual({ kind: "refused", message: "There is nothing in this file to load" }); // prettier-ignore
});

test("another partnership's import is not there", async () => {
  const { db, actor } = await anOffice();
  const run = await checked(db, actor, "postcodes", POSTCODES);
  const stranger = await anActor(db, await aPartnership(db), { duties: ["administrator"] });
  const at = { db, actor: stranger, now: NOW };
  expect(await askToLoad(at, run.id, run.version)).toEqual({ kind: "not-found" });
  expect(await undoImport(at, run.id, null)).toEqual({ kind: "not-found" });
  expect(await discardImport(at, folder, run.id, run.version)).toEqual({ kind: "not-found" });
});

test("a file that is not wanted goes, with what was read of it", async () => {
  const { db, actor, at } = await anOffice();
  const run = await checked(db, actor, "postcodes", POSTCODES);
  expect(await discardImport(at, folder, run.id, run.version)).toMatchObject({ kind: "done" });
  expect(existsSync(path.join(folder, run.stored_as ?? ""))).toBe(false);
  expect(await fates(db, run.id)).toEqual([]);
});

test("after 30 days the file is deleted with what was read of it, and the fates stay", async () => {
  const { db, actor } = await anOffice();
  const run = await loaded(db, actor, "postcodes", POSTCODES);
  const file = path.join(folder, run.stored_as ?? "");
  await expireFiles({ db, folder, now: addDays(NOW, 29) });
  expect(existsSync(file)).toBe(true);
  expect(await expireFiles({ db, folder, now: addDays(NOW, 31) })).toMatchObject({ files: 1 });
  expect(existsSync(file)).toBe(false);
  const given = await db.selectFrom("import_row").select("given").where("given", "is not", null).execute();
  expect(given).toEqual([]);
  expect(await fates(db, run.id)).toHaveLength(5);
  expect((await runOf(db, actor, run.id)).status).toBe("visible");
});

test("a file that no import names is swept away when it is two days old", async () => {
  const { db } = await anOffice();
  const file = aFile("left by a kill");
  await expireFiles({ db, folder, now: new Date() });
  expect(existsSync(file)).toBe(true);
  await expireFiles({ db, folder, now: addDays(new Date(), 3) });
  expect(existsSync(file)).toBe(false);
});
