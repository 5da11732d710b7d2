import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { v7 as uuid } from "uuid";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { loader as groupActions } from "#app/routes/actions/groups.$groupId/route.tsx";
import { loader as peopleInRole } from "#app/routes/cases/cases.people/route.tsx";
import { loader as unowned } from "#app/routes/actions/unowned/route.tsx";
import { loader as agencies } from "#app/routes/admin/agencies._index/route.tsx";
import { loader as groups } from "#app/routes/admin/groups._index/route.tsx";
import { loader as imports } from "#app/routes/admin/imports._index/route.tsx";
import { loader as law } from "#app/routes/admin/legal-parameters._index/route.tsx";
import { loader as settings } from "#app/routes/admin/settings._index/route.tsx";
import { loader as documents } from "#app/routes/documents/records.$kind.$recordId/route.tsx";
import { loader as fileLoader } from "#app/routes/exports/$exportId_.file/route.tsx";
import { loader as reviews } from "#app/routes/risk/risk.reviews/route.tsx";
import { action, loader as newPage } from "#app/routes/exports/new/route.tsx";
import { loader as meetings } from "#app/routes/meetings/$groupId.meetings._index/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  aSitting,
  get,
  type Handler,
  insert,
  post,
  testDatabase,
} from "../factories.ts";
import type { TestPartnership } from "../factories.ts";

// Of each list: the file has the rows of the page, by the page's own filters, and no more.

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-more-"));
afterAll(() => rmSync(folder, { recursive: true }));

let db: Executor;
let p: TestPartnership;
let chair: Actor;
let stranger: Actor;
let administrator: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-04-01T09:00:00Z"), toFake: ["Date"] });
  useDataFolder(folder);
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  stranger = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
  administrator = await anActor(db, p, { duties: ["administrator"] });
});
afterEach(() => vi.useRealTimers());

const OWN = { format: "csv", destination: "own-use", purpose: "The meeting" };

async function rowsOf(actor: Actor, list: string) {
  const made = (await post(action, actor, {}, OWN, `?list=${list}`)) as Response;
  expect(made.status).toBe(302);
  const exportId = made.headers.get("Location")?.split("/").at(-1) ?? "";
  const answer = (await get(fileLoader, actor, { exportId })) as Response;
  return parse(await answer.text(), { bom: true, columns: true }) as unknown as Record<string, string>[];
}
const shown = async (loader: unknown, actor: Actor, params: Record<string, string> = {}, search = "") =>
  (await get(loader as Handler, actor, params, search)) as never;
const nothing = (actor: Actor, list: string) => post(action, actor, {}, OWN, `?list=${list}`);

test("actions that nobody owns", async () => {
  const reference = "A-26-0001";
  await anAction(db, p, { reference, owner_user_id: null });
  await anAction(db, p, { owner_user_id: chair.id });
  const page: { actions: { reference: string }[] } = await shown(unowned, chair);
  const rows = await rowsOf(chair, "unowned-actions");
  expect(rows.map((row) => row.Action)).toEqual(page.actions.map((row) => row.reference));
  expect(rows).toMatchObject([{ Action: reference, Owner: "To be named" }]);
});

test("actions of a group, for its members alone", async () => {
  const ofGroup = { context: "group", case_id: null, group_id: p.jagId } as const;
  await anAction(db, p, { ...ofGroup, reference: "A-26-0002", due_on: "2026-04-20" });
  await anAction(db, p, { ...ofGroup, reference: "A-26-0001", due_on: "2026-04-10" });
  await anAction(db, p);
  const page: { actions: { reference: string }[] } = await shown(groupActions, chair, { groupId: p.jagId });
  const rows = await rowsOf(chair, `group-actions&group=${p.jagId}`);
  expect(rows.map((row) => row.Action)).toEqual(page.actions.map((row) => row.reference));
  expect(rows).toHaveLength(2);
  expect(await nothing(stranger, `group-actions&group=${p.jagId}`)).toMatchObject({ init: { status: 422 } });
});

