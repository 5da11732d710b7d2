import { createWriteStream, existsSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { syncFolder } from "#db/sync-folder.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { hashOf } from "../documents/stored-files.ts";
import { gatherBackup } from "./gather-backup.ts";
import { sealed } from "./passphrase-seal.ts";
import { makeStaging } from "./staging.ts";
import { archiveOf, type Source } from "./write-archive.ts";

type Context = { db: Executor; databaseUrl: string; dataDir: string; actor: LoggedActor; clock: () => Date };
type Wanted = {
  file: string;
  /** Null for a backup that anybody can read who has the file. */
  passphrase: string | null;
  /** Whether a file of that name may be written over. */
  mayReplace: boolean;
};
/** `bytes` and `sha256` are of the file as it lies there; `missing` are files that the database names and nobody has. */
export type BackupMade = {
  file: string;
  takenAt: string;
  bytes: number;
  sha256: string;
  documents: number;
  withKeys: boolean;
  missing: string[];
};

/**
 * Database and files as they stood at one moment, in one file of the owner's alone that is found whole under its name or not
 * at all, while the server goes on serving; and an event of the log that says so. The keys of the data folder go along only
 * under a passphrase: beside the database in the clear they would protect nothing.
 */
export async function makeBackup(context: Context, { file, passphrase, mayReplace }: Wanted): Promise<BackupMade> {
  const { dataDir, clock, db, actor } = context;
  const refuseExisting = () => {
    if (existsSync(file) && !mayReplace) throw new Error(`${file} is there already. Give another name, or --force`);
  };
  refuseExisting();
  const partial = `${file}.partial-${process.pid}`;
  const staging = await makeStaging(dataDir);
  try {
    const { facts, sources, documents } = await gatherBackup({ ...context, staging, now: clock() });
    const keys = passphrase === null ? [] : keysIn(dataDir);
    const bytes = archiveOf([...sources, ...keys], (files) => ({ ...facts, files }), clock());
    const out = createWriteStream(partial, { flags: "wx", mode: 0o600, flush: true });
    await pipeline(passphrase === null ? bytes : sealed(bytes, passphrase), out);
    refuseExisting();
    await rename(partial, file);
    syncFolder(path.dirname(file));
    const made: BackupMade = {
      ...{ file, takenAt: facts.takenAt, bytes: (await stat(file)).size, sha256: await hashOf(file) },
      ...{ documents, withKeys: keys.length > 0, missing: facts.missing },
    };
    await record(db, actor, clock(), made);
    return made;
  } finally {
    await rm(staging, { recursive: true, force: true });
    await rm(partial, { force: true });
  }
}

function keysIn(dataDir: string): Source[] {
  return ["audit", "session", "fields"]
    .map((purpose) => ({ name: `keys/${purpose}.key`, path: path.join(dataDir, "keys", `${purpose}.key`) }))
    .filter(({ path }) => existsSync(path));
}

function record(db: Executor, actor: LoggedActor, now: Date, { missing, ...made }: BackupMade) {
  return inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      category: "system",
      event: "backup.made",
      objectKind: "backup",
      objectId: null,
      resultCount: made.documents,
      detail: { ...made, missing: missing.length },
    }),
  );
}
