import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { v4 as uuid } from "uuid";

const STORED_NAME = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Outside the web root: what is in it is handed out by a page or not at all. */
export function documentsFolderIn(dataDir: string) {
  return path.join(dataDir, "documents");
}

/** Lists that were made into files, for as long as they can be fetched. */
export function exportsFolderIn(dataDir: string) {
  return path.join(dataDir, "exports");
}

export function storedPath(folder: string, storedName: string) {
  if (!STORED_NAME.test(storedName)) throw new Error("Not the name of a stored file");
  return path.join(folder, storedName);
}

/** A name that says nothing, in a folder that is there. */
export async function newStoredName(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return uuid();
}

/** Moves a file that was received to its place under a random name; on the disk, name and all, when it returns. */
export async function storeFile(received: string, folder: string): Promise<string> {
  const storedName = await newStoredName(folder);
  const place = storedPath(folder, storedName);
  await chmod(received, 0o600);
  await flush(received);
  await rename(received, place);
  await flush(folder);
  return storedName;
}

/** To the disk: a file's content, or a folder's names. */
export async function flush(place: string) {
  const handle = await open(place, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function eraseFile(folder: string, storedName: string) {
  return rm(storedPath(folder, storedName), { force: true });
}

export async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** The names of stored files that have lain there for so long that nobody is still writing or recording them. */
export async function listStoredBefore(folder: string, instant: Date): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as { code?: unknown }).code === "ENOENT") return [];
    throw error;
  });
  const old: string[] = [];
  for (const name of names.filter((n) => STORED_NAME.test(n))) {
    const found = await stat(path.join(folder, name)).catch(() => null);
    if (found && found.ctime < instant) old.push(name);
  }
  return old;
}