test("who came to the last meetings of a group, for its members alone", async () => {
  const sitting_id = await aSitting(db, p, { day: "2026-01-08" });
  await insert(db, "attendance", {
    ...{
      id: uuid(),
      partnership_id: p.partnershipId,
      sitting_id,
      agency_id: p.policeId,
      user_id: null,
      name: "Ann Other",
    },
    ...{ capacity: "member", status: "present", deputy_for_id: null, office: null, recorded_by: null },
    ...{ recorded_at: "2026-01-08T14:00:00.000Z", version: 1 },
  });
  const rows = await rowsOf(chair, `attendance&group=${p.jagId}`);
  expect(rows).toContainEqual(
    expect.objectContaining({ Meeting: "2026-01-08", Attendance: "Present", Percent: "100" }),
  );
  expect(JSON.stringify(rows)).not.toContain("Ann Other");
  expect(await nothing(stranger, `attendance&group=${p.jagId}`)).toMatchObject({ init: { status: 422 } });
});

test("meetings of a group, coming or past, for who may read them", async () => {
  await aSitting(db, p, { day: "2026-04-09" });
  await aSitting(db, p, { day: "2026-05-07", status: "cancelled", reason: "Too few can come" });
  await aSitting(db, p, { day: "2026-03-12" });
  for (const show of ["coming", "past"]) {
    const page: { sittings: { day: string }[] } = await shown(meetings, chair, { groupId: p.jagId }, `?show=${show}`);
    const rows = await rowsOf(chair, `meetings&group=${p.jagId}&show=${show}`);
    expect(rows.map((row) => row.Day)).toEqual(page.sittings.map((row) => row.day));
  }
  expect((await rowsOf(chair, `meetings&group=${p.jagId}&show=coming`))[1]).toMatchObject({
    ...{ Status: "Cancelled", Reason: "Too few can come" },
  });
  const elsewhere = `meetings&group=${p.jagId}&show=coming`;
  expect(await nothing(stranger, elsewhere)).toMatchObject({ init: { status: 422 } });
  expect(await get(newPage, stranger, {}, `?list=${elsewhere}`)).toMatchObject({
    ...{ words: "Meetings: of a group, coming", files: 0 },
  });
});

test("agencies by their filter, and groups in their order", async () => {
  const none = { isa_signed_on: null, isa_expires_on: null };
  await inTransaction(db, (trx) =>
    trx.updateTable("partnership_agency").set(none).where("agency_id", "=", p.policeId).execute(),
  );
  for (const filter of ["", "agreement=none"]) {
    const page: { agencies: { name: string }[] } = await shown(agencies, administrator, {}, `?${filter}`);
    const rows = await rowsOf(administrator, `agencies&${filter}`);
    expect(rows.map((row) => row.Agency)).toEqual(page.agencies.map((row) => row.name));
    expect(rows.length).toBeGreaterThan(0);
  }
  const page: { name: string }[] = await shown(groups, administrator);
  const rows = await rowsOf(administrator, "groups");
  expect(rows.map((row) => row.Group)).toEqual(page.map((row) => row.name));
});

test("finished actions of a group, the newest first", async () => {
  const ofGroup = { context: "group", case_id: null, group_id: p.jagId, status: "done", outcome: "Done so" } as const;
  await anAction(db, p, { ...ofGroup, reference: "A-26-0001", finished_on: "2026-03-02" });
  await anAction(db, p, { ...ofGroup, reference: "A-26-0002", finished_on: "2026-03-20" });
  await anAction(db, p, { context: "group", case_id: null, group_id: p.jagId });
  const page: { finished: { reference: string }[] } = await shown(groupActions, chair, { groupId: p.jagId });
  const rows = await rowsOf(chair, `finished-actions&group=${p.jagId}`);
  expect(rows.map((row) => row.Action)).toEqual(page.finished.map((row) => row.reference));
  expect(rows[0]).toMatchObject({ State: "Done", Finished: "2026-03-20" });
  expect(await nothing(stranger, `finished-actions&group=${p.jagId}`)).toMatchObject({ init: { status: 422 } });
});

