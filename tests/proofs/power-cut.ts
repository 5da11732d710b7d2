import { readFileSync } from "node:fs";

const [WRITE, TRUNCATE, SYNC, REMOVE, LINK] = [1, 2, 3, 4, 5];
const SECTOR = 512;

type Change = { at: number; bytes: Buffer } | { length: number };
export type Note = { op: number; name: string; offset: number; bytes: Buffer; end: number };
type Random = { next: () => number; below: (n: number) => number };

/** The journal of disk-shim.c, in the order in which the calls were made. `end` is where in the journal each note ends. */
export function readJournal(file: string): Note[] {
  const journal = readFileSync(file);
  const notes: Note[] = [];
  for (let at = 0; at + 24 <= journal.length;) {
    const op = journal.readUInt32LE(at);
    const nameLength = journal.readUInt32LE(at + 4);
    const offset = Number(journal.readBigUInt64LE(at + 8));
    const length = Number(journal.readBigUInt64LE(at + 16));
    const name = journal.toString("utf8", at + 24, at + 24 + nameLength);
    const start = at + 24 + nameLength;
    at = start + (op === WRITE || op === LINK ? length : 0);
    notes.push({ op, name, offset, bytes: journal.subarray(start, at), end: at });
  }
  return notes;
}

/** What is certainly on the disk of one file, and what was written since and may or may not be. */
class File {
  durable: Buffer = Buffer.alloc(0);
  since: Change[] = [];

  sync() {
    this.durable = applied(this.durable, this.since);
    this.since = [];
  }
}

function applied(before: Buffer, changes: readonly Change[]) {
  const size = changes.reduce((most, c) => ("at" in c ? Math.max(most, c.at + c.bytes.length) : most), before.length);
  const content = Buffer.alloc(size);
  before.copy(content);
  let length = before.length;
  for (const change of changes) {
    if ("at" in change) {
      change.bytes.copy(content, change.at);
      length = Math.max(length, change.at + change.bytes.length);
    } else {
      if (change.length < length) content.fill(0, change.length, length);
      length = change.length;
    }
  }
  return content.subarray(0, length);
}

/** A disk that has power until `cut` is asked for: then it holds all that was synced, and of the rest whatever it likes. */
export class Disk {
  readonly #files = new Map<string, { file: File; isCertain: boolean }>();
  /** Removed since the last sync of their folder: the names may be back. */
  readonly #removed = new Map<string, File>();

  /** What lay on it from before. */
  hold(name: string, content: Buffer) {
    const file = new File();
    file.durable = content;
    this.#files.set(name, { file, isCertain: true });
  }

  follow({ op, name, offset, bytes }: Note) {
    if (op === SYNC) return this.#sync(name);
    if (op === REMOVE) {
      const entry = this.#files.get(name);
      if (entry) this.#removed.set(name, entry.file);
      this.#files.delete(name);
      return;
    }
    const entry = this.#files.get(name) ?? { file: new File(), isCertain: false };
    this.#files.set(name, entry);
    this.#removed.delete(name);
    if (op === WRITE) entry.file.since.push({ at: offset, bytes });
    else if (op === TRUNCATE) entry.file.since.push({ length: offset });
    else if (op === LINK) this.#files.set(bytes.toString("utf8"), { file: entry.file, isCertain: false });
  }

  #sync(name: string) {
    const entry = this.#files.get(name);
    if (entry) {
      entry.file.sync();
      entry.isCertain = true;
      return;
    }
    const isIn = (other: string) => (name === "" ? !other.includes("/") : other.startsWith(`${name}/`));
    for (const [other, inFolder] of this.#files) if (isIn(other)) inFolder.isCertain = true;
    for (const other of this.#removed.keys()) if (isIn(other)) this.#removed.delete(other);
  }

  /** Each unsynced write is there, is not, or is there in parts; a file whose name was never synced may be missing. */
  cut(random: Random): Map<string, Buffer> {
    const left = new Map<string, Buffer>();
    const mood = random.below(4);
    const survives = () => (mood === 0 ? false : mood === 1 ? true : random.next() < 0.5);
    for (const [name, { file, isCertain }] of this.#files) {
      if (!isCertain && !survives()) continue;
      left.set(
        name,
        applied(
          file.durable,
          file.since.filter(survives).flatMap((change) => torn(change, mood === 3, random)),
        ),
      );
    }
    for (const [name, file] of this.#removed) if (!left.has(name) && random.next() < 0.2) left.set(name, file.durable);
    return left;
  }
}

function torn(change: Change, mayTear: boolean, random: Random): Change[] {
  if (!mayTear || !("at" in change) || change.bytes.length <= SECTOR || random.next() < 0.5) return [change];
  const sectors: Change[] = [];
  for (let from = 0; from < change.bytes.length; from += SECTOR) {
    if (random.next() < 0.5) sectors.push({ at: change.at + from, bytes: change.bytes.subarray(from, from + SECTOR) });
  }
  return sectors;
}
