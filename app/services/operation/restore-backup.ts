import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { systemActor } from "#app/domain/access/actor.ts";
import { DATABASE_NAMES, type Manifest } from "#app/domain/operation/manifest.ts";
import { openDatabase, sqliteFile } from "#db/connection.ts";
import { findDamage } from "#db/integrity.ts";
import { type Keys, useKeys } from "#db/keys.ts";
import { findUnknownMigration, migrateDatabase } from "#db/migrate.ts";
import { clearPostgres, fillPostgres } from "#db/postgres-restore.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { removeCopiesBefore, wipeTraces } from "#db/wipe-traces.ts";
import { eraseAgain } from "../retention/erase-again.ts";
import { BackupRefused } from "./backup-refused.ts";
import { checkKeys } from "./check-keys.ts";
import { checkLog, type LostEnd } from "./check-restored-log.ts";
import { foldersIn, gatherErased } from "./gather-erased.ts";
import { openBackup } from "./open-backup.ts";
import { hasKeys, putInPlace } from "./put-in-place.ts";
import { readArchive } from "./read-archive.ts";
import { refusePlace } from "./refuse-place.ts";

export type Place = { dataDir: string; databaseUrl: string };
type Wanted = {
  file: string;
  passphrase: string | null;
  /** The list of what was erased, where it was kept on another disk; null for the one in the data folder. */
  erasedIds: string | null;
  /** Somebody knows that the log was not whole when the backup was made. */
  mayBeFaulty: boolean;
  osUser: string;
  clock: () => Date;
  /** The keys of the settings, or of the `keys` of this folder; null where one of them is nowhere. Makes none. */
  keysIn: (folder: string) => Keys | null;
};
export type Restored = LostEnd & {
  takenAt: string;
  product: string;
  files: number;
  events: number;
  /** What is wrong with the log, in words; null when it is whole. */
  logFault: string | null;
  erasedAgain: number;
  /** Without a list from after the backup nobody can tell what has been erased since. */
  knowsErased: boolean;
  missing: string[];
  sessionKeyDiffers: boolean;
};

const UNDER_WAY = "restore-under-way";

/** While a folder of this name is in the data folder, nothing there is to be served. */
export function restoreFolderIn(dataDir: string) {
  return path.join(dataDir, UNDER_WAY);
}

/**
 * Puts a backup into an empty data folder and an empty database. It is read, held against all its hashes, opened, checked,
 * and what has been erased since is erased again, in a folder of its own; only then is it put in place, the database last.
 * Refused, or cut off by an error, it leaves nothing.
 */
export async function restoreBackup(place: Place, wanted: Wanted): Promise<Restored> {
  await refusePlace(place, UNDER_WAY);
  const staging = restoreFolderIn(place.dataDir);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true, mode: 0o700 });
  try {
    const { manifest, whole, mac } = await readArchive(await openBackup(wanted.file, wanted.passphrase), staging);
    refuseVersion(manifest, place.databaseUrl);
    const { keys, sessionKeyDiffers } = checkKeys(
      manifest,
      { whole, mac },
      wanted.keysIn(hasKeys(place.dataDir) ? place.dataDir : staging),
    );
    useKeys(keys);
    const erased = await gatherErased(place.dataDir, staging, wanted.erasedIds);
    const done = await databaseIn(place, staging, manifest, async (db, url) => {
      const log = await checkLog(db, manifest, { dataDir: place.dataDir, staging, mayBeFaulty: wanted.mayBeFaulty });
      const erasedAgain = await eraseAgain({ db, now: wanted.clock(), folders: foldersIn(staging) });
      if (erasedAgain > 0) await wipeTraces(url, Infinity);
      const restored: Restored = {
        ...{ takenAt: manifest.takenAt, product: manifest.product, files: manifest.files.length - 1 },
        ...{ ...log, erasedAgain, knowsErased: erased.isFromOutside, missing: manifest.missing, sessionKeyDiffers },
      };
      await record(db, wanted, restored);
      return restored;
    });
    await putInPlace(staging, place, wanted.clock());
    return done;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

function refuseVersion({ engine, migrations }: Manifest, databaseUrl: string) {
  const unknown = findUnknownMigration(migrations);
  if (unknown !== undefined)
    throw new BackupRefused(
      `The backup is of a newer version of Joint Action: it holds ${unknown}. Install that version`,
    );
  const wanted = sqliteFile(databaseUrl) === null ? "postgres" : "sqlite";
  if (engine === wanted) return;
  throw new BackupRefused(
    engine === "sqlite"
      ? "The backup is of an SQLite database: restore it without DATABASE_URL, then run joint-action move"
      : "The backup is of a PostgreSQL database: name an empty one in DATABASE_URL",
  );
}

/** The database, open at this version's schema and found sound, still where nobody looks for it; on PostgreSQL emptied again on a fault. */
async function databaseIn<R>(
  { databaseUrl }: Place,
  staging: string,
  { engine }: Manifest,
  work: (db: Executor, url: string) => Promise<R>,
): Promise<R> {
  const file = path.join(staging, DATABASE_NAMES[engine]);
  const url = engine === "postgres" ? databaseUrl : `file:${file}`;
  try {
    if (engine === "postgres") await fillPostgres(url, file);
    const damage = await findDamage(url);
    if (damage !== null) throw new BackupRefused(`The database in the backup is damaged: ${damage}`);
    await migrateDatabase(url, new Date());
    await removeCopiesBefore(url);
    const db = openDatabase(url);
    try {
      return await work(db, url);
    } finally {
      await db.destroy();
    }
  } catch (error) {
    if (engine === "postgres") await clearPostgres(url);
    throw error;
  }
}

function record(
  db: Executor,
  { osUser, clock }: Wanted,
  { takenAt, product, lostEvents, lostSeals, erasedAgain, logFault }: Restored,
) {
  return inTransaction(db, (trx) =>
    insertAuditEvent(trx, systemActor(osUser), clock(), {
      ...{ category: "system", event: "backup.restored", objectKind: "backup", objectId: null },
      ...{ resultCount: lostEvents, detail: { takenAt, product, lostSeals, lostEvents, erasedAgain, logFault } },
    }),
  );
}
