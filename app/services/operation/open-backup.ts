import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { BackupRefused } from "./backup-refused.ts";
import { isSealed, unsealed } from "./passphrase-seal.ts";

const BEGINNING = 64;

/** Whether a backup was made under a passphrase. */
export async function needsPassphrase(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    return isSealed(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** The bytes of the archive; each is given once what it came in has been found untouched. */
export async function openBackup(file: string, passphrase: string | null): Promise<AsyncIterable<Buffer>> {
  const bytes = createReadStream(file) as AsyncIterable<Buffer>;
  if (!(await needsPassphrase(file))) return bytes;
  if (passphrase === null) throw new BackupRefused("The backup was made under a passphrase, which is needed");
  return unsealed(bytes, passphrase);
}
