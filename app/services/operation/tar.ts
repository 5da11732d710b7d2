import { BackupRefused } from "./backup-refused.ts";

// POSIX ustar of short names, so that any tar opens a backup that has no passphrase (docs/decisions/0052).

export const BLOCK = 512;
const CHECKSUM_AT = 148;
/** What twelve octal digits hold less the end; a larger size is written in base 256, as GNU tar does. */
const LARGEST_OCTAL = 0o77777777777;

export type Entry = { name: string; size: number };

export function headerOf({ name, size }: Entry, at: Date): Buffer {
  const header = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 99) throw new Error(`${name} is too long a name for an archive`);
  header.write(name, 0);
  header.write("0000600\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  if (size <= LARGEST_OCTAL) header.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  else {
    header[124] = 0x80;
    header.writeBigUInt64BE(BigInt(size), 128);
  }
  header.write(`${Math.floor(at.getTime() / 1000).toString(8).padStart(11, "0")}\0`, 136); // prettier-ignore
  header.write("0", 156);
  header.write("ustar\0" + "00", 257);
  header.write(`${checksumOf(header).toString(8).padStart(6, "0")}\0 `, CHECKSUM_AT);
  return header;
}

/** The entry that a header begins, or null for the end of the archive. Throws when the header is damaged. */
export function entryOf(header: Buffer): Entry | null {
  if (header.every((byte) => byte === 0)) return null;
  const said = parseInt(header.toString("latin1", CHECKSUM_AT, CHECKSUM_AT + 6), 8);
  const name = header.toString("utf8", 0, header.indexOf(0));
  const size = header[124] === 0x80 ? Number(header.readBigUInt64BE(128)) : octal(header, 124, 11);
  // Made anew and compared whole: a bit that no reader looks at is not let through either.
  const again = headerOf({ name, size }, new Date(octal(header, 136, 11) * 1000));
  if (said !== checksumOf(header) || !again.equals(header))
    throw new BackupRefused("The backup is damaged: it is not as it was written");
  return { name, size };
}

/** The zeros with which an entry is filled up to a whole block. */
export function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function octal(header: Buffer, from: number, length: number) {
  const text = header.toString("latin1", from, from + length);
  if (!/^[0-7]+$/.test(text)) throw new BackupRefused("The backup is damaged: it is not as it was written");
  return parseInt(text, 8);
}

function checksumOf(header: Buffer) {
  let sum = 0;
  for (const [i, byte] of header.entries()) sum += i >= CHECKSUM_AT && i < CHECKSUM_AT + 8 ? 32 : byte;
  return sum;
}
