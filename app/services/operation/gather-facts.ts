import { existsSync, readdirSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import path from "node:path";
import { type ArchiveForm, archiveName } from "#app/domain/audit/archive.ts";
import type { DatabaseFacts, Facts } from "#app/domain/operation/findings.ts";
import { sqliteFile } from "#db/connection.ts";
import { findDatabaseFacts } from "#db/database-facts.ts";
import { archiveFolderIn } from "../audit/archive-folder.ts";
import { headFileIn, readHeads } from "../audit/head-file.ts";
import { hashOf } from "../documents/stored-files.ts";
import { erasedFileIn } from "../retention/erased-file.ts";
import { restoreFolderIn } from "./restore-backup.ts";

type Settings = {
  isProduction: boolean;
  host: string;
  origin: string;
  trustProxy: boolean;
  dataDir: string;
  databaseUrl: string;
  secrets: { session?: string; audit?: string; fields?: string };
  mail: { smtpUrl: string } | null;
  scanner: string[] | null;
};
type Asked = {
  now: Date;
  areKeysThere: boolean;
  searchPath: string;
  /** Whether the archived months of the log are looked at, every byte of them: a start of the server does not wait for that. */
  readsArchives: boolean;
};
type RegisteredArchive = { month: string; form: ArchiveForm; sha256: string; bytes: number };

const SETTING = { session: "SESSION_SECRET", audit: "AUDIT_KEY", fields: "FIELD_KEY" } as const;

/** What the rules of app/domain/operation/findings.ts are asked about. Changes nothing, and makes nothing that is not there. */
export async function gatherFacts(settings: Settings, asked: Asked): Promise<Facts> {
  const { now, areKeysThere, searchPath } = asked;
  const { dataDir, databaseUrl, mail, scanner } = settings;
  const smtp = mail && new URL(mail.smtpUrl);
  const { database, archives } = await databaseFacts(databaseUrl);
  return {
    now: now.toISOString(),
    isProduction: settings.isProduction,
    ...{ host: settings.host, origin: settings.origin, trustsProxy: settings.trustProxy },
    mail: smtp && { protocol: smtp.protocol, hostname: smtp.hostname, hasUser: smtp.username !== "" },
    scanner: scanner && { program: scanner[0] ?? "", isThere: isProgram(scanner[0] ?? "", searchPath) },
    isRoot: process.getuid?.() === 0,
    node: process.version,
    dataDir: { place: dataDir, isThere: existsSync(dataDir), ...whoGetsInto(dataDir), isOurs: isOurs(dataDir) },
    weakSecrets: weakOf(settings.secrets),
    openKeyFiles: keyFilesIn(dataDir).filter((file) => (statSync(file).mode & 0o077) !== 0 && process.platform !== "win32"), // prettier-ignore
    areKeysMissing: database.kind === "open" && database.hasLog && !areKeysThere,
    isRestoreUnfinished: existsSync(restoreFolderIn(dataDir)),
    freeBytes: await freeIn(dataDir),
    lastSealedAt: await lastSealedAt(headFileIn(dataDir)),
    isKeptElsewhere: areElsewhere(dataDir, sqliteFile(databaseUrl)),
    hasDemonstration: existsSync(path.join(dataDir, "demo.db")),
    database,
    archives: await stateOfArchives(archiveFolderIn(dataDir), asked.readsArchives ? archives : []),
  };
}

async function databaseFacts(url: string): Promise<{ database: DatabaseFacts; archives: RegisteredArchive[] }> {
  const file = sqliteFile(url);
  if (file !== null && !existsSync(file)) return { database: { kind: "absent" }, archives: [] };
  try {
    const { archives, ...facts } = await findDatabaseFacts(url);
    return { database: { kind: "open", ...facts }, archives };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { database: { kind: "unreadable", why }, archives: [] };
  }
}

async function stateOfArchives(folder: string, registered: readonly RegisteredArchive[]) {
  const found = { whole: 0, missing: [] as string[], changed: [] as string[] };
  for (const { month, form, sha256, bytes } of registered) {
    const name = archiveName(month, form);
    const there = statOf(path.join(folder, name));
    if (!there) found.missing.push(name);
    else if (there.size !== bytes || (await hashOf(path.join(folder, name))) !== sha256) found.changed.push(name);
    else found.whole += 1;
  }
  return found;
}

/** Whether others, or the group, can get into a folder: they cannot where one above it is shut. */
function whoGetsInto(folder: string): { others: boolean; group: boolean } {
  if (process.platform === "win32" || !existsSync(folder)) return { others: false, group: false };
  const mode = statSync(folder).mode;
  let isReachable = true;
  for (let above = path.dirname(folder); ; above = path.dirname(above)) {
    if ((statSync(above).mode & 0o001) === 0) isReachable = false;
    if (above === path.dirname(above)) break;
  }
  return { others: isReachable && (mode & 0o007) !== 0, group: isReachable && (mode & 0o070) !== 0 };
}

function isOurs(folder: string) {
  return process.getuid === undefined || !existsSync(folder) || statSync(folder).uid === process.getuid();
}

/** One of few different characters, or the same as another: made by hand. */
function weakOf(secrets: Settings["secrets"]): string[] {
  const given = (["session", "audit", "fields"] as const).flatMap((purpose) => {
    const secret = secrets[purpose];
    return secret === undefined ? [] : [{ name: SETTING[purpose], secret }];
  });
  const isWeak = ({ name, secret }: (typeof given)[number]) =>
    new Set(secret).size < 10 || given.some((other) => other.name !== name && other.secret === secret);
  return given.filter(isWeak).map(({ name }) => name);
}

function keyFilesIn(dataDir: string): string[] {
  const folder = path.join(dataDir, "keys");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".key"))
    .map((name) => path.join(folder, name));
}

function isProgram(program: string, searchPath: string) {
  if (program.includes("/")) return existsSync(program);
  return searchPath.split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
}

async function freeIn(dataDir: string): Promise<number | null> {
  let folder = dataDir;
  while (!existsSync(folder)) folder = path.dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function lastSealedAt(file: string): Promise<string | null> {
  let last: string | null = null;
  for await (const head of readHeads(file)) last = head.sealedAt;
  return last;
}

function areElsewhere(dataDir: string, database: string | null) {
  const files = [headFileIn(dataDir), erasedFileIn(dataDir)].filter((file) => existsSync(file));
  const own = statOf(database !== null && existsSync(database) ? database : dataDir);
  return own !== null && files.length > 0 && files.every((file) => statOf(file)?.dev !== own.dev);
}

function statOf(file: string) {
  return existsSync(file) ? statSync(file) : null;
}
