import { createHash, type Hash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import {
  BACKUP_FORMAT,
  isBackupName,
  type Manifest,
  MANIFEST_NAME,
  manifestSchema,
  SEAL_NAME,
  sealSchema,
} from "#app/domain/operation/manifest.ts";
import { BackupRefused } from "./backup-refused.ts";
import { ExactReader } from "./exact-reader.ts";
import { BLOCK, type Entry, entryOf, paddingOf } from "./tar.ts";

const MOST_MANIFEST = 256 * 1024 * 1024;

export type ReadArchive = { manifest: Manifest; whole: Buffer; mac: string };

/**
 * Every file of a backup into an empty folder that nobody uses yet, and what the backup says of itself. Throws BackupRefused
 * unless every byte is as it was written: each file against its hash, and all of it against the hash at the end. The keyed
 * hash is for whoever has the keys to check.
 */
export async function readArchive(source: AsyncIterable<Buffer>, into: string): Promise<ReadArchive> {
  const reader = new ExactReader(source);
  try {
    return await entriesOf(reader, into);
  } finally {
    await reader.close();
  }
}

async function entriesOf(reader: ExactReader, into: string): Promise<ReadArchive> {
  const whole = createHash("sha256");
  const found: Manifest["files"] = [];
  let manifest: Manifest | undefined;
  for (;;) {
    const before = whole.copy().digest();
    const header = await reader.read(BLOCK);
    const entry = entryOf(header);
    if (!entry || found.some(({ name }) => name === entry.name)) throw damaged();
    if (!isBackupName(entry.name))
      throw new BackupRefused("The backup has a file of a kind that this version does not know: it is of a newer version of Joint Action, or damaged"); // prettier-ignore
    whole.update(header);
    if (entry.name === SEAL_NAME) {
      const { sha256, mac } = parsed(sealSchema, await smallOf(reader, entry, whole));
      if (sha256 !== before.toString("hex") || !manifest) throw damaged();
      await refuseMore(reader);
      refuseOthers(manifest, found);
      return { manifest, whole: before, mac };
    }
    if (manifest) throw damaged();
    if (entry.name === MANIFEST_NAME) manifest = manifestFrom(await smallOf(reader, entry, whole));
    else found.push(await storedFrom(reader, entry, whole, into));
  }
}

/** What a newer version has written differently would otherwise be taken for damage. */
function manifestFrom(content: Buffer): Manifest {
  const { format } = parsed(manifestSchema.pick({ format: true }), content);
  if (format > BACKUP_FORMAT)
    throw new BackupRefused(
      `The backup is of a newer version of Joint Action: it is written in format ${format}, and this version reads ${BACKUP_FORMAT}. Install that version`,
    );
  return parsed(manifestSchema, content);
}

async function storedFrom(reader: ExactReader, { name, size }: Entry, whole: Hash, into: string) {
  const file = path.join(into, name);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  async function* parts() {
    for await (const part of reader.parts(size)) {
      hash.update(part);
      whole.update(part);
      yield part;
    }
  }
  await pipeline(parts, createWriteStream(file, { flags: "wx", mode: 0o600, flush: true }));
  await padding(reader, size, whole);
  return { name, size, sha256: hash.digest("hex") };
}

async function smallOf(reader: ExactReader, { size }: Entry, whole: Hash) {
  if (size > MOST_MANIFEST) throw damaged();
  const content = await reader.read(size);
  whole.update(content);
  await padding(reader, size, whole);
  return content;
}

async function padding(reader: ExactReader, size: number, whole: Hash) {
  const zeros = await reader.read(paddingOf(size));
  if (zeros.some((byte) => byte !== 0)) throw damaged();
  whole.update(zeros);
}

async function refuseMore(reader: ExactReader) {
  const end = await reader.read(2 * BLOCK);
  if (end.some((byte) => byte !== 0) || !(await reader.isAtEnd())) throw damaged();
}

function refuseOthers({ files }: Manifest, found: Manifest["files"]) {
  const isSame =
    files.length === found.length &&
    files.every(({ name, size, sha256 }, i) => {
      const one = found[i];
      return one?.name === name && one.size === size && one.sha256 === sha256;
    });
  if (!isSame) throw damaged();
}

function parsed<T>(
  schema: { safeParse: (value: unknown) => { success: true; data: T } | { success: false } },
  content: Buffer,
) {
  try {
    const result = schema.safeParse(JSON.parse(content.toString("utf8")));
    if (result.success) return result.data;
  } catch {
    // Said below.
  }
  throw damaged();
}

function damaged() {
  return new BackupRefused("The backup is damaged: it is not as it was written");
}
