import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { loadKeys } from "#app/http/keys.ts";
import { buildDemonstration } from "#app/services/demonstration/build-demonstration.ts";
import { openForBuilding } from "#db/connection.ts";
import { isDemonstrationFile } from "#db/demonstration-file.ts";
import { useKeys } from "#db/keys.ts";
import { migrate } from "#db/migrate.ts";
import { insertDemonstrationBirth } from "#db/queries/demonstration.ts";
import { syncFolder } from "#db/sync-folder.ts";
import { inTransaction } from "#db/transaction.ts";
import type { DemonstrationPlace } from "./demonstration-place.ts";

/** In the demonstration's folder, so that no other folder of that name is ever taken for it and deleted. */
const MARK = "this-is-a-demonstration.txt";
const MARK_WORDS = `Invented people, made by Joint Action. "joint-action demo remove" deletes this folder and what is in it.\n`;

/**
 * Where there is none, builds the demonstration under another name, syncs it and renames it: what is found under its own
 * name is whole. Refuses what is not a demonstration. True when it has been built.
 */
export async function ensureDemonstration(place: DemonstrationPlace, now: Date): Promise<boolean> {
  if (existsSync(place.file)) {
    if (isDemonstrationFile(place.file)) return false;
    throw new Error(`${place.file} was not born as a demonstration: nothing was changed in it. Move it elsewhere`);
  }
  refuseForeignFolder(place);
  mkdirSync(path.dirname(place.file), { recursive: true, mode: 0o700 });
  const lock = `${place.file}.building`;
  takeLock(lock);
  try {
    await build(place, now);
  } finally {
    rmSync(lock, { force: true });
  }
  return true;
}

export function refuseForeignFolder({ folder }: DemonstrationPlace) {
  if (!existsSync(folder) || existsSync(path.join(folder, MARK))) return;
  throw new Error(`${folder} does not belong to a demonstration: nothing was changed in it. Move it elsewhere`);
}

async function build({ file, folder }: DemonstrationPlace, now: Date) {
  // Left by a demonstration whose file is gone, or by a build that was cut off.
  rmSync(folder, { recursive: true, force: true });
  const draft = `${file}.draft`;
  removeDatabase(draft);
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(path.join(folder, MARK), MARK_WORDS, { mode: 0o600 });
  useKeys(loadKeys({ dataDir: folder, secrets: {} }));
  try {
    const db = openForBuilding(draft);
    try {
      await migrate(db);
      await inTransaction(db, (trx) => insertDemonstrationBirth(trx, now.toISOString()));
      await buildDemonstration({ db, now });
    } finally {
      // Writes the log back into the file, so that one file is all of it.
      await db.destroy();
    }
    sync(draft);
    renameSync(draft, file);
    syncFolder(path.dirname(file));
  } finally {
    removeDatabase(draft);
  }
}

/** Without what SQLite and a migration put beside it. */
export function removeDatabase(file: string) {
  for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(file + end, { force: true });
}

function sync(file: string) {
  const handle = openSync(file, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** One build at a time. What a process that is gone has left is taken over. */
function takeLock(lock: string) {
  for (let tries = 0; tries < 3; tries++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx", mode: 0o600 });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = Number(readFileSync(lock, "utf8"));
    if (holder !== process.pid && isRunning(holder))
      throw new Error(`Process ${holder} is building the demonstration. If it is not, delete ${lock}`);
    rmSync(lock, { force: true });
  }
  throw new Error(`${lock} could not be taken`);
}

function isRunning(pid: number) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
