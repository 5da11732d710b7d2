import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import SQLite from "better-sqlite3";
import pg from "pg";
import { v7 as uuid } from "uuid";
import { filledIn, type Writes } from "./fresh-values.ts";

/**
 * A bare server of Node that takes a form, writes what the product writes for it in one durable transaction, and answers
 * with 302: no session, no guard, no look at what there is already.
 */
const [, , database = "", file = ""] = process.argv;
const { writes, ids, references } = JSON.parse(readFileSync(file, "utf8")) as Writes;
const save = database.startsWith("postgres") ? onPostgres(database) : onSqlite(database);
let saved = 0;

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const form = new URLSearchParams(Buffer.concat(parts).toString("utf8"));
    save(form.get("once") ?? "").then(
      () => response.writeHead(302, { Location: `/saved/${saved++}` }).end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
});
server.listen(0, "localhost", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());

function freshValues(once: string) {
  return {
    ids: Array.from({ length: ids }, () => uuid()),
    references: Array.from({ length: references }, (_, index) => `${once}-${index}`),
  };
}

/** With the settings of db/sqlite-dialect.ts: nothing is acknowledged that a power cut could take back. */
function onSqlite(path: string) {
  const handle = new SQLite(path);
  for (const pragma of [
    "foreign_keys = 1",
    "journal_mode = wal",
    "synchronous = 2",
    "recursive_triggers = 1",
    "secure_delete = 1",
  ])
    handle.pragma(pragma);
  const prepared = writes.map((write) => ({ write, statement: handle.prepare(write.sql) }));
  const all = handle.transaction((once: string) => {
    const fresh = freshValues(once);
    for (const { write, statement } of prepared) {
      const values = filledIn(write, fresh.ids, fresh.references);
      if (statement.reader) statement.all(...values);
      else statement.run(...values);
    }
  });
  return async (once: string) => void all.immediate(once);
}

function onPostgres(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  return async (once: string) => {
    const client = await pool.connect();
    const fresh = freshValues(once);
    try {
      await client.query("begin");
      for (const [index, write] of writes.entries())
        await client.query({
          name: `write-${index}`,
          text: write.sql,
          values: filledIn(write, fresh.ids, fresh.references),
        });
      await client.query("commit");
    } finally {
      client.release();
    }
  };
}
