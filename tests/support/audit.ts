import SQLite from "better-sqlite3";
import { sql } from "kysely";
import { expect } from "vitest";
import { eventMac } from "#db/audit-mac.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { engine } from "./database.ts";

/** What a test says of one event; whatever it leaves out may be anything. */
export type ExpectedEvent = Partial<Omit<Database["audit_event"], "id" | "mac" | "detail_mac">> & {
  event: string;
  detail?: unknown;
  /** Whether the detail belongs to a restricted record. */
  restricted?: 0 | 1;
  /** `kind id` of every record under which "who has seen this" finds the event. */
  objects?: readonly string[];
};

/**
 * The log of this database holds exactly these events, in this order, each whole and each waiting for its seal or sealed.
 * Without the first `after` of them: those that a test's own preparation left.
 */
export async function expectAudit(db: Executor, expected: ExpectedEvent[], after = 0) {
  const rows = (await db.selectFrom("audit_event").selectAll().orderBy("id").execute()).slice(after);
  const found = [];
  for (const [i, row] of rows.entries()) {
    const objects = await objectsOf(db, row.id);
    expect(row.mac, "the hash that an event carries of itself").toBe(eventMac(row, objects));
    const wanted = Object.keys(expected[i] ?? {});
    found.push(
      Object.fromEntries(
        Object.entries(await inFull(db, row)).filter(([name]) => name === "event" || wanted.includes(name)),
      ),
    );
  }
  expect(found).toEqual(expected.map((e) => (e.objects ? { ...e, objects: [...e.objects].sort() } : e)));
}

async function inFull(db: Executor, row: Database["audit_event"]) {
  const detail = await db.selectFrom("audit_detail").selectAll().where("event_id", "=", row.id).executeTakeFirst();
  const objects = await objectsOf(db, row.id);
  return {
    ...row,
    detail: detail && (JSON.parse(detail.content) as unknown),
    restricted: detail?.restricted,
    objects: objects.map(({ kind, id }) => `${kind} ${id}`).sort(),
  };
}

function objectsOf(db: Executor, eventId: string) {
  return db
    .selectFrom("audit_object")
    .select(["object_kind as kind", "object_id as id"])
    .where("event_id", "=", eventId)
    .execute();
}

/** What somebody with the database in hand can do: no trigger and no foreign key stands in the way. */
export async function tamper(db: Executor, statement: string, ...values: (string | number | null)[]) {
  if (engine === "postgres") {
    await inTransaction(db, async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx);
      const parts = statement.split("?");
      const filled = parts.slice(1).map((part, i) => sql`${values[i] ?? null}${sql.raw(part)}`);
      await sql`${sql.raw(parts[0] ?? "")}${sql.join(filled, sql``)}`.execute(trx);
    });
    return;
  }
  const { rows } = await sql<{ file: string }>`pragma database_list`.execute(db);
  const handle = new SQLite(rows[0]?.file ?? "");
  try {
    handle.pragma("foreign_keys = off");
    for (const name of handle
      .prepare("select name from sqlite_master where type = 'trigger' and tbl_name like 'audit%'")
      .pluck()
      .all()) {
      handle.exec(`drop trigger ${String(name)}`);
    }
    handle.prepare(statement).run(...values);
  } finally {
    handle.close();
  }
}
