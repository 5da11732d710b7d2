import pg from "pg";

const LOCAL = "postgres://postgres@127.0.0.1:5432/postgres";

/**
 * The PostgreSQL server on which proofs make databases of their own: that of TEST_DATABASE_URL, or else this machine's where
 * it lets its superuser in without a password. Undefined where there is none.
 */
export async function findDatabaseServer() {
  const url = process.env.TEST_DATABASE_URL ?? LOCAL;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    await client.end();
    return url;
  } catch (error) {
    if (process.env.TEST_DATABASE_URL) throw error;
    return undefined;
  }
}
