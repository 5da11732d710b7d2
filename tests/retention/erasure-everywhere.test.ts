import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { minutesContentIn } from "#app/domain/meetings/minutes-content.ts";
import { ERASED_WORDS } from "#app/domain/retention/erased-words.ts";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import { type Erased, eraseRecord } from "#app/services/retention/erase-record.ts";
import { previewErasure } from "#app/services/retention/preview-erasure.ts";
import { readErased } from "#app/services/retention/erased-file.ts";
import { TABLES } from "#db/holdings/all.ts";
import type { Executor } from "#db/transaction.ts";
import { aHeadFile, seal } from "../audit/log.ts";
import { testDatabase } from "../factories.ts";
import { anErasedWorld, CANARY, type ErasedWorld, everyRow, NOW } from "./erased-world.ts";

let db: Executor;
let world: ErasedWorld;
let headFile: string;
let before: Map<string, string[]>;
let told: Awaited<ReturnType<typeof previewErasure>>;
let done: Erased;
const HOW = { rule: "test-rule", fate: "erase" } as const;
const rows = () => everyRow(db, TABLES);
const context = () => ({ db, now: NOW, actor: world.actor, folders: world.folders });
const subject = () => ({ kind: "person" as const, id: world.personId });
const withCanary = (all: Map<string, string[]>) =>
  [...all].flatMap(([table, of]) => of.filter((row) => CANARY.test(row)).map((row) => `${table}: ${row}`));

// Erased once, and looked at from every side.
beforeAll(async () => {
  db = await testDatabase();
  world = await anErasedWorld(db);
  headFile = aHeadFile();
  await seal(db, headFile);
  before = await rows();
  const broken = { ...HOW, mayGo: () => Promise.reject(new Error("stopped")) };
  await expect(eraseRecord(context(), subject(), broken)).rejects.toThrow("stopped");
  expect(await rows(), "what cannot go whole does not go at all").toEqual(before);
  expect(existsSync(world.folders.erasedFile)).toBe(false);
  expect(readdirSync(world.folders.documents)).toHaveLength(1);
  told = await previewErasure(db, world.partnershipId, [subject()]);
  done = await eraseRecord(context(), subject(), HOW);
});

test("no word about the person is left in any row of any table, and their files are gone", async () => {
  expect(withCanary(before).length).toBeGreaterThan(40);
  expect(done).toMatchObject({ kind: "erased", files: 1 });
  expect(withCanary(await rows())).toEqual([]);
  expect(readdirSync(world.folders.documents)).toEqual([]);
});

test("the log is whole afterwards, and the erasure is in it without content", async () => {
  await seal(db, headFile);
  expect(await verifyLog(db, headFile)).toMatchObject({ ok: true });
  const events = db.selectFrom("audit_event").select(["event", "object_id", "category"]);
  expect(await events.where("event", "=", "record.erased").execute()).toEqual([
    { event: "record.erased", object_id: world.personId, category: "erasure" },
  ]);
  const others = await db
    .selectFrom("audit_detail")
    .select("content")
    .where("content", "like", "%Nothing of%")
    .execute();
  expect(others).toHaveLength(1);
});

test("what the preview counts is what goes", () => {
  expect(done.kind === "erased" ? done.counts : []).toEqual(told);
  expect(told).toContainEqual({ kind: "case", name: "case", count: 1 });
});

test("who is named in what stays has a pseudonym, and nobody else loses a word", async () => {
  const said = "Seen with Person A, with Person A and with Robin Stays";
  const note = await db.selectFrom("case_note").select("words").where("id", "=", world.noteId).executeTakeFirst();
  expect(note?.words).toBe(said);
  const incident = db.selectFrom("incident").select("what_happened").where("id", "=", world.otherIncidentId);
  expect((await incident.executeTakeFirst())?.what_happened).toBe(said);
  const report = db.selectFrom("report").select("reporter_person_id").where("id", "=", world.otherReportId);
  expect(await report.executeTakeFirst()).toEqual({ reporter_person_id: null });
});

test("minutes keep the item, its number and its state; its words are gone and its subject has a pseudonym", async () => {
  const { content } = await db.selectFrom("minutes_version").select("content").executeTakeFirstOrThrow();
  const [gone, other] = minutesContentIn(content ?? "").items;
  expect(gone).toMatchObject({ number: 1, state: "done", minute: ERASED_WORDS, decision: ERASED_WORDS });
  expect(gone?.subject).toMatch(/^Person [A-Z]$/);
  expect(other).toMatchObject({ number: 2, minute: "With Person A", subject: "R S" });
  const items = db.selectFrom("agenda_item").select(["kind", "title", "state", "case_id", "reason"]);
  expect(await items.where("position", "=", 1).execute()).toEqual([
    { kind: "matter", title: ERASED_WORDS, state: "open", case_id: null, reason: ERASED_WORDS },
  ]);
});

test("a tombstone stays of the person and of every record that went, and their ids stand outside the database", async () => {
  const stones = await db.selectFrom("tombstone").selectAll().execute();
  expect(stones).toContainEqual(
    expect.objectContaining({ record_kind: "person", record_id: world.personId, rule: "test-rule", with_id: null }),
  );
  for (const [kind, id] of [["case", world.whole.caseId], ["action", world.whole.actionId], ["note", world.whole.noteId], ["document", world.whole.documentId], ["intervention", world.order.interventionId]] as const)
    expect(stones).toContainEqual(expect.objectContaining({ record_kind: kind, record_id: id, with_id: world.personId })); // prettier-ignore
  const outside = [];
  for await (const { kind, id } of readErased(world.folders.erasedFile)) outside.push(`${kind} ${id}`);
  expect(outside.sort()).toEqual(stones.map((s) => `${s.record_kind} ${s.record_id}`).sort());
  expect(await db.selectFrom("tombstone_unwritten").selectAll().execute()).toEqual([]);
  expect(readFileSync(world.folders.erasedFile, "utf8")).not.toMatch(CANARY);
});

test("erasing twice changes nothing", async () => {
  const once = await rows();
  expect(await eraseRecord(context(), subject(), HOW)).toEqual({ kind: "gone" });
  expect(await rows()).toEqual(once);
});
