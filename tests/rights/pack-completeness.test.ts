import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { decisionOf, PACK_SOURCES } from "#app/domain/rights/pack-sources/all.ts";
import { gatherPack } from "#app/services/rights/gather-pack.ts";
import { listPacks, unsafeListItems } from "#db/queries/access-packs.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase, type TestPartnership } from "../factories.ts";
import { aRightsRequest } from "../support/rights.ts";
import { schemaOf } from "../support/schema.ts";
import { aWholePerson } from "../support/whole-person.ts";

type Row = Record<string, string | number | null>;
let db: Executor;
let p: TestPartnership;
const now = new Date("2026-03-20T10:00:00Z");

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

test("of somebody of whom everything is held every table that can give items gives one, and every row that hangs on them or names them is an item or within one", async () => {
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
});
