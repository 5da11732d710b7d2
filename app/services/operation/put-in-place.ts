import { existsSync, readdirSync } from "node:fs";
import { chmod, copyFile, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { DATABASE_NAMES, ERASED_NAME, HEADS_NAME } from "#app/domain/operation/manifest.ts";
import { sqliteFile } from "#db/connection.ts";
import { syncFolder } from "#db/sync-folder.ts";

/**
 * From the folder of the restore to where each belongs, the database last: without it nothing is served. The list of
 * the erased takes the place of the one that was there and is in it; the heads that were there stay beside, under a name with
 * the instant; keys that are there stay.
 */
export async function putInPlace(
  staging: string,
  { dataDir, databaseUrl }: { dataDir: string; databaseUrl: string },
  now: Date,
) {
  const heads = path.join(dataDir, HEADS_NAME);
  if (existsSync(heads)) await rename(heads, `${heads}.before-${now.toISOString().replaceAll(/[:.]/g, "-")}`);
  for (const name of [HEADS_NAME, ERASED_NAME])
    if (existsSync(path.join(staging, name))) await moveFile(path.join(staging, name), path.join(dataDir, name));
  for (const name of ["documents", "uploads", "archive", ...(hasKeys(dataDir) ? [] : ["keys"])]) {
    const from = path.join(staging, name);
    if (existsSync(from)) await rename(from, path.join(dataDir, name));
  }
  syncFolder(dataDir);
  const file = sqliteFile(databaseUrl);
  if (file === null) return;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await moveFile(path.join(staging, DATABASE_NAMES.sqlite), file);
}

/** Keys that outlived the database: they stay, and those of a backup do not come between them. */
export function hasKeys(dataDir: string): boolean {
  const folder = path.join(dataDir, "keys");
  return existsSync(folder) && readdirSync(folder).length > 0;
}

/** Whole under its name or not there, also from one disk to another. */
async function moveFile(from: string, to: string) {
  await sync(from);
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    const draft = `${to}.draft`;
    try {
      await copyFile(from, draft);
      await chmod(draft, 0o600);
      await sync(draft);
      await rename(draft, to);
    } finally {
      await rm(draft, { force: true });
    }
  }
  syncFolder(path.dirname(to));
}

async function sync(file: string) {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
