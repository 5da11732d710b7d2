import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as notesPage } from "#app/routes/cases/cases.$caseId_.notes/route.tsx";
import { action as write } from "#app/routes/cases/cases.$caseId_.notes_.new/route.tsx";
import * as correctPage from "#app/routes/cases/cases.$caseId_.notes_.$noteId.correct/route.tsx";
import * as sharingPage from "#app/routes/cases/cases.$caseId_.notes_.$noteId.sharing/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, auditEvents, get, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aNote } from "../support/notes.ts";

let db: Executor;
let p: TestPartnership;
let council: Actor;
let police: Actor;
let colleague: Actor;
let caseId: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  const groups = { [p.jagId]: "member" } as const;
  council = await anActor(db, p, { groups });
  police = await anActor(db, p, { agencyId: p.policeId, groups });
  colleague = await anActor(db, p, { agencyId: p.policeId, groups });
  ({ id: caseId } = await aCase(db, p, { reference: "CS-26-0001" }));
});

const NOTE = {
  ...{ kind: "fact", words: "Seen at the bus station", sharing: "private" },
  ...{ "happenedOn-day": "1", "happenedOn-month": "3", "happenedOn-year": "2026" },
};
const status = (reply: unknown) =>
  reply instanceof Response ? reply.status : ((reply as { init?: { status?: number } }).init?.status ?? 200);
const events = async () => (await auditEvents(db)).filter(({ event }) => event.startsWith("note."));
const stands = (order: "note_id" | "case_id" = "note_id") =>
  db.selectFrom("note_case").selectAll().orderBy(order).execute();

type Page = { notes: { id: string; words: string; isShared: boolean; isCorrected: boolean; mayAnswer: boolean }[] };
const words = async (actor: Actor, of = caseId) =>
  ((await get(notesPage, actor, { caseId: of })) as Page).notes.map((note) => note.words);

describe("writing a note", () => {
  test("keeps it to the agency, with a line in the log that names the case", async () => {
    expect(status(await post(write, police, { caseId }, NOTE))).toBe(302);
    const row = await db.selectFrom("case_note").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      ...{ kind: "fact", words: NOTE.words, happened_on: "2026-03-01", corrects_id: null, source_grade: null },
      ...{ agency_id: p.policeId, written_by: police.id },
    });
    expect(await stands()).toMatchObject([{ note_id: row.id, case_id: caseId, is_shared: 0, version: 1 }]);
    expect(await db.selectFrom("note_sharing").selectAll().execute()).toEqual([]);
    expect(await events()).toMatchObject([
      { event: "note.written", category: "collection", object_kind: "note", object_id: row.id, actor_id: police.id },
    ]);
    expect([await words(police), await words(colleague), await words(council)]).toEqual([
      [NOTE.words],
      [NOTE.words],
      [],
    ]);
  });

  test("shared is read by everyone who sees the case, and it stands who shared it", async () => {
    await post(write, police, { caseId }, { ...NOTE, sharing: "shared" });
    expect(await words(council)).toEqual([NOTE.words]);
    expect(await db.selectFrom("note_sharing").selectAll().execute()).toMatchObject([
      { case_id: caseId, is_shared: 1, changed_by: police.id, reason: null },
    ]);
  });

  test("to several cases writes one note, whose readers each see of their own case alone", async () => {
    const second = await aCase(db, p, { reference: "CS-26-0002" });
    const fields = { ...NOTE, sharing: "shared", alsoReferences: "cs-26-0002" };
    expect(status(await post(write, police, { caseId }, fields))).toBe(302);
    expect((await stands("case_id")).map((row) => row.case_id)).toEqual([caseId, second.id].sort());
    expect(await db.selectFrom("case_note").select("id").execute()).toHaveLength(1);
    expect(await words(council, second.id)).toEqual([NOTE.words]);
  });

  test.each([
    ["a case that the author does not see", { alsoReferences: "CS-26-0009" }, "alsoReferences", 422],
    ["a case that does not exist", { alsoReferences: "CS-26-0404" }, "alsoReferences", 422],
    ["a day to come", { "happenedOn-year": "2999" }, "happenedOn", 422],
    ["no words", { words: "" }, "words", 400],
  ])("with %s writes nothing and keeps what was typed", async (_name, fields, field, expected) => {
    await aCase(db, p, { reference: "CS-26-0009", group_id: p.youthJagId });
    const reply = await post(write, police, { caseId }, { ...NOTE, ...fields });
    expect(reply).toMatchObject({ init: { status: expected }, data: { values: fields } });
    expect(Object.keys((reply as { data: { errors: object } }).data.errors)).toEqual([field]);
    expect(await db.selectFrom("case_note").selectAll().execute()).toEqual([]);
    expect(await events()).toEqual([]);
  });

  test("sent twice writes one note", async () => {
    const once = "019a0000-0000-7000-8000-000000000001";
    await post(write, police, { caseId }, { ...NOTE, once });
    expect(status(await post(write, police, { caseId }, { ...NOTE, once }))).toBe(302);
    expect(await stands()).toHaveLength(1);
  });

  test("is not for guests, nor for a closed case, nor for whoever does not see the case", async () => {
    const guest = await anActor(db, p, { groups: { [p.jagId]: "guest" } });
    const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    const closed = await aCase(db, p, { status: "closed", closed_on: "2026-03-01" });
    expect(status(await post(write, guest, { caseId }, NOTE))).toBe(403);
    expect(status(await post(write, stranger, { caseId }, NOTE))).toBe(404);
    expect(status(await post(write, police, { caseId: closed.id }, NOTE))).toBe(422);
    expect(await stands()).toEqual([]);
  });
});

