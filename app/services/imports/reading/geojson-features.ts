import { createReadStream } from "node:fs";
import { FileProblem } from "./file-problem.ts";

/** Letters of one feature: a boundary in full detail is one or two million. What is read at once stops the pages. */
const LONGEST_FEATURE = 3_000_000;
/** Letters of everything that stands around the features. */
const MOST_AROUND = 1_000_000;
const NOT_WHOLE = "This file is not whole: it does not read as GeoJSON";

/**
 * The members of the top-level "features", each as it is written, one after another: the file is never in memory as a whole, and
 * between two pieces of it the pages go on. What stands around them is read at the end, each feature in it as a nought, so a
 * file is taken for whole by the same rule as if it were read at once.
 */
export async function* featureTexts(path: string): AsyncGenerator<string> {
  const splitter = new Splitter();
  const decoder = createReadStream(path, { encoding: "utf8" });
  let isFirst = true;
  for await (const piece of decoder as AsyncIterable<string>) {
    yield* splitter.take(isFirst ? piece.replace(/^\uFEFF/, "") : piece);
    isFirst = false;
  }
  splitter.end();
}

class Splitter {
  /** How many brackets and braces are open. */
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #isInFeatures = false;
  #isInFeature = false;
  #feature = "";
  #around = "";
  #count = 0;

  /** Whole features that end in this piece. */
  *take(piece: string): Generator<string> {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (code === BACKSLASH) this.#isEscaped = true;
        else if (code === QUOTE) this.#isInString = false;
        continue;
      }
      const isClosing = code === CLOSED_BRACKET || code === CLOSED_BRACE;
      if (this.#isInFeature && this.#depth === 2 && (code === COMMA || isClosing)) {
        yield this.#ended(piece.slice(from, at));
        from = at;
      } else if (this.#isInFeatures && !this.#isInFeature && this.#depth === 2 && !isClosing && !isBetween(code)) {
        this.#addAround(`${piece.slice(from, at)}0`);
        this.#isInFeature = true;
        from = at;
      }
      if (code === QUOTE) this.#isInString = true;
      else if (code === OPEN_BRACKET || code === OPEN_BRACE) {
        if (code === OPEN_BRACKET && this.#depth === 1 && /"features"\s*:\s*$/.test(this.#lately(piece, from, at)))
          this.#isInFeatures = true;
        this.#depth++;
      } else if (isClosing) {
        this.#depth--;
        if (this.#depth === 1) this.#isInFeatures = false;
      }
    }
    if (this.#isInFeature) this.#grow(piece.slice(from));
    else this.#addAround(piece.slice(from));
  }

  end() {
    let json: unknown;
    try {
      json = JSON.parse(this.#around);
    } catch {
      throw new FileProblem(NOT_WHOLE);
    }
    const { type, features } = (json ?? {}) as { type?: unknown; features?: unknown };
    if (type !== "FeatureCollection" || !Array.isArray(features) || features.length !== this.#count)
      throw new FileProblem("This file is not a GeoJSON collection of features");
  }

  /** What was read last outside the features, enough for a name and the spaces around it. */
  #lately(piece: string, from: number, at: number) {
    return (this.#around.slice(-200) + piece.slice(Math.max(from, at - 200), at)).slice(-200);
  }

  #ended(rest: string) {
    this.#grow(rest);
    const text = this.#feature;
    this.#feature = "";
    this.#isInFeature = false;
    this.#count++;
    return text;
  }

  #grow(text: string) {
    this.#feature += text;
    if (this.#feature.length > LONGEST_FEATURE)
      throw new FileProblem("The boundaries are too detailed: one of them is larger than 3MB", this.#count + 1);
  }

  #addAround(text: string) {
    this.#around += text;
    if (this.#around.length > MOST_AROUND) throw new FileProblem("This file is not a GeoJSON collection of features");
  }
}

/** A feature as it is read; null for what is none, as JSON may be. */
export function readFeature(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FileProblem(NOT_WHOLE);
  }
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_BRACKET, CLOSED_BRACKET, OPEN_BRACE, CLOSED_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];
const isBetween = (code: number) => code === COMMA || code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
