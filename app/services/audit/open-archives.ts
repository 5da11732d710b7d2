import { existsSync } from "node:fs";
import path from "node:path";
import { archiveName } from "#app/domain/audit/archive.ts";
import type { LogFault } from "#app/domain/audit/log-check.ts";
import { ArchiveFile, ArchiveUnreadable, checkedArchived, type EventHash } from "#db/queries/archive-file.ts";
import type { CheckedEvent } from "#db/queries/audit-seals.ts";
import { type Archive, listArchives } from "#db/queries/log-archives.ts";
import type { Executor } from "#db/transaction.ts";
import { hashOf } from "../documents/stored-files.ts";

type Opened = { archive: Archive; file: ArchiveFile | null };
/** `place` is where in the order of the events the fault is told. */
type Note = (place: string, id: string, fault: LogFault) => void;
/** Events in the order of their ids, from after one to another, so many at a time. */
export type EventSource = (after: string, upTo: string | null, limit: number) => Promise<CheckedEvent[]>;

/** The archives of the log, for a check of all of it: each held against the hash that it was registered with. */
export class OpenArchives {
  readonly #opened = new Map<string, Opened>();

  constructor(
    readonly db: Executor,
    readonly folder: string,
    readonly note: Note,
  ) {}

  get count() {
    return this.#opened.size;
  }

  /** Opens those that have been registered since it was last asked. */
  async refresh() {
    for (const archive of await listArchives(this.db)) {
      const name = archiveName(archive.month, archive.form);
      if (!this.#opened.has(name)) this.#opened.set(name, { archive, file: await this.#open(archive, name) });
    }
  }

  /** Those that may hold an event from after one id to another. */
  sources(after: string, upTo: string | null): EventSource[] {
    return this.#around(after, upTo).map(
      (opened) => (from, to, limit) =>
        Promise.resolve(
          this.#read(opened, (file) =>
            opened.archive.form === "events"
              ? file.between(from, to, limit).map(checkedArchived)
              : file.hashesBetween(from, to, limit).map(checkedHash),
          ),
        ),
    );
  }

  byIds(ids: readonly string[]): CheckedEvent[] {
    const [first, last] = [ids.reduce((a, b) => (a < b ? a : b), "~"), ids.reduce((a, b) => (a > b ? a : b), "")];
    return this.#around(first, last).flatMap((opened) =>
      this.#read(opened, (file) =>
        opened.archive.form === "events"
          ? file.byIds(ids).map(checkedArchived)
          : file.hashesByIds(ids).map(checkedHash),
      ),
    );
  }

  close() {
    for (const { file } of this.#opened.values()) file?.close();
  }

  #around(first: string, last: string | null) {
    return [...this.#opened.values()].filter(
      ({ archive, file }) =>
        file && archive.last_event_id >= first && (last === null || archive.first_event_id <= last),
    );
  }

  async #open(archive: Archive, name: string): Promise<ArchiveFile | null> {
    const { first_event_id: first, last_event_id: last, month } = archive;
    const place = path.join(this.folder, name);
    if (!archive.isOurs) this.note(first, `archive:${month}`, "changed");
    if (!existsSync(place)) {
      this.note(first, `archive:${month}`, "missing");
      return null;
    }
    // Told after its events: of one that was changed in it, the event is named.
    if ((await hashOf(place)) !== archive.sha256) this.note(`${last}~`, `archive:${month}`, "changed");
    try {
      return new ArchiveFile(place);
    } catch (error) {
      this.#unreadable(archive, error);
      return null;
    }
  }

  #read(opened: Opened, read: (file: ArchiveFile) => CheckedEvent[]): CheckedEvent[] {
    if (!opened.file) return [];
    try {
      return read(opened.file);
    } catch (error) {
      this.#unreadable(opened.archive, error);
      opened.file.close();
      opened.file = null;
      return [];
    }
  }

  #unreadable({ first_event_id: first, month }: Archive, error: unknown) {
    if (!(error instanceof ArchiveUnreadable)) throw error;
    this.note(first, `archive:${month}`, "changed");
  }
}

/** Of an event of a month that was discarded nothing is left to check but that its seal still fits. */
function checkedHash({ id, mac }: EventHash): CheckedEvent {
  return { id, mac, isUnsealed: false, fault: null };
}
