import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import { v4 as uuid } from "uuid";
import { uploadsFolder } from "./data-folder.ts";
import { readForm } from "./read-form.server.ts";

const MULTIPART = /^multipart\/form-data(;|$)/i;
const WORDS_ALONE = /^application\/x-www-form-urlencoded(;|$)/i;
/** The form's other fields are words. */
const MOST_FIELDS = 100;
const LARGEST_FIELD = 100_000;
/** What the boundaries, the headings of parts and the other fields may weigh beside the file. */
const AROUND_THE_FILE = 200_000;
const LONGEST_NAME = 200;

type Wanted = {
  maxBytes: number;
  /** The name of the form's one file field. */
  field: string;
  /** Asked before the file's first byte is written: throws a Response when the form must not be taken. */
  beforeFile?: (fields: FormData) => void;
};

export type Upload = {
  kind: "received";
  /** The file, mode 0600, under a name that says nothing. */
  path: string;
  /** What the sender's machine calls it: shown to people, never used as a path and never logged. */
  originalName: string;
  size: number;
  /** The form's other fields. */
  fields: FormData;
  /** From here on the file is the caller's: `discard` leaves it alone. */
  keep: () => void;
  /** Takes the file away, unless it was kept. guardedUpload does so when its handler has ended. */
  discard: () => Promise<void>;
};
export type UploadRefusal = {
  kind: "refused";
  reason: "no-file" | "empty" | "too-large" | "two-files";
  status: 400 | 413;
  /** For the file's field, in the words that the page shows. */
  message: string;
  fields: FormData;
};

/**
 * One file of a multipart form, written as it comes: never more of it in memory than a piece, never more on the disk than
 * `maxBytes`. A form that brings none, because it is of words alone, is refused as one without a file. Fields that stand before the file in the form are in `fields` when it is refused. Throws a Response of
 * 415 for another kind of body and 400 for one that breaks off.
 */
