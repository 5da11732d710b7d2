import { sql } from "kysely";
import PizZip from "pizzip";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { beforeEach, expect, test } from "vitest";
import { decisionOf, PACK_SOURCES } from "#app/domain/rights/pack-sources/all.ts";
import { PackSheet } from "#app/components/rights/pack-sheet.tsx";
import { EXEMPTION_NAMES } from "#app/domain/rights/pack.ts";
import { previewPack } from "#app/services/rights/give-pack.ts";
import { wordPack } from "#app/services/rights/word-pack.ts";
import { gatherPack } from "#app/services/rights/gather-pack.ts";
import { listPacks, unsafeListItems, updateItems } from "#db/queries/access-packs.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase, type TestPartnership } from "../factories.ts";
import { aRightsRequest } from "../support/rights.ts";
import { schemaOf } from "../support/schema.ts";
import { aWholePerson, BROTHER, NEIGHBOUR, OFFICER, REACHES } from "../support/whole-person.ts";

type Row = Record<string, string | number | null>;
let db: Executor;
let p: TestPartnership;
const now = new Date("2026-03-20T10:00:00Z");
/** Somebody of whom everything is held is some hundreds of rows, each in a transaction of its own. */
const LONG = { timeout: 90_000 };

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});

async function gathered() {
  const world = await aWholePerson(db, p);
  const actor = await anActor(db, p, { duties: ["information-governance"] });
  const requestId = await aRightsRequest(db, p, { person_id: world.personId });
  const done = await gatherPack({ db, actor, now }, requestId);
  expect(done.kind).toBe("done");
  const [pack] = await listPacks(db, actor, requestId);
  return { ...world, actor, requestId, items: await unsafeListItems(db, pack?.id ?? "") };
}

test(
  "of somebody of whom everything is held every table that can give items gives one, and every row that hangs on them or names them is an item or within one",
  LONG,
  async () => {
    const { items, personId, mergedId } = await gathered();
    const tablesWithItems = new Set(items.map(({ sourceKind }) => sourceKind));
    expect(PACK_SOURCES.map(({ table }) => table).filter((table) => !tablesWithItems.has(table))).toEqual([]);

    const isItem = new Set(items.map(({ sourceKind, sourceId }) => `${sourceKind} ${sourceId}`));
    // What hangs on a row that only names the person is somebody else's.
    const isAbout = new Set(items.filter((i) => i.isMention === 0).map((i) => `${i.sourceKind} ${i.sourceId}`));
    expect([isAbout.has(`person ${personId}`), isAbout.has(`person ${mergedId}`)]).toEqual([true, true]);
    const missing: string[] = [];
    let looked = 0;
    for (const { name, columns, references } of await schemaOf(db)) {
      const decision = decisionOf(name);
      if (decision === undefined || "none" in decision || !columns.has("partnership_id")) continue;
      const { rows } = await sql<Row>`select * from ${sql.table(name)}`.execute(db);
      for (const row of rows) {
        // Written by the gathering itself, after what it found.
        if (name === "rights_request_step" && row["kind"] === "pack-made") continue;
        const texts = Object.values(row).filter((value) => typeof value === "string");
        const names = texts.some((text) => /kerensa (jane )?trewhella/i.test(text));
        if ("within" in decision) {
          const within = isItem.has(`${decision.within} ${row[decision.on]}`);
          if (names && !within) missing.push(`${name} names the person, outside of any item`);
          continue;
        }
        looked += 1;
        const key = (decision.key ?? ["id"]).map((column) => String(row[column])).join("|");
        if (isItem.has(`${name} ${key}`)) continue;
        if (names) missing.push(`${name} names the person`);
        for (const { column, table } of references)
          if (isAbout.has(`${table} ${row[column]}`) && decision.aside?.[column] === undefined)
            missing.push(`${name} hangs on the person by ${column}`);
      }
    }
    expect(missing).toEqual([]);
    expect(looked).toBeGreaterThan(PACK_SOURCES.length);
  },
);

test("with nothing withheld no other name, number or address is in what is given, on the page or in Word; withheld, an item is a count", LONG, async () => {
  const { actor, requestId, items, made } = await gathered();
  const [pack] = await listPacks(db, actor, requestId);
  const decided = async (mark: "disclose" | "withhold", which: readonly { id: string }[]) => {
    const fresh = new Map((await unsafeListItems(db, pack?.id ?? "")).map((item) => [item.id, item.version]));
    const shown = which.map(({ id }) => ({ id, version: fresh.get(id) ?? 0 }));
    const exemption = mark === "withhold" ? ("third-party" as const) : null;
    await inTransaction(db, (trx) => updateItems(trx, pack?.id ?? "", shown, { mark, exemption, reason: "A test", marked_by: actor.id }));
  };
  await decided("disclose", items);
  const whole = await previewPack({ db, actor, now }, requestId);
  if (!whole) throw new Error("There is a draft");
  expect(whole.content.sections.flatMap((section) => section.items)).toHaveLength(items.length);
  const word = wordText(await wordPack(whole.content));
  const html = renderToString(createElement(PackSheet, { content: whole.content }));
  const users = (await db.selectFrom("user_account").select("email").execute()).map(({ email }) => email);
  const agencies = (await db.selectFrom("agency").select("name").execute()).map(({ name }) => name);
  const secrets = [
    ...[NEIGHBOUR.given_names, "Pennefather", "Quill", BROTHER.given_names, ...OFFICER.split(/[ -]/), REACHES.phone, REACHES.email, REACHES.address, "77 Tolgus Hill", "01632 960 555"],
    ...[...made.filter((name) => !/^Zz(given|family)/.test(name)), ...users, ...agencies],
  ];
  for (const text of [JSON.stringify(whole.content), word, html]) {
    for (const own of ["Kerensa Trewhella", "Kez", "3 Carrick Close", "01632 960 777"]) expect(text).toContain(own);
    expect(secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
  }
  const labels = new Set(word.match(/Person [A-Z]+\b|Officer \d+ of Agency [A-Z]+/g));
  expect(new Set(JSON.stringify(whole.content).match(/Person [A-Z]+\b|Officer \d+ of Agency [A-Z]+/g))).toEqual(labels);

  const notes = items.filter(({ section }) => section === "notes");
  await decided("withhold", notes);
  const without = await previewPack({ db, actor, now }, requestId);
  expect(without?.content.withheld).toEqual([{ section: "Notes", exemption: EXEMPTION_NAMES["third-party"], items: notes.length }]);
  expect(without?.content.sections.map(({ name }) => name)).not.toContain("Notes");
}); // prettier-ignore

/** The words of a Word document, one after another. */
function wordText(content: Buffer) {
  const zip = new PizZip(content);
  return (zip.file("word/document.xml")?.asText() ?? "").replaceAll(/<[^>]+>/g, " ").replaceAll("&apos;", "'");
}
