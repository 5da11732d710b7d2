import { createCipheriv, createDecipheriv, randomBytes, scrypt } from "node:crypto";
import { BackupRefused } from "./backup-refused.ts";
import { ExactReader } from "./exact-reader.ts";

// A backup under a passphrase: a header in the clear (mark, cost, salt, prefix of the nonces), then pieces of 64 KiB, each
// encrypted with AES-256-GCM under a number of its own and the header, the last one marked as such in its nonce. A piece
// that was changed, left out, moved or cut off does not open.

const MARK = Buffer.from("JOINT-ACTION-BACKUP-1\n");
const PIECE = 64 * 1024;
const TAG = 16;
const SALT = 16;
const PREFIX = 7;
const HEADER = MARK.length + 1 + SALT + PREFIX;
/** scrypt: 2 to the power of this, times 1 KiB, is the memory that each guess costs (128 MiB). */
const COST = 17;
const MOST_COST = 20;

export const SHORTEST_PASSPHRASE = 12;

export function isSealed(beginning: Buffer) {
  return beginning.subarray(0, MARK.length).equals(MARK);
}

export async function* sealed(source: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const header = Buffer.concat([MARK, Buffer.from([COST]), randomBytes(SALT + PREFIX)]);
  const key = await keyOf(passphrase, header);
  yield header;
  let number = 0;
  let piece: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    piece = Buffer.concat([piece, chunk]);
    // Of what fills a piece exactly it is not yet known whether it is the last.
    for (; piece.length > PIECE; piece = piece.subarray(PIECE))
      yield encrypted(key, header, number++, false, piece.subarray(0, PIECE));
  }
  yield encrypted(key, header, number, true, piece);
}

/** Throws BackupRefused at the first piece that does not open, before anything of it is given. */
export async function* unsealed(source: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const reader = new ExactReader(source);
  try {
    const header = await reader.read(HEADER);
    if (!isSealed(header) || (header[MARK.length] ?? 0) > MOST_COST)
      throw new BackupRefused("The backup is damaged: it is not as it was written");
    const key = await keyOf(passphrase, header);
    for (let number = 0; ; number++) {
      const piece: Buffer[] = [];
      let length = 0;
      while (length < PIECE + TAG && !(await reader.isAtEnd())) {
        const part = await reader.some(PIECE + TAG - length);
        piece.push(part);
        length += part.length;
      }
      const isLast = await reader.isAtEnd();
      yield decrypted(key, header, number, isLast, Buffer.concat(piece));
      if (isLast) return;
    }
  } finally {
    await reader.close();
  }
}

function encrypted(key: Buffer, header: Buffer, number: number, isLast: boolean, plain: Buffer) {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(header, number, isLast)).setAAD(header);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypted(key: Buffer, header: Buffer, number: number, isLast: boolean, piece: Buffer) {
  if (piece.length < TAG) throw new BackupRefused("The backup is not whole: it ends too early");
  const tag = piece.subarray(piece.length - TAG);
  const opener = createDecipheriv("aes-256-gcm", key, nonceOf(header, number, isLast))
    .setAAD(header)
    .setAuthTag(tag);
  try {
    return Buffer.concat([opener.update(piece.subarray(0, piece.length - TAG)), opener.final()]);
  } catch {
    throw new BackupRefused(
      number === 0
        ? "The backup does not open: the passphrase is not the one it was made with, or the file is damaged"
        : "The backup is damaged, or not whole",
    );
  }
}

/** No nonce twice: the prefix is random for each backup, and the number counts its pieces (up to 256 TiB). */
function nonceOf(header: Buffer, number: number, isLast: boolean) {
  const nonce = Buffer.alloc(12);
  header.copy(nonce, 0, HEADER - PREFIX, HEADER);
  nonce.writeUInt32BE(number, PREFIX);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function keyOf(passphrase: string, header: Buffer): Promise<Buffer> {
  const salt = header.subarray(MARK.length + 1, MARK.length + 1 + SALT);
  const cost = 2 ** (header[MARK.length] ?? 0);
  return new Promise((resolve, reject) =>
    scrypt(passphrase.normalize("NFC"), salt, 32, { N: cost, r: 8, p: 1, maxmem: 2 * 1024 * cost }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}
