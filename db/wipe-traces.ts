import { existsSync, readdirSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import SQLite from "better-sqlite3";
import pg from "pg";
import { sqliteFile } from "./connection.ts";

const TRIES = 40;
/** Written anew in about 4 seconds, for which a writer waits (BUSY_RETRIES in sqlite-writer.ts). */
const REWRITTEN_WHILE_SERVING = 150 * 1024 * 1024;

export type Wiped = { isWhole: boolean; seconds: number };

/**
 * What deleted rows left in the files of the database. SQLite: the WAL is emptied into the file, and a file that is not too
 * large is written anew without free space. Deleted cells have been overwritten as they went (secure_delete), so that nothing
 * was ever found in a larger one either; `retention again --rewrite` writes it anew when nobody works.
 * PostgreSQL: dead rows are removed from their pages. Blocks its thread: never in the one that answers requests.
 */
export async function wipeTraces(url: string, most = REWRITTEN_WHILE_SERVING): Promise<Wiped> {
  const began = performance.now();
  const isWhole = await wiped(url, most);
  return { isWhole, seconds: Math.round((performance.now() - began) / 100) / 10 };
}

async function wiped(url: string, most: number): Promise<boolean> {
  const file = sqliteFile(url);
  if (file === null) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query("vacuum");
      return true;
    } finally {
      await client.end();
    }
  }
  const handle = new SQLite(file);
  try {
    handle.pragma("secure_delete = 1");
    handle.pragma("busy_timeout = 2000");
    const isRewritten = statSync(file).size > most || (await retried(() => handle.exec("vacuum") !== null));
    return (await retried(() => isWalEmptied(handle))) && isRewritten;
  } finally {
    handle.close();
  }
}

/** A reader that is in the middle of the WAL holds it; it is never long. */
async function retried(work: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      if (work()) return true;
    } catch (error) {
      if ((error as { code?: string }).code !== "SQLITE_BUSY") throw error;
    }
    await sleep(250);
  }
  return false;
}

function isWalEmptied(handle: SQLite.Database) {
  const [row] = handle.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
  return row?.busy === 0;
}

/** Copies that migrations made beside the database (db/migrate.ts): they hold whatever has been erased since. */
export async function removeCopiesBefore(url: string): Promise<number> {
  const file = sqliteFile(url);
  if (file === null || !existsSync(path.dirname(file))) return 0;
  const begins = `${path.basename(file)}.before-`;
  const copies = readdirSync(path.dirname(file)).filter((name) => name.startsWith(begins));
  for (const name of copies) await rm(path.join(path.dirname(file), name), { force: true });
  return copies.length;
}
