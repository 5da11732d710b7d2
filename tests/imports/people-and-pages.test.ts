import { expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { loader as areasLoader, action as areasAction } from "#app/routes/admin/areas/route.tsx";
import { loader as runLoader } from "#app/routes/admin/imports.$runId/route.tsx";
import { action as newAction } from "#app/routes/admin/imports.new/route.tsx";
import { loader as errorsLoader } from "#app/routes/admin/imports.$runId_.errors[.]csv/route.tsx";
import { loader as listLoader } from "#app/routes/admin/imports._index/route.tsx";
import { askToLoad } from "#app/services/imports/ask-to-load.ts";
import { undoImport } from "#app/services/imports/undo-import.ts";
import { workOnImports } from "#app/services/imports/work-on-imports.ts";
import { AREA_REFERRERS } from "#db/queries/area-versions.ts";
import {
  aPartnership,
  anActor,
  auditEvents,
  contextOf,
  get,
  type Handler,
  insert,
  post,
  testDatabase,
} from "../factories.ts";
import { schemaOf } from "../support/schema.ts";
import { checked, fates, loaded, NOW, runOf, worker } from "./office.ts";

async function anOffice() {
  const db = await testDatabase();
  const p = await aPartnership(db);
  const actor = await anActor(db, p, { duties: ["administrator"] });
  return { db, p, actor, at: { db, actor, now: NOW } };
}
const AGENCIES = "Agency,Type,ISA signed,ISA expires\nExample Police,Police,01/02/2026,31/01/2028\nExample Housing,Housing,,\nExample Bakery,Bread,,\nExample Trust,Charity,01/02/2027,\n"; // prettier-ignore

test("agencies are added, changed, left out when nothing is new, and put back as they were", async () => {
  const { db, actor, at } = await anOffice();
  const before = await db.selectFrom("partnership_agency").selectAll().orderBy("agency_id").execute();
  const run = await loaded(db, actor, "agencies", AGENCIES);
  expect(run).toMatchObject({ status: "visible", imported: 2, errors: 2 });
  expect((await fates(db, run.id)).map((row) => row.reason)).toEqual([
    null, null, expect.stringContaining("Kind must be one of"), "Day signed must be today or in the past",
  ]); // prettier-ignore
  const again = await checked(db, actor, "agencies", AGENCIES);
  expect(again).toMatchObject({ imported: 0, updated: 0, skipped: 2 });
  const later = await loaded(db, actor, "agencies", "Name,Kind,Expires\nEXAMPLE POLICE,Police,2029-01-31\nExample Housing,Fire,\n"); // prettier-ignore
  expect(later).toMatchObject({ updated: 1, possible_duplicates: 1 });
  const dayOf = async () => (await db.selectFrom("partnership_agency").innerJoin("agency", "agency.id", "partnership_agency.agency_id").select("isa_expires_on as day").where("agency.name", "=", "Example Police").executeTakeFirst())?.day; // prettier-ignore
  expect(await dayOf()).toBe("2029-01-31");
  expect(await undoImport(at, later.id, later.version)).toEqual({ kind: "done" });
  expect(await dayOf()).toBe("2028-01-31");
  expect(await undoImport(at, run.id, run.version)).toEqual({ kind: "done" });
  expect(await db.selectFrom("partnership_agency").selectAll().orderBy("agency_id").execute()).toEqual(before);
});

test("users are invited once, into agencies that are here, and taken back while they have done nothing", async () => {
  const { db, actor, at } = await anOffice();
  const agencies = await loaded(db, actor, "agencies", AGENCIES);
  const file = "Name,E-mail,Agency\nAnn Example,ann@example.org,example police\nBob Example,ANN@example.org,Example Police\nCy Example,cy@example.org,Nobody\nDi Example,di,Example Police\n"; // prettier-ignore
  const run = await loaded(db, actor, "users", file);
  expect(run).toMatchObject({ imported: 1, skipped: 1, errors: 2 });
  expect(await checked(db, actor, "users", file)).toMatchObject({ imported: 0, possible_duplicates: 1 });
  expect((await auditEvents(db)).map((event) => event.event)).toContain("user.invited");
  expect(await undoImport(at, agencies.id, agencies.version)).toEqual({ kind: "referred-to", referrers: [{ what: "users", count: 1 }] }); // prettier-ignore

  const user = await db.selectFrom("user_account").select("id").where("email", "=", "ann@example.org").executeTakeFirstOrThrow(); // prettier-ignore
  await insert(db, "duty", { id: uuid(), partnership_id: actor.partnershipId, user_id: user.id, duty: "manager", from_day: "2026-03-02", until_day: null, version: 1 }); // prettier-ignore
  expect(await undoImport(at, run.id, run.version)).toMatchObject({ kind: "referred-to", referrers: [{ what: "duties" }] }); // prettier-ignore
  expect(await db.selectFrom("user_account").select("id").where("id", "=", user.id).execute()).toHaveLength(1);
});

test("what has changed since the check stops a file that would have changed it", async () => {
  const { db, actor, at } = await anOffice();
  const first = await checked(db, actor, "agencies", "Name,Kind\nExample Police,Police\n");
  await loaded(db, actor, "agencies", "Name,Kind\nExample Police,Police\n");
  await askToLoad(at, first.id, first.version);
  await workOnImports(worker(db));
  expect(await runOf(db, actor, first.id)).toMatchObject({ status: "failed", problem: expect.stringContaining("has changed since") as string }); // prettier-ignore
});

test("a file with too many users is refused as a whole", async () => {
  const { db, actor } = await anOffice();
  const rows = Array.from({ length: 501 }, (_, i) => `U${i},u${i}@example.org,Example`).join("\n");
  const run = await checked(db, actor, "users", `Name,E-mail,Agency\n${rows}\n`);
  expect(run).toMatchObject({ status: "failed", problem: "A file of users may hold 500 rows. Cut it into several" });
});

test("a coordinator loads areas, and knows of no file with users or agencies in it", async () => {
  const { db, p, actor } = await anOffice();
  const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  const agencies = await checked(db, actor, "agencies", AGENCIES);
  const postcodes = await checked(db, actor, "postcodes", "postcode,beat\nLE11 1AB,62\nx,62\n");
  expect(await get(runLoader as Handler, coordinator, { runId: agencies.id })).toMatchObject({ status: 404 });
  expect(await get(errorsLoader as Handler, coordinator, { runId: agencies.id })).toMatchObject({ status: 404 });
  expect(await get(runLoader as Handler, coordinator, { runId: postcodes.id })).toMatchObject({ id: postcodes.id });
  const { runs } = (await get(listLoader, coordinator)) as { runs: { id: string }[] };
  expect(runs.map((run) => run.id)).toEqual([postcodes.id]);
  const csv = (await get(errorsLoader, coordinator, { runId: postcodes.id })) as Response;
  expect(await csv.text()).toContain('3,"Error, left out",Postcode,"Enter a full UK postcode, like LE11 1AB"');
});

test("the beat of a street is picked once and remembered", async () => {
  const { db, actor } = await anOffice();
  await loaded(db, actor, "postcodes", "postcode,beat\nLE11 1AB,62\n");
  const { beats } = (await get(areasLoader, actor)) as { beats: { id: string }[] };
  const fields = { postcode: "", street: "Station Rd", beatId: beats[0]?.id ?? "" };
  expect(await post(areasAction as Handler, actor, {}, fields)).toMatchObject({ data: { found: { beat: { code: "62", by: "choice" } } } }); // prettier-ignore
  expect(await post(areasAction as Handler, actor, {}, { postcode: "", street: "station road", beatId: "" })).toMatchObject({ data: { found: { beat: { code: "62" }, ward: null } } }); // prettier-ignore
  expect((await auditEvents(db)).filter((event) => event.event === "area.street-beat-chosen")).toHaveLength(1);
  expect(await post(areasAction as Handler, actor, {}, { ...fields, beatId: uuid() })).toMatchObject({ init: { status: 422 } }); // prettier-ignore
  expect(await post(areasAction as Handler, actor, {}, { postcode: "", street: "", beatId: "" })).toMatchObject({ init: { status: 400 } }); // prettier-ignore
});

test("a kind that somebody may not load is none that they can send", async () => {
  const { db, p } = await anOffice();
  const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  const body = new FormData();
  body.append("formToken", formTokenOf(coordinator.sessionId));
  body.append("kind", "users");
  body.append("file", new File(["a,b\n"], "users.csv"));
  const request = new Request("http://localhost/test", { method: "POST", body });
  const answer = await (newAction as Handler)({ request, params: {}, context: contextOf(coordinator) });
  expect(answer).toMatchObject({ init: { status: 400 }, data: { errors: { kind: "Select what the file holds" } } });
  expect(await db.selectFrom("import_run").select("id").execute()).toEqual([]);
});

test("whatever refers to an area is counted before an import is undone", async () => {
  const db = await testDatabase();
  const tables = await schemaOf(db);
  const listed = AREA_REFERRERS.map(({ table, column }) => `${table}.${column}`);
  const found = tables.flatMap((table) => table.foreignKeys.flat().filter((column) => /^(area|beat|ward|lsoa)_id$/.test(column)).map((column) => `${table.name}.${column}`)); // prettier-ignore
  expect(found.sort()).toEqual(listed.sort());
});
