import { Kysely } from "kysely";
import { sqliteFile } from "#db/connection.ts";
import { postgresDialect } from "#db/postgres-dialect.ts";
import { sqliteDialect } from "#db/sqlite-dialect.ts";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";

/** A statement as the product's queries write it for the engine. */
export type Statement = { sql: string; parameters: readonly unknown[] };

/** Every statement of some work of the product, in its order, as the engine was given it; the work is done for good. */
export async function statementsOf(
  databaseUrl: string,
  work: (db: Executor) => Promise<unknown>,
): Promise<Statement[]> {
  const file = sqliteFile(databaseUrl);
  const statements: Statement[] = [];
  const db = new Kysely<Database>({
    dialect: file === null ? postgresDialect(databaseUrl) : sqliteDialect(file),
    log: ({ level, query: { sql, parameters } }) => {
      if (level === "query") statements.push({ sql, parameters });
    },
  });
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
  return statements;
}

export function isRead({ sql }: Statement): boolean {
  return /^(select|with)\b/i.test(sql);
}
