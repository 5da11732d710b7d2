import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import SQLite from "better-sqlite3";
import PizZip from "pizzip";
import { v4 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { ExportAsked } from "#app/domain/exports/address.ts";
import { addDocument } from "#app/services/documents/add-document.ts";
import { makeExport } from "#app/services/exports/make-export.ts";
import { erasedFileIn } from "#app/services/retention/erased-file.ts";
import { retentionOf } from "#app/services/retention/retention-of.ts";
import { wordPack } from "#app/services/rights/word-pack.ts";
import { inTransaction } from "#db/transaction.ts";
import { anActor } from "../factories.ts";
import { anErasedWorld, CANARY, type ErasedWorld } from "../retention/erased-world.ts";
import { startApp } from "../support/app.ts";
import { aRetentionRun } from "../support/retention-run.ts";
import { aWorld, type World } from "./world.ts";

// DOMAIN 7.6: what was erased is in no file, no log and nothing that is printed, also where the product itself had put it.

const LONG_AGO = "2008-03-01";
const TALKATIVE = { LOG_LEVEL: "debug", DEBUG: "*" };
let world: World;
let erased: ErasedWorld;
/** The data folder as somebody kept it before anything was erased. */
const kept = mkdtempSync(path.join(tmpdir(), "joint-action-kept-"));

beforeAll(async () => {
  world = await aWorld(TALKATIVE);
  await world.app.stop();
  const { db, app } = world;
  erased = await anErasedWorld(db, app.dataDir);
  const { p, whole } = erased;
  const officer = await anActor(db, p, {
    groups: { [p.jagId]: "coordinator" },
    duties: ["information-governance", "manager", "asb-officer"],
  });
  await makeFiles(officer, whole.caseId);
  await letTimePass();
  await aRetentionRun(db, p, { userId: officer.id, subjects: [{ kind: "person", id: erased.personId }] });
  // Whoever reads the file of an open database gives up the locks that this process holds on it.
  await db.destroy();
  copyFileSync(world.file, `${world.file}.before-2026-01-01`);
  cpSync(app.dataDir, kept, { recursive: true });
});
afterAll(async () => {
  await world.app.close();
  rmSync(kept, { recursive: true, force: true });
});

/** What the product made of the person for somebody, and keeps: lists in both formats, and their pack as a document of the case. */
async function makeFiles(actor: Actor, caseId: string) {
  const { db } = world;
  const now = new Date();
  const lists: ExportAsked[] = [
    { list: "documents", filter: { kind: "case", record: caseId } },
    { list: "people-in-role", filter: { role: "perpetrators", group: erased.p.jagId } },
  ];
  for (const asked of lists)
    for (const format of ["csv", "xlsx"] as const)
      expect(
        await makeExport({ db, actor, now, folder: erased.folders.exports }, asked, {
          ...{ format, destination: "own-use", purpose: "The meeting" },
        }),
        asked.list,
      ).toMatchObject({ kind: "done" });
  const file = path.join(kept, `${uuid()}.docx`);
  const said = [{ title: "Note", day: null, lines: [{ label: "Words", text: "Zqpackxcanary" }] }];
  const content = { title: "What is held", reference: "SR-26-0001", number: 1, subjectName: "Zqsubjectxcanary" };
  const word = await wordPack({
    ...content,
    cover: [],
    withheld: [],
    sections: [{ name: "Notes", items: said }],
  });
  writeFileSync(file, word);
  const received = { path: file, originalName: "pack.docx", size: word.length };
  const document = { title: "Zqtitlexcanary", kind: "report" } as const;
  const context = { db, actor, now, folder: erased.folders.documents };
  expect(await addDocument(context, { kind: "case", id: caseId }, received, document)).toMatchObject({ kind: "done" });
}

/** Everything about the person was over long ago, so that the rule lets it go. */
async function letTimePass() {
  const { db, partnershipId, personId } = erased;
  await inTransaction(db, async (trx) => {
    await trx.updateTable("case_record").set({ status: "closed", opened_on: LONG_AGO, closed_on: LONG_AGO }).execute();
    await trx.updateTable("referral").set({ received_on: LONG_AGO }).execute();
    await trx.updateTable("referral").set({ status: "declined" }).where("status", "=", "awaiting-decision").execute();
    await trx.updateTable("incident").set({ earliest_day: LONG_AGO, latest_day: LONG_AGO }).execute();
    await trx.updateTable("report").set({ reported_on: LONG_AGO }).execute();
    await trx.updateTable("problem").set({ closed_on: LONG_AGO }).execute();
    await trx.updateTable("intervention").set({ issued_on: LONG_AGO, from_day: LONG_AGO, until_day: LONG_AGO }).execute();
    await trx.updateTable("rights_request").set({ closed_on: LONG_AGO }).execute();
  }); // prettier-ignore
  const today = londonDay(new Date());
  const retention = await retentionOf(db, partnershipId, { kind: "person", id: personId }, today);
  expect(retention).toMatchObject({ heldBy: [] });
  expect((retention?.reviewOn ?? "9999") < today, JSON.stringify(retention)).toBe(true);
}

test("a run leaves no word in the database, the data folder, files that the product made, or what the server logs", async () => {
  const { app, file } = world;
  expect(withCanary(app.dataDir)).toEqual(
    expect.arrayContaining([
      "joint-action.db",
      "joint-action.db.before-2026-01-01",
      "documents/",
      "documents/ in it",
      "exports/",
      "exports/ in it",
    ]),
  );
  await app.start();
  for (let waited = 0; waited < 600 && runOf(file).status !== "done"; waited++) await sleep(50);
  expect(runOf(file)).toEqual({ status: "done", done: 1, kept: 0 });
  expect(await app.stop("SIGTERM")).toBe(0);
  expect(withCanary(app.dataDir)).toEqual([]);
  expect(readdirSync(erased.folders.exports)).toEqual([]);
  expect(readdirSync(erased.folders.documents)).toEqual([]);
  expect(app.logged().split("\n").length).toBeGreaterThan(1);
  expect(JSON.parse(await app.command("audit", "verify", "--json"))).toMatchObject({
    ok: true,
    unsealed: 0,
    first: null,
  });
  const printed = [
    await app.command("retention", "again"), await app.command("retention", "again", "--json"), await app.command("job", "list"),
    await app.command("job", "run", "erase-approved"), app.printed(), app.logged(),
  ]; // prettier-ignore
  for (const words of printed) expect(words).not.toMatch(CANARY);
});

test("a copy of the data folder that is put back loses the same, and neither its log nor its command says a word", async () => {
  expect(withCanary(kept)).toContain("joint-action.db");
  copyFileSync(erasedFileIn(world.app.dataDir), erasedFileIn(kept));
  const restored = await startApp({ ...TALKATIVE, DATA_DIR: kept });
  try {
    expect(await restored.stop("SIGTERM")).toBe(0);
    expect(restored.logged()).toContain("are erased");
    const said = await restored.command("retention", "again", "--rewrite", "--json");
    expect(JSON.parse(said)).toEqual({ erased: 0, isWhole: true });
    // Lists go when their hour is over, and copies of the database with the next run.
    expect(withCanary(kept).filter((name) => !name.startsWith("exports/") && !name.includes(".before-"))).toEqual([]);
    for (const words of [said, restored.printed(), restored.logged()]) expect(words).not.toMatch(CANARY);
    expect(JSON.parse(await restored.command("audit", "verify", "--json"))).toMatchObject({ ok: true, unsealed: 0 });
  } finally {
    await restored.close();
  }
});

function runOf(file: string) {
  const handle = new SQLite(file, { readonly: true });
  try {
    return handle.prepare("select status, done, kept from retention_run").get() as { status: string };
  } finally {
    handle.close();
  }
}

/** Each file with a byte of a canary, random names without: in the file itself, or in what is packed in it. */
function withCanary(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = found.flatMap((entry) => {
    const content = readFileSync(path.join(entry.parentPath, entry.name));
    const place = path.relative(folder, entry.parentPath);
    const name = place === "" ? entry.name : `${place}/`;
    return [
      ...(CANARY.test(content.toString("latin1")) ? [name] : []),
      ...(content.subarray(0, 2).toString() === "PK" && isPackedIn(content) ? [`${name} in it`] : []),
    ];
  });
  return [...new Set(names)];
}

function isPackedIn(content: Buffer) {
  return Object.values(new PizZip(content).files).some((file) => CANARY.test(file.asText()));
}
