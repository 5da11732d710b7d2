import { SaxesParser, type SaxesTagNS } from "saxes";
import { TemplateRefused, UNREADABLE } from "./template-refused.ts";

type Handlers = {
  open: (tag: SaxesTagNS) => void;
  close?: (tag: SaxesTagNS) => void;
  text?: (text: string) => void;
};

/**
 * Reads a part of a Word document to its end, namespaces and entities resolved as Word resolves them. Throws TemplateRefused
 * for what two readers could read differently: not UTF-8, said to be something else, or with declarations of its own.
 */
export function readTemplateXml(content: Uint8Array, { open, close, text }: Handlers): void {
  const unreadable = (): never => {
    throw new TemplateRefused(UNREADABLE);
  };
  const words = utf8Of(content) ?? unreadable();
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", unreadable);
  parser.on("doctype", unreadable);
  parser.on("xmldecl", ({ version, encoding }) => {
    if (version !== "1.0" || !/^utf-8$/i.test(encoding ?? "utf-8")) unreadable();
  });
  parser.on("opentag", open);
  if (close) parser.on("closetag", close);
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  parser.write(words).close();
}

/** A picture or a font is no text: what is could be read as a part of the document under another name. */
export function isText(content: Uint8Array): boolean {
  const [first, second] = content;
  const isUtf16 = [0xfffe, 0xfeff, 0x3c00, 0x003c].includes(((first ?? 0) << 8) | (second ?? 0));
  return isUtf16 || utf8Of(content) !== null;
}

function utf8Of(content: Uint8Array): string | null {
  if (content.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return null;
  }
}
