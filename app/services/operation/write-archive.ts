import { createHash, createHmac } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type Manifest, MANIFEST_NAME, SEAL_NAME } from "#app/domain/operation/manifest.ts";
import { keyFor } from "#db/keys.ts";
import { BLOCK, headerOf, paddingOf } from "./tar.ts";

export type Source = { name: string; path: string };
type Files = Manifest["files"];

/**
 * The bytes of a backup: the files in their order, the manifest with the hash of each, and at the end the hash of every byte
 * before it, also keyed with the log's key, so that nobody without it makes a backup that is taken for ours.
 */
export async function* archiveOf(
  sources: readonly Source[],
  manifestOf: (files: Files) => Manifest,
  at: Date,
): AsyncGenerator<Buffer> {
  const whole = createHash("sha256");
  const counted = (part: Buffer) => {
    whole.update(part);
    return part;
  };
  const files: Files = [];
  for (const { name, path } of sources) {
    const { size } = await stat(path);
    yield counted(headerOf({ name, size }, at));
    const hash = createHash("sha256");
    let read = 0;
    if (size > 0)
      for await (const part of createReadStream(path, { end: size - 1 }) as AsyncIterable<Buffer>) {
        read += part.length;
        hash.update(part);
        yield counted(part);
      }
    if (read !== size) throw new Error(`${path} became shorter while it was read`);
    yield counted(Buffer.alloc(paddingOf(size)));
    files.push({ name, size, sha256: hash.digest("hex") });
  }
  for (const part of small(MANIFEST_NAME, manifestOf(files), at)) yield counted(part);
  yield* small(SEAL_NAME, sealOf(whole.digest()), at);
  yield Buffer.alloc(2 * BLOCK);
}

function sealOf(whole: Buffer) {
  return { sha256: whole.toString("hex"), mac: sealedWith(keyFor("audit"), whole) };
}

/** In hexadecimal. */
export function sealedWith(key: Buffer, whole: Buffer): string {
  return createHmac("sha256", key).update("backup ").update(whole).digest("hex");
}

function small(name: string, value: object, at: Date) {
  const content = Buffer.from(JSON.stringify(value));
  return [headerOf({ name, size: content.length }, at), content, Buffer.alloc(paddingOf(content.length))];
}