test("documents of a record, for whoever may open it", async () => {
  const { id } = await aCase(db, p);
  await insert(db, "document", {
    id: uuid(), partnership_id: p.partnershipId, case_id: id, referral_id: null, action_id: null, kind: "letter", title: "Letter to the landlord",
    content: "pdf", size: 2048, sha256: "0".repeat(64), stored_name: "a".repeat(32), scan_state: "clean", scanned_at: "2026-03-20T10:01:00.000Z", uploaded_by: chair.id,
    uploaded_at: "2026-03-20T10:00:00.000Z", removed_by: null, removed_at: null, removed_reason: null, version: 1,
    context: "case",
  }); // prettier-ignore
  const page: { documents: { title: string }[] } = await shown(documents, chair, { kind: "case", recordId: id });
  const rows = await rowsOf(chair, `documents&kind=case&record=${id}`);
  expect(rows.map((row) => row.Document)).toEqual(page.documents.map((row) => row.title));
  expect(rows).toMatchObject([{ Kind: "Letter or e-mail", Added: "2026-03-20 10:00:00" }]);
  expect(await nothing(stranger, `documents&kind=case&record=${id}`)).toMatchObject({ init: { status: 422 } });
  expect(await get(newPage, stranger, {}, `?list=documents&kind=case&record=${id}`)).toMatchObject({
    ...{ words: "Documents: case not known", files: 0 },
  });
});

test("settings with their value of today, where it comes from and what is decided for later", async () => {
  const change = { partnership_id: p.partnershipId, key: "actions.overdue-short-days", recorded_by: administrator.id };
  for (const [value, from_day] of [["5", "2026-02-01"], ["9", "2026-05-01"]] as const) // prettier-ignore
    await insert(db, "setting_change", { ...change, id: uuid(), value, from_day, reason: `From ${from_day}`, recorded_at: `${from_day}T09:00:00.000Z` }); // prettier-ignore
  const page: { areas: { settings: number; decided: number }[] } = await shown(settings, administrator);
  const rows = await rowsOf(administrator, "settings");
  expect(rows).toHaveLength(page.areas.reduce((sum, area) => sum + area.settings, 0));
  const local = rows.filter((row) => row.From !== "As shipped");
  expect(local).toHaveLength(1);
  expect(local[0]).toMatchObject({
    From: "2026-02-01",
    "Source or reason": "From 2026-02-01",
    "Changes on": "2026-05-01",
  });
  expect([local[0]?.Value, local[0]?.To]).toEqual([expect.stringContaining("5"), expect.stringContaining("9")]);
});

test("numbers of the law by their filter", async () => {
  for (const filter of ["", "power=cpn", "show=confirmed"]) {
    const page: { count: number; powers: { rows: { words: string }[] }[] } = await shown(law, administrator, {}, `?${filter}`); // prettier-ignore
    expect(page.count).toBeGreaterThan(0);
    const rows = await rowsOf(administrator, `legal-parameters&${filter}`);
    const words = page.powers.flatMap((power) => power.rows.map((row) => row.words));
    expect(rows.map((row) => row.Value).sort()).toEqual(words.sort());
  }
});

test("files loaded, of the kinds that somebody may load", async () => {
  for (const [kind, file_name] of [
    ["bogus-kind", "no.csv"],
    ["agencies", "agencies.csv"],
    ["postcodes", "LE11.csv"],
  ] as const)
    // prettier-ignore
    await aRun(kind, file_name);
  const coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  for (const actor of [administrator, coordinator]) {
    const page: { runs: { fileName: string }[] } = await shown(imports, actor);
    const rows = await rowsOf(actor, "imports");
    expect(rows.map((row) => row.File)).toEqual(page.runs.map((row) => row.fileName));
    expect(rows.map((row) => row.File)).toContain("LE11.csv");
  }
  expect(await nothing(chair, "imports")).toMatchObject({ status: 403 });
});

