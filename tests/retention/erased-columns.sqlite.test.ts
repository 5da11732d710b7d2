import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { v4, v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { systemActor } from "#app/domain/access/actor.ts";
import { eraseRecord } from "#app/services/retention/erase-record.ts";
import { columnsIn, DELETED_IN_ORDER, holdingOf, keyOf, TABLES } from "#db/holdings/all.ts";
import type { Table } from "#db/holdings/holding.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership, aUser, testDatabase } from "../factories.ts";
import { schemaOf, type Table as SchemaTable } from "../support/schema.ts";
import { everyRow, NOW } from "./erased-world.ts";

/** What is erased by itself; all else goes with one of these. A location goes when nothing is at it any more. */
const ROOTS = ["person", "case", "referral", "incident", "report", "problem", "case-review", "intervention", "rights-request"] as const; // prettier-ignore
/** Mail points to nothing: it goes by the id in its path or by its reference (erasure-everywhere.test.ts). */
const NOT_FILLED: readonly string[] = ["outbox_email.reference", "outbox_email.path"];
const CANARY = /Zq[a-z_]+xcanary/;

type Seeding = { db: Executor; schema: Map<string, SchemaTable>; ids: Map<string, string>; partnershipId: string };

/** One row of one table, pointing to the one row of each other, with a word of its own in every column that may hold words. */
async function aRowOf(seeding: Seeding, table: SchemaTable) {
  const { db, schema, ids, partnershipId } = seeding;
  const { words, frozen } = holdingOf(table.name as Table);
  const own: Record<string, unknown> = {};
  for (const [column, { type, isNullable }] of table.columns) {
    const to = pointsTo(schema, table, column);
    const word = `Zq${table.name}_${column}xcanary`;
    if (column === "id") own[column] = uuid();
    else if (column === "partnership_id") own[column] = partnershipId;
    // Premises stay, and their address with them.
    else if (table.name === "premises" && column === "location_id") own[column] = null;
    else if (to !== undefined) own[column] = to === table.name ? null : await oneOf(seeding, to, isNullable);
    else if (columnsIn(words).includes(column)) own[column] = word;
    else if (columnsIn(frozen).includes(column)) own[column] = JSON.stringify({ said: word });
    else if (table.name === "agenda_item" && column === "kind") own[column] = "case";
    else if (column === "stored_name") own[column] = v4();
    else if (column === "reference") own[column] = `${table.name} reference`;
    else if (table.name === "location" && column === "kind") own[column] = "address";
    else own[column] = isNullable ? null : type === "text" ? "2026-03-01" : 1;
  }
  const columns = Object.keys(own);
  await sql`insert into ${sql.table(table.name)} (${sql.join(columns.map((name) => sql.ref(name)))})
    values (${sql.join(Object.values(own))})`.execute(db);
  const key = keyOf(table.name as Table);
  if (key !== null) ids.set(table.name, String(own[key]));
}

/** By a table that has no key of its own, to what that points to. */
function pointsTo(schema: Seeding["schema"], { references }: SchemaTable, column: string): string | undefined {
  const to = references.find((reference) => reference.column === column)?.table;
  const target = to === undefined || keyOf(to as Table) !== null ? undefined : schema.get(to);
  return target ? pointsTo(schema, target, column) : to;
}

/** The row of a table, made when there is none and one is needed. */
async function oneOf(seeding: Seeding, table: string, isNullable: boolean): Promise<unknown> {
  const key = keyOf(table as Table);
  const known = seeding.ids.get(table);
  if (known !== undefined || key === null) return known ?? null;
  const { rows } = await sql<{ id: unknown }>`select ${sql.ref(key)} as id from ${sql.table(table)} limit 1`.execute(seeding.db); // prettier-ignore
  if (rows[0] || isNullable) return rows[0]?.id ?? null;
  const made = seeding.schema.get(table);
  if (made) await aRowOf(seeding, made);
  return seeding.ids.get(table) ?? null;
}

test("no word is left in any column of any table once the records are erased, whichever row held it", async () => {
  const db = await testDatabase();
  const p = await aPartnership(db);
  await aUser(db, p.policeId);
  const schema = new Map((await schemaOf(db)).map((table) => [table.name, table]));
  const ids = new Map<string, string>();
  await inTransaction(db, async (trx) => {
    // What stands in a row is of no matter here, but that it stands in every one.
    await sql`pragma ignore_check_constraints = 1`.execute(trx);
    await sql`pragma defer_foreign_keys = 1`.execute(trx);
    for (const name of [...DELETED_IN_ORDER].reverse()) {
      const table = schema.get(name);
      if (table && name !== "outbox_email" && !ids.has(name))
        await aRowOf({ db: trx, schema, ids, partnershipId: p.partnershipId }, table);
    }
  });
  const before = await everyRow(db, TABLES);
  const missing = DELETED_IN_ORDER.flatMap((table) =>
    columnsIn(holdingOf(table).words)
      .concat(columnsIn(holdingOf(table).frozen))
      .filter((column) => !before.get(table)?.some((row) => row.includes(`Zq${table}_${column}xcanary`)))
      .map((column) => `${table}.${column}`),
  );
  expect(missing).toEqual(NOT_FILLED);
  const dataDir = mkdtempSync(path.join(tmpdir(), "joint-action-columns-"));
  const folders = { documents: dataDir, uploads: dataDir, erasedFile: path.join(dataDir, "erased-ids") };
  const actor = { ...systemActor("test"), partnershipId: p.partnershipId };
  for (const kind of ROOTS) {
    const id = ids.get(TABLES.find((table) => holdingOf(table).kind === kind) ?? "") ?? "";
    await eraseRecord({ db, now: NOW, actor, folders }, { kind, id }, { rule: "test", fate: "erase" });
  }
  const left = [...(await everyRow(db, TABLES))].flatMap(([table, rows]) =>
    rows.filter((row) => CANARY.test(row)).map((row) => `${table}: ${row}`),
  );
  expect(left).toEqual([]);
  expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([]);
});
