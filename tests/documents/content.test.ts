import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { judgeContent } from "#app/domain/documents/content.ts";
import { downloadName, refuseDownload, sizeWords } from "#app/domain/documents/document.ts";
import { inspectFile } from "#app/services/documents/inspect-file.ts";
import { BYTES } from "./bytes.ts";

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-content-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function judged(bytes: Uint8Array, name: string) {
  const file = path.join(folder, "received");
  writeFileSync(file, bytes);
  return judgeContent(await inspectFile(file, name));
}

describe("what a file is, by its bytes", () => {
  test.each([
    ["pdf", "pdf", "Report.pdf"],
    ["pdf", "pdf", "whatever it is called.docx"],
    ["png", "png", "gate.png"],
    ["jpeg", "jpeg", "gate.JPG"],
    ["heic", "heic", "IMG_0001.HEIC"],
    ["docx", "docx", "Letter.docx"],
    ["xlsx", "xlsx", "List.xlsx"],
    ["odt", "odt", "Letter.odt"],
    ["ods", "ods", "List.ods"],
    ["msg", "msg", "Keys.msg"],
    ["eml", "eml", "Keys.eml"],
    ["csv", "csv", "beats.csv"],
    ["text", "txt", "note.txt"],
  ] as const)("%s is taken as %s under the name %s", async (bytes, content, name) => {
    expect(await judged(BYTES[bytes], name)).toEqual({ ok: true, content });
  });

  test.each([
    ["exe", "Invoice.pdf", "The file is named .pdf, but what is in it is a .exe file."],
    ["exe", "setup.exe", "The file must be PDF"],
    ["elf", "a.txt", "The file is named .txt, but what is in it is a .elf file."],
    ["docm", "Letter.docx", "The file is named .docx, but what is in it is a .docm file."],
    ["zip", "photos.zip", "The file must be PDF"],
    ["zip", "photos.docx", "The file is named .docx"],
    ["oldWord", "Letter.doc", "The file must be PDF"],
    ["oldWord", "Keys.msg", "what is in it is an old Office file"],
    ["html", "page.html", "The file must be PDF"],
    ["text", "note.pdf", "The file is named .pdf, but what is in it is a text."],
    ["text", "note", "The file must be PDF"],
    ["text", "run.bat", "The file must be PDF"],
    ["text", "Keys.eml", "The file is named .eml, but what is in it is a text."],
    ["noise", "note.txt", "The file is named .txt, but what is in it is of no kind that is known."],
  ] as const)("%s named %s is refused, and it says why", async (bytes, name, message) => {
    const found = await judged(BYTES[bytes], name);
    expect(found).toMatchObject({ ok: false });
    expect(found.ok ? "" : found.message).toContain(message);
  });

  test.each([
    ["UTF-8 with its mark", Buffer.from("\ufeffé\n")],
    ["UTF-16, little end first", Buffer.concat([Buffer.from("fffe", "hex"), Buffer.from("Café", "utf16le")])],
    ["Windows-1252", Buffer.from("Caf\xe9 \x80 5\n", "latin1")],
    ["UTF-8 whose head ends within a letter", Buffer.from("é".repeat(40_000).slice(1), "utf8").subarray(1)],
    ["a text longer than its head", Buffer.from(`a${"é".repeat(40_000)}`)],
  ])("a text may be %s", async (_name, bytes) => {
    expect(await judged(bytes, "note.txt")).toEqual({ ok: true, content: "txt" });
  });

  test("whatever the bytes, the name alone never makes a PDF, a picture or an Office file of them", async () => {
    const names = fc.constantFrom("a.pdf", "a.docx", "a.xlsx", "a.png", "a.jpg", "a.exe", "a");
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), names, async (bytes, name) => {
        const found = await judged(bytes, name);
        const isKnown = ["%PDF", "PK", "\x89PNG", "\xff\xd8\xff"].some((sign) =>
          Buffer.from(bytes).subarray(0, 8).toString("latin1").startsWith(sign),
        );
        expect(found.ok && !isKnown).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

test("what a document is called when it is handed out says nothing of its title and breaks no header", () => {
  const id = "0197a0c0-0000-7000-8000-00000000abcd";
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (reference) => {
      const name = downloadName({ id, reference, uploadedOn: "2026-03-01", content: "pdf" });
      expect(name).toMatch(/^[A-Za-z0-9-]*-2026-03-01-00abcd\.pdf$/);
    }),
    { numRuns: 50 },
  );
});

test.each([
  ["clean", null, null],
  ["not-scanned", null, null],
  ["failed", null, "failed"],
  ["infected", null, "infected"],
  ["clean", "2026-03-01T10:00:00.000Z", "removed"],
] as const)("a document that is %s, removed at %s, is refused as %s", (scanState, removedAt, refusal) => {
  expect(refuseDownload({ scanState, removedAt })).toBe(refusal);
});

test.each([
  [1, "1 byte"],
  [999, "999 bytes"],
  [1_000, "1 kB"],
  [999_499, "999 kB"],
  [1_000_000, "1.0 MB"],
  [25_000_000, "25.0 MB"],
])("%i bytes are %s", (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});