async function aRun(kind: string, file_name: string) {
  await insert(db, "import_run", {
    id: uuid(), partnership_id: p.partnershipId, kind, status: "checked", batch_id: null, stored_as: null, file_name, file_size: 10, reading: "{}",
    columns: "{}", version_label: null, rows_read: 1, rows_loaded: 0, imported: 1, updated: 0, skipped: 0, possible_duplicates: 0, errors: 0,
    problem: null, held_by: null, held_until: null, created_at: "2026-03-20T10:00:00.000Z", created_by: administrator.id, group_id: null,
    ended_at: null, version: 1,
  }); // prettier-ignore
}

test("people of one role: alleged is written out, and nothing is said of victims", async () => {
  const { id, personId } = await aCase(db, p);
  const link = { partnership_id: p.partnershipId, case_id: id, from_day: "2026-03-01", until_day: null, version: 1 };
  await insert(db, "case_link", { ...link, id: uuid(), person_id: personId, role: "victim", standing: null });
  const page: { people: { reference: string }[] } = await shown(peopleInRole, chair, {}, "?role=perpetrators");
  const rows = await rowsOf(chair, `people-in-role&role=perpetrators&group=${p.jagId}`);
  expect(rows.map((row) => row.Person)).toEqual(page.people.map((row) => row.reference));
  expect(rows).toMatchObject([{ Standing: "Alleged perpetrator" }]);
  expect(JSON.stringify(rows)).not.toMatch(/victim/i);
  expect(await nothing(stranger, `people-in-role&role=perpetrators&group=${p.jagId}`)).toMatchObject({
    init: { status: 422 },
  });
});

test("people of cases that come to somebody as lead, and of none that a group of theirs holds", async () => {
  const led = await aCase(db, p, { group_id: p.youthJagId, lead_user_id: chair.id });
  await aCase(db, p);
  const page: { people: { caseId: string }[] } = await shown(peopleInRole, chair, {}, "?group=other");
  expect(page.people.map((row) => row.caseId)).toEqual([led.id]);
  expect(await rowsOf(chair, "people-in-role&role=alleged&group=other")).toHaveLength(1);
  expect(await nothing(stranger, "people-in-role&role=alleged&group=other")).toMatchObject({ init: { status: 422 } });
});

test("reviews of risk by their filter, soonest due first, of nobody's group but one's own", async () => {
  const high = { risk_level: "high", risk_assessed_on: "2026-02-20" } as const;
  await aCase(db, p, { ...high, reference: "CS-26-0002", review_due_on: "2026-03-20" });
  await aCase(db, p, { ...high, reference: "CS-26-0001", review_due_on: "2026-03-09", lead_user_id: chair.id });
  await aCase(db, p, { ...high, reference: "CS-26-0003", review_due_on: "2026-04-03" });
  await aCase(db, p, { risk_level: "low", risk_assessed_on: "2026-01-01", review_due_on: "2026-03-01" });
  await aCase(db, p, { ...high, review_due_on: "2026-03-09", group_id: p.adultsId });
  for (const filter of [
    "role=lead&whose=groups&state=overdue&level=high",
    "role=lead&whose=mine&state=overdue&level=high",
    "role=lead&whose=groups&state=due&level=high",
    "role=lead&whose=groups&state=overdue&level=other",
  ]) {
    const page: { cases: { reference: string }[] } = await shown(reviews, chair, {}, `?${filter}`);
    const rows = await rowsOf(chair, `risk-reviews&${filter}`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.Case)).toEqual(page.cases.map((row) => row.reference));
  }
  expect(await rowsOf(chair, "risk-reviews")).toMatchObject([
    { Case: "CS-26-0001", Group: "JAG", Risk: "High", Lead: "Sam Example", "Review due": "2026-03-09" },
    { Case: "CS-26-0002", Lead: "", "Review due": "2026-03-20" },
  ]);
  expect(await nothing(stranger, "risk-reviews")).toMatchObject({ init: { status: 422 } });
  expect(await nothing(administrator, "risk-reviews")).toMatchObject({ status: 403 });
  const made = await db.selectFrom("disclosure").select(["list", "words"]).orderBy("id", "desc").executeTakeFirst();
  expect(made).toEqual({ list: "risk-reviews", words: "Reviews of risk: lead, all that one sees, overdue, High" });
});
