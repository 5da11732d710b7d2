import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import type { Inspected } from "#app/domain/documents/content.ts";

/** As much of a text as it is judged by. */
const HEAD_BYTES = 65_536;
/** In every Outlook message (MS-OXMSG 2.4), as the names of streams are written in a compound file. */
const OUTLOOK_STREAM = Buffer.from("__properties_version1.0", "utf16le");

/** What a rule needs to know of a file to say what it is. */
export async function inspectFile(file: string, name: string): Promise<Inspected> {
  const found = await fileTypeFromFile(file).catch(() => undefined);
  const signature = found ? { mediaType: found.mime, ending: found.ext } : null;
  const isOutlookMessage = found?.mime === "application/x-cfb" && (await contains(file, OUTLOOK_STREAM));
  return { name, signature, head: await headOf(file), isOutlookMessage };
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Piece by piece, each with the end of the one before it. */
async function contains(file: string, wanted: Buffer): Promise<boolean> {
  let end = Buffer.alloc(0);
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    const window = Buffer.concat([end, piece]);
    if (window.includes(wanted)) return true;
    end = window.subarray(Math.max(0, window.length - wanted.length + 1));
  }
  return false;
}