export async function receiveUpload(request: Request, wanted: Wanted): Promise<Upload | UploadRefusal> {
  const type = request.headers.get("content-type") ?? "";
  if (WORDS_ALONE.test(type)) {
    const fields = await readForm(request);
    wanted.beforeFile?.(fields);
    return refused("no-file", wanted, fields);
  }
  if (!MULTIPART.test(type)) throw new Response(null, { status: 415 });
  const announced = Number(request.headers.get("content-length") ?? 0);
  const isTooLarge = announced > wanted.maxBytes + AROUND_THE_FILE;

  const folder = uploadsFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, uuid());
  const discard = () => rm(file, { force: true });
  try {
    const found = await readParts(request, type, file, { ...wanted, isTooLarge });
    if (found.reason !== null || found.originalName === null) {
      await discard();
      return refused(found.reason ?? (isTooLarge ? "too-large" : "no-file"), wanted, found.fields);
    }
    let isKept = false;
    const { originalName, size, fields } = found;
    return {
      ...{ kind: "received", path: file, originalName, size, fields },
      keep: () => void (isKept = true),
      discard: () => (isKept ? Promise.resolve() : discard()),
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

type Found = { fields: FormData; originalName: string | null; size: number; reason: UploadRefusal["reason"] | null };

type Reading = Wanted & { isTooLarge: boolean };

async function readParts(request: Request, type: string, file: string, reading: Reading) {
  const { maxBytes, field, beforeFile, isTooLarge } = reading;
  const found: Found = { fields: new FormData(), originalName: null, size: 0, reason: null };
  const stopped = new AbortController();
  let thrown: unknown;
  const writing: Promise<void>[] = [];
  /** What is left of the body is not read: the answer is known. */
  const stop = (reason: Found["reason"], error?: unknown) => {
    found.reason ??= reason;
    thrown ??= error;
    stopped.abort();
  };
  const parts = partsOf(type, maxBytes, field);
  const tooMuch = () => stop(null, new Response(null, { status: 413 }));
  parts.on("fieldsLimit", tooMuch).on("partsLimit", tooMuch);
  parts.on("filesLimit", () => stop("two-files"));
  parts.on("field", (name, value, isNameCut, isValueCut) => {
    if (isNameCut || isValueCut) tooMuch();
    else found.fields.append(name, value);
  });
  parts.on("file", (name, stream, fileName) => {
    // A broken body breaks the file's stream too, and is told of once, below.
    stream.on("error", () => {});
    // No file chosen: browsers send a part without a name and without content.
    if (name !== field || !fileName) return stream.resume();
    try {
      beforeFile?.(found.fields);
    } catch (error) {
      stream.resume();
      return stop(null, error);
    }
    // Of a body that says so itself only what was typed before the file is read.
    if (isTooLarge) {
      stream.resume();
      return stop("too-large");
    }
    found.originalName = shown(fileName);
    stream.on("limit", () => stop("too-large"));
    stream.on("data", (piece: Buffer) => (found.size += piece.byteLength));
    const written = pipeline(stream, createWriteStream(file, { mode: 0o600, flags: "wx" }), { signal: stopped.signal });
    written.catch((error: unknown) => stop(null, error));
    writing.push(written);
  });
  const fed = pipeline(Readable.from(piecesOf(request.body, stopped.signal)), parts, { signal: stopped.signal });
  try {
    // At the end mark of the form nobody reads on, and where more comes after it the reading by itself would never end.
    await Promise.race([fed, once(parts, "finish")]);
    await Promise.all(writing);
  } catch (error) {
    if (found.reason === null) throw whatWentWrong(thrown ?? error);
  } finally {
    stopped.abort();
    // A file that is being opened while the rest is given up would stand there after it was taken away.
    await Promise.allSettled([fed, ...writing]);
  }
  if (thrown !== undefined && found.reason === null) throw whatWentWrong(thrown);
  beforeFile?.(found.fields);
  if (found.originalName !== null && found.size === 0) found.reason ??= "empty";
  return found;
}

/**
 * The body as it comes. Given up half-way it is let go of and not cancelled: that would end the connection with whoever is
 * still sending, and the answer would never reach them.
 */
async function* piecesOf(body: Request["body"], stopped: AbortSignal) {
  const reader = body?.getReader();
  if (!reader) return;
  // A sender who waits for the answer sends no more: what is being waited for here then ends by this.
  stopped.addEventListener("abort", () => reader.releaseLock(), { once: true });
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

function partsOf(type: string, maxBytes: number, field: string) {
  const limits = { fileSize: maxBytes, files: 1, fields: MOST_FIELDS, fieldSize: LARGEST_FIELD, headerPairs: 20 };
  try {
    const isPartAFile = (name: string | undefined, _type: unknown, fileName: string | undefined) =>
      fileName !== undefined || name === field;
    return new Busboy({ headers: { "content-type": type }, limits, isPartAFile });
  } catch {
    throw new Response(null, { status: 400 });
  }
}

/** A full disk is for the page of storage faults; all else is a body that cannot be read. */
function whatWentWrong(error: unknown) {
  if (error instanceof Response) return error;
  const { code } = error as { code?: unknown };
  return ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EIO"].includes(String(code)) ? error : new Response(null, { status: 400 }); // prettier-ignore
}

function refused(reason: UploadRefusal["reason"], { maxBytes }: Wanted, fields: FormData): UploadRefusal {
  const messages: Record<UploadRefusal["reason"], string> = {
    "no-file": "Choose a file",
    empty: "The file is empty",
    "too-large": `The file must be smaller than ${megabytes(maxBytes)}`,
    "two-files": "Choose one file only",
  };
  return { kind: "refused", reason, status: reason === "too-large" ? 413 : 400, message: messages[reason], fields };
}

function megabytes(bytes: number) {
  return bytes >= 1_000_000 ? `${Math.floor(bytes / 1_000_000)}MB` : `${Math.floor(bytes / 1000)}KB`;
}

/** The last part of a path as any system writes it, without what cannot be seen. */
function shown(name: string) {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}]/gu, "").trim();
  return clean.slice(0, LONGEST_NAME) || "file";
}
