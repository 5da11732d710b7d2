import { createReadStream } from "node:fs";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** UTF-8 with or without its mark, UTF-16 with one, else Windows-1252: what spreadsheets save. Null: no text at all. */
export async function encodingOf(path: string): Promise<TextEncoding | null> {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let isFirst = true;
  let isUtf8 = true;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    if (isFirst) {
      if (piece[0] === 0xff && piece[1] === 0xfe) return "utf-16le";
      if (piece[0] === 0xfe && piece[1] === 0xff) return "utf-16be";
      isFirst = false;
    }
    if (piece.includes(0)) return null;
    if (isUtf8) isUtf8 = canDecode(utf8, piece, true);
  }
  return isUtf8 && canDecode(utf8, undefined, false) ? "utf-8" : "windows-1252";
}

function canDecode(decoder: TextDecoder, piece: Buffer | undefined, stream: boolean) {
  try {
    decoder.decode(piece, { stream });
    return true;
  } catch {
    return false;
  }
}

/** The text of a file, piece by piece, without its mark and without zero bytes, which UTF-16 can spell and no database keeps. */
export async function* textOf(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = encoding === "windows-1252" ? null : new TextDecoder(encoding);
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    yield (decoder ? decoder.decode(piece, { stream: true }) : windows1252(piece)).replaceAll("\0", "");
  }
  if (decoder) yield decoder.decode();
}

/** Node 20's TextDecoder reads this encoding as Latin-1 and loses the dashes and quotation marks. */
function windows1252(bytes: Buffer) {
  return bytes
    .toString("latin1")
    .replaceAll(/[\x80-\x9f]/g, (character) => FROM_0X80[character.charCodeAt(0) - 0x80] ?? character);
}
const FROM_0X80 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";
