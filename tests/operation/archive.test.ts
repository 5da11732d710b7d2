import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { ExactReader } from "#app/services/operation/exact-reader.ts";
import { sealed, unsealed } from "#app/services/operation/passphrase-seal.ts";
import { readArchive } from "#app/services/operation/read-archive.ts";
import { entryOf, headerOf } from "#app/services/operation/tar.ts";
import { archiveOf } from "#app/services/operation/write-archive.ts";
import "../factories.ts";

const AT = new Date("2026-03-02T10:00:00.000Z");
const WORDS = "correct horse battery";

const bytesOf = (source: AsyncIterable<Buffer>) => buffer(source);
const inPieces = (bytes: Buffer, size: number) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size)),
  ) as AsyncIterable<Buffer>;

test("any tar opens what is written, with each file as it was", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "joint-action-tar-"));
  const sizes = { "documents/a": 0, "documents/b": 511, "documents/c": 512, "documents/d": 70_001 };
  const sources = Object.entries(sizes).map(([name, size], i) => {
    const file = path.join(folder, String(i));
    writeFileSync(file, Buffer.alloc(size, i + 1));
    return { name, path: file };
  });
  const manifest = {
    ...{ format: 1, product: "0.0.0", takenAt: AT.toISOString(), migrations: [], head: null },
    ...{ keys: { audit: "a", session: "b", fields: "c" }, missing: [] },
    engine: "sqlite" as const,
  };
  const tar = path.join(folder, "backup.tar");
  writeFileSync(tar, await bytesOf(archiveOf(sources, (files) => ({ ...manifest, files }), AT))); // prettier-ignore
  const listed = execFileSync("tar", ["-tf", tar], { encoding: "utf8" }).trim().split("\n");
  expect(listed).toEqual([...Object.keys(sizes), "manifest.json", "seal.json"]);
  execFileSync("tar", ["-xf", tar, "-C", folder]);
  for (const [i, [name, size]] of Object.entries(sizes).entries())
    expect(readFileSync(path.join(folder, name)).equals(Buffer.alloc(size, i + 1)), name).toBe(true);
  rmSync(folder, { recursive: true, force: true });
});

describe("what a newer version has written", () => {
  const read = async (name: string, manifest: object) => {
    const folder = mkdtempSync(path.join(tmpdir(), "joint-action-newer-"));
    const file = path.join(folder, "content");
    writeFileSync(file, "content");
    try {
      const archive = archiveOf([{ name, path: file }], (files) => ({ ...manifest, files }) as never, AT);
      return await readArchive(archive, path.join(folder, "into"));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  test("says of its format that it is newer, whatever else is in it", async () => {
    await expect(read("database.sqlite", { format: 2, engine: "another" })).rejects.toThrow(
      "The backup is of a newer version of Joint Action: it is written in format 2",
    );
    await expect(read("database.sqlite", { format: "1" })).rejects.toThrow("damaged");
  });

  test("may have files of another kind", async () => {
    await expect(read("photographs/a", { format: 2 })).rejects.toThrow("it is of a newer version of Joint Action, or damaged"); // prettier-ignore
    await expect(read("../database.sqlite", { format: 1 })).rejects.toThrow("does not know");
  });
});

test.each([0, 1, 511, 512, 0o77777777777, 0o77777777777 + 1, 2 ** 45])("a size of %d bytes is read as it was written", (size) => {
  expect(entryOf(headerOf({ name: "database.sqlite", size }, AT))).toEqual({ name: "database.sqlite", size });
}); // prettier-ignore

test("no bit of a header can be changed unseen", () => {
  const header = headerOf({ name: "documents/a", size: 1234 }, AT);
  for (let bit = 0; bit < header.length * 8; bit++) {
    const changed = Buffer.from(header);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => entryOf(changed), `bit ${bit}`).toThrow("damaged");
  }
});

// Around the end of a piece of 64 KiB.
test.each([0, 65_536, 65_537])("%d bytes come out of the seal as they went in", async (size) => {
  const plain = Buffer.alloc(size, 7);
  const shut = await bytesOf(sealed(inPieces(plain, 10_000), WORDS));
  expect(shut.includes(Buffer.alloc(64, 7))).toBe(false);
  expect((await bytesOf(unsealed(inPieces(shut, 4_093), WORDS))).equals(plain)).toBe(true);
}); // prettier-ignore

test("another passphrase, a cut, a piece left out, pieces exchanged: nothing of that piece is given", async () => {
  const shut = await bytesOf(sealed(inPieces(Buffer.alloc(200_000, 7), 10_000), WORDS));
  const header = shut.length - (200_000 + 4 * 16);
  const piece = (i: number) => shut.subarray(header + i * 65_552, header + (i + 1) * 65_552);
  const head = shut.subarray(0, header);
  const opened = (bytes: Buffer, words = WORDS) => bytesOf(unsealed(inPieces(bytes, 5_000), words));
  await expect(opened(shut, "correct horse batterY")).rejects.toThrow("the passphrase is not the one");
  await expect(opened(shut.subarray(0, shut.length - 1))).rejects.toThrow("damaged");
  await expect(opened(Buffer.concat([head, piece(0), piece(1), piece(2)]))).rejects.toThrow("damaged");
  await expect(opened(Buffer.concat([head, piece(0), piece(2), piece(3)]))).rejects.toThrow("damaged");
  await expect(opened(Buffer.concat([head, piece(1), piece(0), piece(2), piece(3)]))).rejects.toThrow("does not open");
  await expect(opened(head)).rejects.toThrow("not whole");
});

test("a reader that is asked for more than there is says that it is not whole", async () => {
  const reader = new ExactReader(inPieces(Buffer.from("abcdef"), 4));
  expect((await reader.read(5)).toString()).toBe("abcde");
  await expect(reader.read(2)).rejects.toThrow("ends too early");
});
