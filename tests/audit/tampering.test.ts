import { sql } from "kysely";
import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import type { FirstFault } from "#app/domain/audit/log-check.ts";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import type { Executor } from "#db/transaction.ts";
import { engine, testDatabase } from "../factories.ts";
import { tamper } from "../support/audit.ts";
import { aHeadFile, log, seal } from "./log.ts";

const COLUMNS = [
  "partnership_id", "at", "actor_id", "agency_id", "session_id", "request_id", "event", "object_kind", "object_id",
  "fields", "purpose", "recipients", "detail_mac", "mac",
]; // prettier-ignore

const entry = fc.record({
  detail: fc.option(fc.dictionary(fc.string({ maxLength: 5 }), fc.string({ maxLength: 20 })), { nil: undefined }),
  restricted: fc.boolean(),
  objects: fc.uniqueArray(fc.constantFrom("person 1", "person 2", "case 1"), { maxLength: 3 }),
  fields: fc.array(fc.constantFrom("status", "dueOn", "words"), { maxLength: 3 }),
  resultCount: fc.option(fc.nat(1000), { nil: undefined }),
  purpose: fc.option(
    fc.string({ maxLength: 10 }).map((text) => text.replaceAll("\0", "")),
    { nil: undefined },
  ),
  sealAfter: fc.boolean(),
});
const attack = fc.record({
  kind: fc.constantFrom(
    "change",
    "delete",
    "insert",
    "renumber",
    "change-detail",
    "unrestrict",
    "delete-detail",
    "insert-detail",
    "insert-object",
    "change-object",
    "delete-object",
    "give-object-to-another",
  ),
  at: fc.nat(),
  column: fc.constantFrom(...COLUMNS),
});

// What one person with the database in hand does to one event of a log, or to its content, is found, and named.
test("any single change, deletion or insertion is found and named", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 9 }), attack, async (entries, attacked) => {
      const db = await testDatabase();
      const headFile = aHeadFile();
      const ids: string[] = [];
      for (const { sealAfter, objects, ...event } of entries) {
        const records = objects.map((text) => text.split(" ")).map(([kind = "", id = ""]) => ({ kind, id }));
        ids.push(await log(db, { ...event, objects: records }));
        if (sealAfter) await seal(db, headFile);
      }
      const unsealed = (await db.selectFrom("audit_unsealed").select("event_id").execute()).length;
      expect(await verifyLog(db, headFile)).toEqual({ ok: true, events: ids.length, unsealed, first: null });

      const i = attacked.at % ids.length;
      const first = await attackOn(db, ids[i] ?? "", entries[i]?.detail !== undefined, attacked);
      if (first) expect(await verifyLog(db, headFile)).toMatchObject({ ok: false, first });
    }),
    { numRuns: engine === "sqlite" ? 100 : 25 },
  );
});

async function attackOn(
  db: Executor,
  id: string,
  hasDetail: boolean,
  { kind, column }: { kind: string; column: string },
): Promise<FirstFault | null> {
  const put = uuid();
  switch (kind) {
    case "change":
      await tamper(db, `update audit_event set ${column} = coalesce(${column}, '') || 'x' where id = ?`, id);
      return { id, fault: "changed" };
    case "delete":
      await tamper(db, "delete from audit_event where id = ?", id);
      return { id, fault: "missing" };
    case "insert":
      await tamper(
        db,
        `insert into audit_event select ${await columnsWithId()} from audit_event where id = ?`,
        put,
        id,
      );
      return { id: put, fault: "inserted" };
    case "renumber":
      await tamper(db, "update audit_event set id = ? where id = ?", put, id);
      return { id, fault: "missing" };
    case "insert-detail":
      if (hasDetail) return null;
      await tamper(db, "insert into audit_detail values (?, 0, '{}')", id);
      return { id, fault: "inserted" };
    case "insert-object":
      await tamper(db, "insert into audit_object (object_kind, object_id, event_id) values ('person', '3', ?)", id);
      return { id, fault: "changed" };
    case "change-object":
      await tamper(db, "update audit_object set object_id = object_id || 'x' where event_id = ?", id);
      return { id, fault: "changed" };
    case "delete-object":
      await tamper(db, "delete from audit_object where event_id = ?", id);
      return { id, fault: "changed" };
    case "give-object-to-another":
      await tamper(db, "update audit_object set event_id = ? where event_id = ?", put, id);
      return { id, fault: "changed" };
    default:
      if (!hasDetail) return null;
      if (kind === "change-detail")
        await tamper(db, "update audit_detail set content = content || ' ' where event_id = ?", id);
      if (kind === "unrestrict")
        await tamper(db, "update audit_detail set restricted = 1 - restricted where event_id = ?", id);
      if (kind === "delete-detail") await tamper(db, "delete from audit_detail where event_id = ?", id);
      return { id, fault: kind === "delete-detail" ? "missing" : "changed" };
  }

  async function columnsWithId() {
    const { columns } = (await db.introspection.getTables()).find((table) => table.name === "audit_event") ?? {
      columns: [],
    };
    return columns.map((c) => (c.name === "id" ? "?" : c.name)).join(", ");
  }
}

test("the attacks of these tests reach the rows", async () => {
  const db = await testDatabase();
  const id = await log(db);
  await tamper(db, "update audit_event set fields = 'x' where id = ?", id);
  expect((await sql<{ fields: string }>`select fields from audit_event`.execute(db)).rows).toEqual([{ fields: "x" }]);
});
