import type { LogFault } from "#app/domain/audit/log-check.ts";
import { type CheckedEvent, listEventsBetween, listEventsByIds } from "#db/queries/audit-seals.ts";
import type { Executor } from "#db/transaction.ts";
import type { EventSource, OpenArchives } from "./open-archives.ts";

const ROWS_AT_ONCE = 1000;
const STRAYS_KEPT = 200_000;

/**
 * Reads every event once, in the database and in the archives side by side, in the order of the ids and as far as the seals have
 * come, and remembers those that nothing has named yet: a seal may come to name them later, because events that are written at
 * once are committed in any order. An event that lies in both places is one, and has to be the same in both.
 */
export class EventWalk {
  events = 0;
  unsealed = 0;
  #cursor = "";
  #strays = new Set<string>();

  constructor(
    readonly db: Executor,
    readonly archives: OpenArchives,
    readonly note: (id: string, fault: LogFault) => void,
  ) {}

  /** The events that a seal names, wherever they lie. */
  async take(ids: readonly string[]): Promise<Map<string, CheckedEvent>> {
    await this.archives.refresh();
    const wanted = new Set(ids);
    const found = new Map<string, CheckedEvent>();
    const last = ids.reduce((a, b) => (a > b ? a : b), "");
    if (last > this.#cursor) {
      await this.#read(last, (event) => (wanted.has(event.id) ? found.set(event.id, event) : this.#notNamed(event)));
    }
    await this.#fetch([...wanted].filter((id) => !found.has(id)), found); // prettier-ignore
    const gone = [...wanted].filter((id) => !found.has(id));
    if (gone.length > 0) {
      // They may have been moved between the two reads: a month is registered before anything of it is deleted.
      await this.archives.refresh();
      await this.#fetch(gone, found);
    }
    this.named(ids);
    return found;
  }

  /** Whatever lies after the last event that a seal names. */
  finish() {
    return this.#read(null, (event) => this.#notNamed(event));
  }

  named(ids: readonly string[]) {
    for (const id of ids) this.#strays.delete(id);
  }

  firstStray(): string | undefined {
    return [...this.#strays].sort()[0];
  }

  async #fetch(ids: readonly string[], found: Map<string, CheckedEvent>) {
    for (let i = 0; i < ids.length; i += ROWS_AT_ONCE) {
      const piece = ids.slice(i, i + ROWS_AT_ONCE);
      for (const event of [...(await listEventsByIds(this.db, piece)), ...this.archives.byIds(piece)]) {
        const other = found.get(event.id);
        found.set(event.id, other ? asOne(other, event) : event);
      }
    }
  }

  async #read(upTo: string | null, each: (event: CheckedEvent) => void) {
    const database: EventSource = (after, to, limit) => listEventsBetween(this.db, after, to, limit);
    const sources = [database, ...this.archives.sources(this.#cursor, upTo)];
    this.#cursor = await inOrder(sources, this.#cursor, upTo, (event) => {
      this.events += 1;
      each(event);
    });
    if (upTo !== null) this.#cursor = upTo;
  }

  #notNamed(event: CheckedEvent) {
    if (event.isUnsealed) {
      this.unsealed += 1;
      if (event.fault) this.note(event.id, event.fault);
    } else {
      this.#strays.add(event.id);
      // A few at the most in a log that is whole. In one that is not, the first is the one to name.
      if (this.#strays.size > STRAYS_KEPT) this.#strays = new Set([...this.#strays].sort().slice(0, STRAYS_KEPT / 2));
    }
  }
}

/** Every event of all sources in the order of the ids, each once; gives the id of the last, or `after` where there was none. */
async function inOrder(
  sources: readonly EventSource[],
  after: string,
  upTo: string | null,
  each: (event: CheckedEvent) => void,
): Promise<string> {
  let last = after;
  let open = sources.map((source) => ({ source, page: [] as CheckedEvent[], next: 0, from: after, isLast: false }));
  for (;;) {
    for (const one of open.filter(({ page, next, isLast }) => next === page.length && !isLast)) {
      one.page = await one.source(one.from, upTo, ROWS_AT_ONCE);
      one.next = 0;
      one.from = one.page.at(-1)?.id ?? one.from;
      // A page may be short of what was moved while it was read: only an empty one is the end.
      one.isLast = one.page.length === 0;
    }
    open = open.filter(({ page, next }) => next < page.length);
    if (open.length === 0) return last;
    for (let isFull = true; isFull;) {
      const id = open.reduce((least, { page, next }) => ((page[next]?.id ?? "~") < least ? (page[next]?.id ?? "~") : least), "~"); // prettier-ignore
      const same: CheckedEvent[] = [];
      for (const one of open) {
        const event = one.page[one.next];
        if (event?.id !== id) continue;
        same.push(event);
        one.next += 1;
        if (one.next === one.page.length) isFull = false;
      }
      const [first, ...others] = same;
      if (first) each(others.reduce(asOne, first));
      last = id;
    }
  }
}

/** Two whole events with one hash are the same event. */
function asOne(a: CheckedEvent, b: CheckedEvent): CheckedEvent {
  const fault = a.fault ?? b.fault ?? (a.mac === b.mac ? null : "changed");
  return { id: a.id, mac: a.mac, isUnsealed: a.isUnsealed || b.isUnsealed, fault };
}
