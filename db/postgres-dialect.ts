import { type Dialect, PostgresAdapter, PostgresDriver, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import pg from "pg";
import { refuseInsideTransaction } from "./transaction.ts";

const INT8 = 20;

export function postgresDialect(url: string, options: { readOnly?: boolean } = {}): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    lock_timeout: 10_000,
    // Counts come back as int8, which the driver would give as text.
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === INT8 ? Number : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
    },
    options: options.readOnly ? "-c default_transaction_read_only=on" : undefined,
  });
  // A server that restarts closes idle connections; the next query opens another.
  pool.on("error", () => {});
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new GuardedDriver({ pool }),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class GuardedDriver extends PostgresDriver {
  override acquireConnection() {
    refuseInsideTransaction();
    return super.acquireConnection();
  }
}
