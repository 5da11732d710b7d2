import pg from "pg";
import { runPostgresTool } from "./postgres-tools.ts";

/** Whether a PostgreSQL database has no table, view or function of anybody's in its public schema. */
export function isEmptyPostgres(url: string): Promise<boolean> {
  return connected(url, async (client) => {
    const { rows } = await client.query(
      `select 1 from pg_class where relnamespace = 'public'::regnamespace
       union all select 1 from pg_proc where pronamespace = 'public'::regnamespace limit 1`,
    );
    return rows.length === 0;
  });
}

/** Fills an empty database from what pg_dump wrote in its custom format, in one transaction. */
export function fillPostgres(url: string, dump: string): Promise<void> {
  const how = ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"];
  return runPostgresTool("pg_restore", url, [...how, dump]);
}

/** Takes away all that a restore put into a database that was empty before. */
export function clearPostgres(url: string): Promise<void> {
  return connected(url, async (client) => {
    await client.query("drop schema public cascade");
    await client.query("create schema public");
  });
}

async function connected<R>(url: string, work: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
