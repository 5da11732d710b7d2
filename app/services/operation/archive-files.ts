import { existsSync } from "node:fs";
import { chmod, mkdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { type ArchiveForm, archiveName } from "#app/domain/audit/archive.ts";
import { holdAlone } from "#db/held-alone.ts";
import { ArchiveFile, ArchiveWriter } from "#db/queries/archive-file.ts";
import type { Archive } from "#db/queries/log-archives.ts";
import { syncFolder } from "#db/sync-folder.ts";
import { flush, hashOf } from "../documents/stored-files.ts";

/** What a test may stop a run at: every step after which the power could go. */
export type OnStep = (step: string) => void | Promise<void>;
export type Written = { sha256: string; bytes: number };

/** One run at a time has the folder of the archives; the lock goes with its process, however that ends. */
export async function alone<R>(folder: string, work: () => Promise<R>): Promise<R> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const held = holdAlone(path.join(folder, "lock"));
  if (!held) throw new Error("Another run is moving months of the log already");
  try {
    return await work();
  } finally {
    held.release();
  }
}

/**
 * A whole file under its name, on the disk, or none: written under another name, flushed, read back and renamed. `check` is
 * given what was read back and throws when it is not what was meant; `mayReplace` throws when what lies there already has to stay.
 */
export async function putArchive(
  folder: string,
  { month, form }: { month: string; form: ArchiveForm },
  write: (writer: ArchiveWriter) => Promise<void>,
  check: (file: ArchiveFile) => Promise<void>,
  { mayReplace, onStep }: { mayReplace: (place: string) => Promise<void>; onStep: OnStep },
): Promise<Written> {
  const place = path.join(folder, archiveName(month, form));
  const draft = `${place}.partial`;
  await rm(draft, { force: true });
  const writer = new ArchiveWriter(draft, form);
  try {
    await write(writer);
  } finally {
    writer.close();
  }
  await chmod(draft, 0o600);
  await onStep("written");
  await flush(draft);
  await onStep("flushed");
  const file = new ArchiveFile(draft);
  try {
    await check(file);
  } finally {
    file.close();
  }
  const written = { sha256: await hashOf(draft), bytes: (await stat(draft)).size };
  if (existsSync(place)) await mayReplace(place);
  await onStep("checked");
  await rename(draft, place);
  await onStep("renamed");
  syncFolder(folder);
  await onStep("in place");
  return written;
}

/** The file of a registered archive, whole as it was registered; throws where it is not. */
export async function wholeArchive(folder: string, archive: Archive): Promise<ArchiveFile> {
  const name = archiveName(archive.month, archive.form);
  const place = path.join(folder, name);
  if (!archive.isOurs) throw new Error(`What the database says of archive/${name} has been changed: see joint-action audit verify`); // prettier-ignore
  if (!existsSync(place)) throw new Error(`archive/${name} is missing: put it back from a backup`);
  if ((await hashOf(place)) !== archive.sha256) throw new Error(`archive/${name} is not as it was written: put it back from a backup`); // prettier-ignore
  return new ArchiveFile(place);
}
