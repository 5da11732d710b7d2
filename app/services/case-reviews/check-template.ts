import { fromBufferPromise, type ZipFile } from "yauzl";
import {
  MOST_TEMPLATE_PARTS,
  MOST_TEMPLATE_UNPACKED,
  refuseTemplate,
} from "#app/domain/case-reviews/letter-placeholders.ts";
import { readTemplate } from "./word-letter.ts";

export type TemplateChecked = { message: string | null };

const NOT_WORD = "The file must be a Word document (.docx)";
const TOO_LARGE = "The file is too large when it is unpacked. Take large pictures out of it";
/** What runs or is fetched when somebody opens the letter has no place in it. */
const ACTIVE = /(^|\/)(vbaProject|vbaData|activeX|embeddings|oleObject)/i;

/**
 * Whether a file can be a template of letters: a Word document within limits, unpacked piece by piece and counted before
 * anything reads it, without macros, embedded files or links that Word fetches; then whether its placeholders are those that
 * there are. The message names what is at fault; null: it can.
 */
export async function checkTemplate(content: Uint8Array): Promise<TemplateChecked> {
  const message = await refuseParts(Buffer.from(content));
  return { message: message ?? refuseTemplate(readTemplate(content)) };
}

async function refuseParts(content: Buffer): Promise<string | null> {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(content, { lazyEntries: true });
  } catch {
    return NOT_WORD;
  }
  let parts = 0;
  let unpacked = 0;
  const names = new Set<string>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (++parts > MOST_TEMPLATE_PARTS || entry.isEncrypted()) return NOT_WORD;
      if (unpacked + entry.uncompressedSize > MOST_TEMPLATE_UNPACKED) return TOO_LARGE;
      if (ACTIVE.test(entry.fileName)) return "The file has macros or embedded files in it. Save it without them";
      names.add(entry.fileName);
      const pieces: Buffer[] = [];
      // yauzl notices a part that unpacks to more than it says.
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        const bytes = piece as Buffer;
        unpacked += bytes.length;
        if (unpacked > MOST_TEMPLATE_UNPACKED) return TOO_LARGE;
        if (entry.fileName.endsWith(".rels")) pieces.push(bytes);
      }
      if (isFetching(Buffer.concat(pieces).toString("utf8")))
        return "The file links to something that Word fetches when it is opened. Put pictures and templates into the file itself";
    }
  } catch {
    return NOT_WORD;
  }
  return names.has("word/document.xml") && names.has("[Content_Types].xml") ? null : NOT_WORD;
}

/** A link that somebody clicks is no harm; a picture, a template or a frame from elsewhere is fetched by itself. */
function isFetching(relationships: string): boolean {
  const all = relationships.match(/<Relationship\b[^>]*>/gi) ?? [];
  return all.some((one) => /TargetMode\s*=\s*["']External["']/i.test(one) && !/\/hyperlink["']/i.test(one));
}
