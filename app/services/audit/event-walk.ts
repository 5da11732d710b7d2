import type { LogFault } from "#app/domain/audit/log-check.ts";
import { type CheckedEvent, listEventsBetween, listEventsByIds } from "#db/queries/audit-seals.ts";
import type { Executor } from "#db/transaction.ts";

const ROWS_AT_ONCE = 1000;
const STRAYS_KEPT = 200_000;

/**
 * Reads every event once, in the order of the ids and as far as the seals have come, and remembers those that nothing
 * has named yet: a seal may come to name them later, because events that are written at once are committed in any order.
 */
export class EventWalk {
  events = 0;
  unsealed = 0;
  #cursor = "";
  #strays = new Set<string>();

  constructor(
    readonly db: Executor,
    readonly note: (id: string, fault: LogFault) => void,
  ) {}

  /** The events that a seal names, wherever they lie. */
  async take(ids: readonly string[]): Promise<Map<string, CheckedEvent>> {
    const wanted = new Set(ids);
    const found = new Map<string, CheckedEvent>();
    const last = ids.reduce((a, b) => (a > b ? a : b), "");
    if (last > this.#cursor) {
      await this.#read(last, (event) => (wanted.has(event.id) ? found.set(event.id, event) : this.#notNamed(event)));
    }
    const behind = [...wanted].filter((id) => !found.has(id));
    for (let i = 0; i < behind.length; i += ROWS_AT_ONCE) {
      const events = await listEventsByIds(this.db, behind.slice(i, i + ROWS_AT_ONCE));
      for (const event of events) found.set(event.id, event);
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

  async #read(upTo: string | null, each: (event: CheckedEvent) => void) {
    for (;;) {
      const events = await listEventsBetween(this.db, this.#cursor, upTo, ROWS_AT_ONCE);
      for (const event of events) each(event);
      this.events += events.length;
      this.#cursor = events.at(-1)?.id ?? this.#cursor;
      if (events.length < ROWS_AT_ONCE) break;
    }
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
