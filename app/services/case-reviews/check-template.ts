import { fromBufferPromise, type ZipFile } from "yauzl";
import {
  MOST_TEMPLATE_PARTS,
  MOST_TEMPLATE_UNPACKED,
  refuseTemplate,
} from "#app/domain/case-reviews/letter-placeholders.ts";
import { NOT_WORD, refusedFor, TemplateRefused, TOO_LARGE } from "./template-refused.ts";
import { checkRelationships } from "./template-relationships.ts";
import { readTypes } from "./template-types.ts";
import { checkWords } from "./template-words.ts";
import { isText } from "./template-xml.ts";
import { readTemplate } from "./word-letter.ts";

export type TemplateChecked = { message: string | null };

/** What runs or is fetched when somebody opens the letter has no place in it. */
const ACTIVE = /(^|\/)(vbaProject|vbaData|activeX|embeddings|oleObject)/i;
const TYPES = "[Content_Types].xml";
const DOCUMENT = "word/document.xml";

/**
 * Whether a file can be a template of letters: a Word document within limits, unpacked piece by piece and counted before
 * anything reads it, without macros, embedded files, fields that compute, or links that Word fetches; then whether its
 * placeholders are those that there are. The message names what is at fault; null: it can.
 */
export async function checkTemplate(content: Uint8Array): Promise<TemplateChecked> {
  try {
    checkParts(await unpack(Buffer.from(content)));
  } catch (error) {
    return { message: error instanceof TemplateRefused ? error.message : NOT_WORD };
  }
  return { message: refuseTemplate(readTemplate(content)) };
}

async function unpack(content: Buffer): Promise<Map<string, Buffer>> {
  const zip: ZipFile = await fromBufferPromise(content, { lazyEntries: true });
  const parts = new Map<string, Buffer>();
  const names = new Set<string>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (names.size === MOST_TEMPLATE_PARTS || entry.isEncrypted()) throw new TemplateRefused(NOT_WORD);
    // Of two parts of one name, whatever its case, this reader might read one and Word the other.
    if (names.has(name.toLowerCase())) throw new TemplateRefused(NOT_WORD);
    names.add(name.toLowerCase());
    if (unpacked + entry.uncompressedSize > MOST_TEMPLATE_UNPACKED) throw new TemplateRefused(TOO_LARGE);
    if (ACTIVE.test(name)) throw refusedFor("macros");
    const pieces: Buffer[] = [];
    // yauzl notices a part that unpacks to more than it says.
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      const bytes = piece as Buffer;
      unpacked += bytes.length;
      if (unpacked > MOST_TEMPLATE_UNPACKED) throw new TemplateRefused(TOO_LARGE);
      pieces.push(bytes);
    }
    if (!name.endsWith("/")) parts.set(name, Buffer.concat(pieces));
  }
  return parts;
}

/** By what the file itself says of each part, and each part as Word reads it; nothing passes by its name. */
function checkParts(parts: Map<string, Buffer>) {
  const types = parts.get(TYPES);
  if (!types || !parts.has(DOCUMENT)) throw new TemplateRefused(NOT_WORD);
  const typeOf = readTypes(types);
  const linksOf = new Map<string, Set<string>>();
  for (const [name, content] of parts)
    if (/\.rels$/i.test(name)) linksOf.set(ownerOf(name.toLowerCase()), checkRelationships(content));
  for (const [name, content] of parts) {
    if (name === TYPES) continue;
    if (typeOf(name) === "xml") checkWords(content, linksOf.get(name.toLowerCase()));
    else if (isText(content)) throw refusedFor(name);
  }
}

/** The part whose relationships these are: word/document.xml of word/_rels/document.xml.rels. */
const ownerOf = (name: string) => name.replace(/(^|\/)_rels\/([^/]*)\.rels$/, "$1$2");