describe("sharing a note", () => {
  const share = (actor: Actor, noteId: string, fields: Record<string, string>) =>
    post(sharingPage.action, actor, { caseId, noteId }, fields).then(status);

  test("opens it in this case alone, as a disclosure; taking it back takes a reason and both stand there", async () => {
    const second = await aCase(db, p);
    const noteId = await aNote(db, p, { caseIds: [caseId, second.id] });
    expect(await share(colleague, noteId, { version: "1", to: "shared" })).toBe(302);
    expect([await words(council), await words(council, second.id)]).toEqual([["Seen at the bus station"], []]);
    expect(await share(police, noteId, { version: "2", to: "private" })).toBe(422);
    expect(await share(police, noteId, { version: "2", to: "private", reason: "The wrong case" })).toBe(302);
    expect(await words(council)).toEqual([]);
    expect(await events()).toMatchObject([
      { event: "note.shared", category: "disclosure", recipients: "Whoever sees the case", actor_id: colleague.id },
      { event: "note.made-private", category: "alteration", actor_id: police.id },
    ]);
    const sharings = await db.selectFrom("note_sharing").select(["is_shared", "reason"]).orderBy("id").execute();
    expect(sharings).toEqual([
      { is_shared: 1, reason: null },
      { is_shared: 0, reason: "The wrong case" },
    ]);
  });

  test("of two at once, the second is told and nothing is lost", async () => {
    const noteId = await aNote(db, p, { caseIds: [caseId] });
    await share(police, noteId, { version: "1", to: "shared" });
    expect(await share(colleague, noteId, { version: "1", to: "shared" })).toBe(409);
    expect(await db.selectFrom("note_sharing").selectAll().execute()).toHaveLength(1);
  });

  test("is for the agency that wrote it: another that reads it may not, one that does not read it finds none", async () => {
    const shared = await aNote(db, p, { caseIds: [caseId], isShared: true });
    const kept = await aNote(db, p, { caseIds: [caseId] });
    const back = { version: "1", to: "private", reason: "Not ours" };
    expect([await share(council, shared, back), await share(council, kept, { version: "1", to: "shared" })]).toEqual([
      403, 404,
    ]);
    expect(await get(sharingPage.loader, council, { caseId, noteId: kept })).toMatchObject({ status: 404 });
    expect(await events()).toEqual([]);
  });
});

describe("correcting a note", () => {
  const correction = { ...NOTE, words: "Seen at the railway station", kind: "opinion" };
  const correct = (actor: Actor, noteId: string, fields: Record<string, string> = correction) =>
    post(correctPage.action, actor, { caseId, noteId }, fields).then(status);

  test("leaves the old one as it was and stands wherever it does, as private or shared as there", async () => {
    const second = await aCase(db, p);
    const noteId = await aNote(db, p, { caseIds: [caseId, second.id] });
    await post(sharingPage.action, police, { caseId, noteId }, { version: "1", to: "shared" });
    expect(await correct(colleague, noteId)).toBe(302);
    const page = (await get(notesPage, council, { caseId })) as Page;
    expect(page.notes.map((note) => [note.words, note.isCorrected])).toEqual(
      expect.arrayContaining([
        ["Seen at the bus station", true],
        ["Seen at the railway station", false],
      ]),
    );
    expect(await words(council, second.id)).toEqual([]);
    expect(await words(police, second.id)).toHaveLength(2);
    const log = (await events()).at(-1);
    expect(log).toMatchObject({ event: "note.corrected", object_id: noteId, actor_id: colleague.id });
    expect(log?.fields).toContain("words");
  });

  test("is done once: what is wrong with the correction is said of the correction", async () => {
    const noteId = await aNote(db, p, { caseIds: [caseId] });
    expect(await correct(police, noteId)).toBe(302);
    expect(await correct(colleague, noteId)).toBe(409);
    const second = await db.selectFrom("case_note").select("id").where("corrects_id", "=", noteId).executeTakeFirstOrThrow(); // prettier-ignore
    expect(await correct(police, second.id)).toBe(302);
    expect(await stands()).toHaveLength(3);
  });

  test("is for the agency that wrote it, and refused as a note is", async () => {
    const noteId = await aNote(db, p, { caseIds: [caseId], isShared: true });
    expect(await correct(council, noteId)).toBe(403);
    expect(await correct(police, noteId, { ...correction, "happenedOn-year": "2999" })).toBe(422);
    expect(await correct(police, noteId, { ...correction, words: "" })).toBe(400);
    expect(await stands()).toHaveLength(1);
  });
});

test("the list of notes is narrowed by kind, agency and author, and goes on where a page ends", async () => {
  await aNote(db, p, { caseIds: [caseId], isShared: true, words: "Fact" });
  await aNote(db, p, { caseIds: [caseId], isShared: true, words: "Opinion", kind: "opinion" });
  await aNote(db, p, { caseIds: [caseId], words: "Mine", agency_id: p.councilId, writtenBy: council.id });
  const narrowed = async (search: string) =>
    ((await get(notesPage, council, { caseId }, search)) as Page).notes.map((note) => note.words);
  expect(await narrowed("?kind=opinion")).toEqual(["Opinion"]);
  expect(await narrowed(`?agency=${p.policeId}`)).toEqual(["Opinion", "Fact"]);
  expect(await narrowed("?mine=yes")).toEqual(["Mine"]);
  for (let n = 0; n < 30; n++) await aNote(db, p, { caseIds: [caseId], isShared: true, writtenBy: police.id });
  const first = (await get(notesPage, council, { caseId })) as Page & { next: string };
  const second = (await get(notesPage, council, { caseId }, new URL(first.next, "http://localhost").search)) as Page;
  expect([first.notes.length, second.notes.length]).toEqual([25, 8]);
  expect(new Set([...first.notes, ...second.notes].map(({ id }) => id)).size).toBe(33);
});
