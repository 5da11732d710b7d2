import { SaxesParser } from "saxes";
import { FileProblem } from "./file-problem.ts";

type Handlers = {
  open?: (name: string, attributes: Record<string, string>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/** No cell is so long: without a tag for longer than this, somebody fills the memory. */
const MOST_WITHOUT_A_TAG = 5_000_000;

/**
 * Reads XML as it comes. After each piece `take` gives what the handlers have made so far. Names without their prefix.
 * saxes resolves no entities but XML's own five, and fetches nothing.
 */
export async function* readXml<T>(
  pieces: AsyncIterable<Buffer>,
  handlers: Handlers,
  take: () => T[],
): AsyncGenerator<T> {
  const decoder = new TextDecoder("utf-8");
  const parser = new SaxesParser();
  let sinceTag = 0;
  parser.on("error", () => {
    throw new FileProblem("The spreadsheet is damaged and cannot be read. Save it again, or save it as .csv");
  });
  parser.on("opentag", ({ name, attributes }) => {
    sinceTag = 0;
    handlers.open?.(local(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    sinceTag = 0;
    handlers.close?.(local(name));
  });
  parser.on("text", (text) => handlers.text?.(text));
  parser.on("cdata", (text) => handlers.text?.(text));
  for await (const piece of pieces) {
    sinceTag += piece.byteLength;
    parser.write(decoder.decode(piece, { stream: true }));
    if (sinceTag > MOST_WITHOUT_A_TAG) throw new FileProblem("A cell of the spreadsheet is too long");
    yield* take();
  }
  parser.close();
  yield* take();
}

/** For the small parts, which are read to their end before anything else. */
export async function readWholeXml(pieces: AsyncIterable<Buffer>, handlers: Handlers) {
  for await (const _ of readXml(pieces, handlers, () => []));
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** An attribute whatever its prefix: `table:name` by "name". */
export function attribute(attributes: Record<string, string>, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => local(key) === name)?.[1];
}
