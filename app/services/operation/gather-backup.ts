import { copyFile, mkdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { archiveName } from "#app/domain/audit/archive.ts";
import {
  BACKUP_FORMAT,
  DATABASE_NAMES,
  ERASED_NAME,
  HEADS_NAME,
  type Manifest,
} from "#app/domain/operation/manifest.ts";
import { sqliteFile } from "#db/connection.ts";
import { findLastSeal } from "#db/queries/audit-seals.ts";
import { listAllKeptImports, listAllStoredDocuments, listAppliedMigrations } from "#db/queries/backup-facts.ts";
import { listArchiveRows } from "#db/queries/log-archives.ts";
import { withSnapshot } from "#db/snapshot.ts";
import type { Executor } from "#db/transaction.ts";
import { appendHeads, type Head, headFileIn, readHeads } from "../audit/head-file.ts";
import { erasedFileIn } from "../retention/erased-file.ts";
import { keyFingerprints } from "./key-fingerprints.ts";
import { PRODUCT_VERSION } from "./product-version.ts";
import { hold } from "./staging.ts";
import type { Source } from "./write-archive.ts";

type Context = { db: Executor; databaseUrl: string; dataDir: string; staging: string; now: Date };
export type Gathered = { facts: Omit<Manifest, "files">; sources: Source[]; documents: number };

const HEADS_AT_ONCE = 1_000;

/**
 * All that belongs to a backup, in a folder of its own, as it stood when the database was copied. Files are given a second
 * name before that and once more after it, so that one removed meanwhile is there all the same, and one added is too.
 */
export async function gatherBackup({ db, databaseUrl, dataDir, staging, now }: Context): Promise<Gathered> {
  const engine: keyof typeof DATABASE_NAMES = sqliteFile(databaseUrl) === null ? "postgres" : "sqlite";
  const database = { name: DATABASE_NAMES[engine], path: path.join(staging, DATABASE_NAMES[engine]) };
  for (const folder of ["documents", "uploads", "archive"]) await mkdir(path.join(staging, folder), { mode: 0o700 });
  await holdFiles(db, dataDir, staging);
  return withSnapshot(databaseUrl, database.path, async (snapshot) => {
    const { held, missing } = await holdFiles(snapshot, dataDir, staging);
    const last = await findLastSeal(snapshot);
    const facts = {
      ...{ format: BACKUP_FORMAT, product: PRODUCT_VERSION, takenAt: now.toISOString(), engine, missing },
      ...{ migrations: await listAppliedMigrations(snapshot), keys: keyFingerprints() },
      head: last ? { sequence: last.sequence, mac: last.mac } : null,
    } as const;
    const beside = await besideTheDatabase(dataDir, staging, last?.sequence ?? 0);
    const documents = held.filter(({ name }) => name.startsWith("documents/")).length;
    return { facts, sources: [database, ...held, ...beside], documents };
  });
}

/** Every file that the database names, and the names of those that are not there. */
async function holdFiles(db: Executor, dataDir: string, staging: string) {
  const named = [
    ...(await listAllStoredDocuments(db)).map(({ storedName }) => `documents/${storedName}`),
    ...(await listAllKeptImports(db)).map(({ storedName }) => `uploads/${storedName}`),
    ...(await listArchiveRows(db)).map(({ month, form }) => `archive/${archiveName(month, form)}`),
  ];
  const held: Source[] = [];
  const missing: string[] = [];
  for (const name of named) {
    const place = path.join(staging, name);
    if (await hold(path.join(dataDir, name), place)) held.push({ name, path: place });
    else missing.push(name);
  }
  return { held, missing };
}

/** The heads of the log as far as it goes in this backup, and the ids of all that was erased. */
async function besideTheDatabase(dataDir: string, staging: string, sequence: number): Promise<Source[]> {
  const heads = path.join(staging, HEADS_NAME);
  let piece: Head[] = [];
  for await (const head of readHeads(headFileIn(dataDir))) {
    if (head.sequence <= sequence) piece.push(head);
    if (piece.length >= HEADS_AT_ONCE) {
      await appendHeads(heads, piece);
      piece = [];
    }
  }
  await appendHeads(heads, piece);
  const erased = path.join(staging, ERASED_NAME);
  if (existsSync(erasedFileIn(dataDir))) await copyFile(erasedFileIn(dataDir), erased);
  return [
    { name: HEADS_NAME, path: heads },
    { name: ERASED_NAME, path: erased },
  ].filter(({ path }) => existsSync(path));
}
