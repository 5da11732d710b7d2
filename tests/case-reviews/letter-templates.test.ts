import PizZip from "pizzip";
import { describe, expect, test } from "vitest";
import { MOST_TEMPLATE_UNPACKED } from "#app/domain/case-reviews/letter-placeholders.ts";
import type { LetterFields } from "#app/domain/case-reviews/letter.ts";
import { checkTemplate } from "#app/services/case-reviews/check-template.ts";
import { shippedTemplate } from "#app/services/case-reviews/shipped-template.ts";
import { wordLetter } from "#app/services/case-reviews/word-letter.ts";
import { aTemplate, wordsOf } from "./templates.ts";

const NEEDED = "{reference} {recipient} {opening} {#paragraphs}{text}{/paragraphs}";
const check = async (body: string, more: Record<string, string> = {}) => (await checkTemplate(await aTemplate(body, more))).message; // prettier-ignore
const FIELDS: LetterFields = {
  ...{ partnership: "Charnwood", date: "1 May 2026", reference: "CR-26-0001", recipient: "Kim Green" },
  ...{ subject: "Outcome", opening: "Dear", contact: "Jo", address: [{ line: "1 High Street" }] },
  paragraphs: [{ text: "First" }, { text: "Second {reference} <b>" }],
};

test("the template that ships is one", async () => {
  expect(await checkTemplate(await shippedTemplate())).toEqual({ message: null });
});

test("a template of the partnership's is filled with the letter's words, and words are never read as placeholders", async () => {
  const template = await aTemplate(`Ours: ${NEEDED}`);
  expect(await checkTemplate(template)).toEqual({ message: null });
  const words = wordsOf(await wordLetter(FIELDS, template));
  expect(words).toContain("Ours: CR-26-0001 Kim Green Dear First");
  expect(words).toContain("Second {reference} &lt;b&gt;");
});

describe("a template is refused by name", () => {
  test.each([
    ["of an unknown placeholder", `${NEEDED} {victim}`, "There is no placeholder {victim}"],
    ["of several", `${NEEDED} {victim} {age}`, "{victim}, {age}"],
    ["of a sum", `${NEEDED} {1+1}`, "{1+1}"],
    ["of a property", `${NEEDED} {recipient.length}`, "{recipient.length}"],
    ["of what every object has", `${NEEDED} {constructor}`, "{constructor}"],
    ["of a prototype", `${NEEDED} {__proto__}`, "{__proto__}"],
    ["of all there is", `${NEEDED} {.}`, "{.}"],
    ["of raw markup in a paragraph of its own", `${NEEDED}\n{@opening}`, "{@opening}"],
    ["of raw markup", `${NEEDED} {@opening}`, "{@opening}"],
    ["of other delimiters", `${NEEDED} {=[[ ]]=}`, "{=[[ ]]="],
    ["of a brace that is not closed", `${NEEDED} {contact`, "The placeholder {contact} has no closing brace"],
    ["of a brace that is not opened", `${NEEDED} contact}`, "has no opening brace"],
    ["of a repetition that does not end", `{reference} {recipient} {opening} {#paragraphs}{text}`, "{paragraphs} begins and does not end"], // prettier-ignore
    ["of a repetition that does not begin", `${NEEDED} {/address}`, "{address} ends and does not begin"],
    [
      "of what a letter must say",
      "{reference} {recipient}",
      "must have the placeholder {opening}, {paragraphs}, {text}",
    ],
  ])("%s", async (_name, body, message) => {
    expect(await check(body)).toContain(message);
  });
});

describe("a file is refused", () => {
  test.each([
    ["that is none of Word's", Buffer.from("not a zip at all"), "must be a Word document"],
    ["that is empty", Buffer.alloc(0), "must be a Word document"],
  ])("%s", async (_name, content, message) => {
    expect((await checkTemplate(content)).message).toContain(message);
  });

  test("that is another zipped file", async () => {
    const zip = new PizZip();
    zip.file("xl/workbook.xml", "<x/>");
    expect((await checkTemplate(zip.generate({ type: "nodebuffer" }))).message).toContain("must be a Word document");
  });

  test("with macros, embedded files, or what Word fetches by itself; a link that somebody clicks is none of them", async () => {
    expect(await check(NEEDED, { "word/vbaProject.bin": "x" })).toContain("macros");
    expect(await check(NEEDED, { "word/embeddings/oleObject1.bin": "x" })).toContain("macros or embedded");
    const link = (type: string) => `<Relationships><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://example.org/a" TargetMode="External"/></Relationships>`; // prettier-ignore
    expect(await check(NEEDED, { "word/_rels/settings.xml.rels": link("attachedTemplate") })).toContain("links to something"); // prettier-ignore
    expect(await check(NEEDED, { "word/_rels/header9.xml.rels": link("image") })).toContain("links to something");
    expect(await check(NEEDED, { "word/_rels/header9.xml.rels": link("hyperlink") })).toBeNull();
  });

  test("that unpacks to more than a letter's template may, or has too many parts, before it is read", async () => {
    const bomb = await aTemplate(NEEDED, { "word/media/large.bin": "0".repeat(MOST_TEMPLATE_UNPACKED) }, "DEFLATE");
    expect(bomb.length).toBeLessThan(1_000_000);
    expect((await checkTemplate(bomb)).message).toContain("too large when it is unpacked");
    const parts = Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`word/media/${n}.bin`, "x"]));
    expect(await check(NEEDED, parts)).toContain("must be a Word document");
  });

  test("whose parts say that they are smaller than they are", async () => {
    const bomb = await aTemplate(NEEDED, { "word/media/large.bin": "0".repeat(MOST_TEMPLATE_UNPACKED) }, "DEFLATE");
    // The sizes that the entry states, in its own header and in the directory.
    const stated = Buffer.alloc(4);
    stated.writeUInt32LE(MOST_TEMPLATE_UNPACKED);
    const lie = Buffer.alloc(4);
    lie.writeUInt32LE(10);
    for (let at = bomb.indexOf(stated); at !== -1; at = bomb.indexOf(stated, at)) lie.copy(bomb, at);
    expect((await checkTemplate(bomb)).message).toContain("must be a Word document");
  });
});
