import { rmSync } from "node:fs";
import pg from "pg";
import { v7 as uuid } from "uuid";

const server = process.env.TEST_DATABASE_URL;
const made: string[] = [];

/** A database that nothing has been put into: on SQLite this file, which is not there; on PostgreSQL one of its own. */
export async function anEmptyDatabase(file: string): Promise<string> {
  if (!server) {
    rmSync(file, { force: true });
    return `file:${file}`;
  }
  const name = `ja_empty_${uuid().replaceAll("-", "")}`;
  made.push(name);
  const from = new URL(server).pathname.slice(1);
  await administer(`create database ${name} template ${from}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** After the tests of a file that asked for any. */
export async function dropEmptyDatabases() {
  for (const name of made.splice(0)) await administer(`drop database if exists ${name} with (force)`);
}

async function administer(statement: string) {
  const url = new URL(server ?? "");
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
