import type { SaxesTagNS } from "saxes";
import { refuseWordField } from "#app/domain/case-reviews/word-field.ts";
import { FETCHES, RUNS, TemplateRefused, UNREADABLE } from "./template-refused.ts";
import { readTemplateXml } from "./template-xml.ts";

const WORD: readonly string[] = [
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
const RUNNING = ["altChunk", "object", "control", "subDoc", "entryMacro", "exitMacro"];
const FETCHING = ["attachedTemplate", "mailMerge", "sourceFileName", "saveThroughXslt"];
const RELATIONSHIPS: readonly string[] = [
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "http://purl.oclc.org/ooxml/officeDocument/relationships",
];
const CLICKED = ["hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"];
const DRAWN = { uri: "urn:schemas-microsoft-com:vml", names: ["imagedata", "image", "fill", "stroke"] };

type Field = { instruction: string; isBefore: boolean };

/**
 * Throws TemplateRefused for a part of the document in which something runs, is fetched, or is computed by a field that is not
 * harmless. A field's instruction may be split over many runs, so it is put together before it is judged; and whatever could
 * hide a part of it from this reader and not from Word (a field in an instruction, words after it) is refused.
 * `links`: the ids of its hyperlinks to the outside, which nothing may use but what somebody clicks.
 */
export function checkWords(content: Uint8Array, links: ReadonlySet<string> = new Set()): void {
  const fields: Field[] = [];
  const within = { instruction: 0, words: 0 };
  const depth = ({ uri, local }: SaxesTagNS, by: 1 | -1) => {
    if (!WORD.includes(uri)) return;
    if (local === "instrText" || local === "delInstrText") within.instruction += by;
    if (local === "t" || local === "delText") within.words += by;
  };
  const begin = () => {
    if (fields.at(-1)?.isBefore) throw refusedField("");
  };
  const fieldMark = (mark: string) => {
    const field = fields.at(-1);
    if (mark === "begin") {
      begin();
      fields.push({ instruction: "", isBefore: true });
    } else if (mark === "separate" && field?.isBefore) {
      field.isBefore = false;
    } else if (mark === "end" && field) {
      judge(field.instruction);
      fields.pop();
    } else throw new TemplateRefused(UNREADABLE);
  };
  readTemplateXml(content, {
    open(tag) {
      checkElement(tag, links);
      depth(tag, 1);
      if (!WORD.includes(tag.uri)) return;
      if (tag.local === "fldChar") fieldMark(attributeOf(tag, "fldCharType"));
      if (tag.local === "sym") begin();
      if (tag.local !== "fldSimple") return;
      begin();
      judge(attributeOf(tag, "instr"));
    },
    close: (tag) => {
      depth(tag, -1);
    },
    text(words) {
      const field = fields.at(-1);
      if (field?.isBefore && (within.instruction > 0 || within.words > 0)) field.instruction += words;
      else if (within.instruction > 0 && words.trim() !== "") throw refusedField(words);
    },
  });
  for (const { instruction } of fields) judge(instruction);
}

function checkElement({ uri, local, attributes }: SaxesTagNS, links: ReadonlySet<string>) {
  const all = Object.values(attributes);
  if (local === "OLEObject" || (WORD.includes(uri) && RUNNING.includes(local))) throw new TemplateRefused(RUNS);
  if (local === "webVideoPr" || (WORD.includes(uri) && FETCHING.includes(local))) throw new TemplateRefused(FETCHES);
  const isUsed = all.some((one) => RELATIONSHIPS.includes(one.uri) && links.has(one.value));
  if (isUsed && !CLICKED.includes(local)) throw new TemplateRefused(FETCHES);
  const isDrawn = uri === DRAWN.uri && DRAWN.names.includes(local);
  const fetched = isDrawn ? ["src", "href", "althref", "manifestLocation"] : ["manifestLocation"];
  if (all.some((one) => fetched.includes(one.local) && one.value.trim() !== "")) throw new TemplateRefused(FETCHES);
}

/** In the namespace of the element itself; one that stands there twice, in whatever form, is neither. */
function attributeOf({ attributes }: SaxesTagNS, name: string): string {
  const [found, ...more] = Object.values(attributes).filter(({ local }) => local === name);
  if (!found || more.length > 0) throw new TemplateRefused(UNREADABLE);
  return found.value;
}

function judge(instruction: string) {
  if (refuseWordField(instruction) !== null) throw refusedField(instruction);
}

function refusedField(instruction: string) {
  return new TemplateRefused(refuseWordField(instruction) ?? UNREADABLE);
}
