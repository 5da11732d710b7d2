import SQLite from "better-sqlite3";
import pg from "pg";
import { sqliteFile } from "#db/connection.ts";
import { isRead, type Statement } from "./statements.ts";

/** The same reads on the bare driver, prepared once. */
export type BareReads = {
  /** Runs all of them, one after another, and gives every row. */
  run: () => Promise<readonly unknown[]>;
  close: () => Promise<void>;
};

/** What the product read, without the product; what it wrote is left out. */
export async function bareReads(databaseUrl: string, statements: readonly Statement[]): Promise<BareReads> {
  const reads = statements.filter(isRead);
  const file = sqliteFile(databaseUrl);
  return file === null ? onPostgres(databaseUrl, reads) : onSqlite(file, reads);
}

function onSqlite(file: string, reads: readonly Statement[]): BareReads {
  const handle = new SQLite(file, { readonly: true });
  const prepared = reads.map(({ sql, parameters }) => ({ statement: handle.prepare(sql), parameters }));
  return {
    run: async () => prepared.flatMap(({ statement, parameters }) => statement.all(...parameters)),
    close: async () => void handle.close(),
  };
}

async function onPostgres(url: string, reads: readonly Statement[]): Promise<BareReads> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    async run() {
      const rows: unknown[] = [];
      for (const [index, { sql, parameters }] of reads.entries()) {
        const result = await client.query({ name: `read-${index}`, text: sql, values: [...parameters] });
        rows.push(...(result.rows as unknown[]));
      }
      return rows;
    },
    close: () => client.end(),
  };
}
