import path from "node:path";
import type { FirstFault, LogCheck, LogFault } from "#app/domain/audit/log-check.ts";
import { findLastSeal, findUnsealedWithoutEvent, isSealIntact, listSealsAfter } from "#db/queries/audit-seals.ts";
import type { Executor } from "#db/transaction.ts";
import { archiveFolderIn } from "./archive-folder.ts";
import { EventWalk } from "./event-walk.ts";
import { type Head, readHeads } from "./head-file.ts";
import { OpenArchives } from "./open-archives.ts";

const SEALS_AT_ONCE = 100;

type Seal = Awaited<ReturnType<typeof listSealsAfter>>[number] & { ids: string[] };

/**
 * Holds the whole log, in the database and in the archives beside the file of its heads, against its keyed hashes, its seals,
 * and the heads that were noted outside. It runs beside a server that goes on writing and sealing and beside a run that moves
 * months to the archive, takes no lock, and holds a few thousand events at a time. Seals without any head outside are a
 * warning and no fault: the database may have come to a new machine by itself.
 */
export async function verifyLog(db: Executor, headFile: string): Promise<LogCheck> {
  const faults = new Faults();
  const archives = new OpenArchives(db, archiveFolderIn(path.dirname(headFile)), (place, id, fault) =>
    faults.note(place, id, fault),
  );
  try {
    return await verified(db, headFile, faults, archives);
  } finally {
    archives.close();
  }
}

async function verified(db: Executor, headFile: string, faults: Faults, archives: OpenArchives): Promise<LogCheck> {
  await archives.refresh();
  const walk = new EventWalk(db, archives, (id, fault) => faults.note(id, id, fault));
  const heads = new HeadsBeside(headFile);
  const lastSealed = (await findLastSeal(db))?.sequence ?? 0;

  let before = { sequence: 0, mac: "", lastId: "" };
  for await (const seals of sealsInOrder(db, 0, lastSealed)) {
    const found = await walk.take(seals.flatMap((seal) => seal.ids));
    for (const { ids, ...seal } of seals) {
      const name = `seal:${seal.sequence}`;
      if (seal.sequence !== before.sequence + 1) faults.note(before.lastId, `seal:${before.sequence + 1}`, "missing");
      const events = ids.flatMap((id) => found.get(id) ?? []);
      for (const id of ids) {
        const fault = found.has(id) ? found.get(id)?.fault : "missing";
        if (fault) faults.note(id, id, fault);
      }
      const whole = events.length === ids.length && events.every((event) => event.fault === null);
      const intact = !whole || isSealIntact(before.mac, seal, events);
      const lastId = ids.reduce((a, b) => (a > b ? a : b), before.lastId);
      if (!intact || !(await heads.agree(seal))) faults.note(ids[0] ?? before.lastId, name, "changed");
      before = { sequence: seal.sequence, mac: seal.mac, lastId };
    }
  }
  await walk.finish();
  for await (const seals of sealsInOrder(db, lastSealed, Infinity)) for (const { ids } of seals) walk.named(ids);

  const newest = await heads.newest();
  const end = (await findLastSeal(db))?.sequence ?? 0;
  if (newest > end) faults.note(before.lastId, `seal:${end + 1}`, "missing");
  const stray = walk.firstStray();
  if (stray !== undefined) faults.note(stray, stray, "inserted");
  const gone = await findUnsealedWithoutEvent(db);
  if (gone) faults.note(gone.id, gone.id, "missing");
  const found = {
    ...{ ok: faults.first === null, events: walk.events, unsealed: walk.unsealed, first: faults.first },
    ...(archives.count > 0 ? { archives: archives.count } : {}),
  };
  return lastSealed > 0 && newest === 0 ? { ...found, warning: "heads-missing" } : found;
}

async function* sealsInOrder(db: Executor, after: number, upTo: number): AsyncGenerator<Seal[]> {
  for (let last = after; last < upTo;) {
    const rows = (await listSealsAfter(db, last, SEALS_AT_ONCE)).filter((row) => row.sequence <= upTo);
    if (rows.length === 0) return;
    last = rows.at(-1)?.sequence ?? last;
    yield rows.map((row) => ({ ...row, ids: idsOf(row.event_ids) }));
  }
}

/** None when the text is not what a sealer writes: the seal's own hash then says so. */
function idsOf(json: string): string[] {
  try {
    const ids: unknown = JSON.parse(json);
    return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === "string") : [];
  } catch {
    return [];
  }
}

/** The first in the order of the log: of two in one place, the one that was noted first. */
class Faults {
  first: FirstFault | null = null;
  #place = "";
  note(place: string, id: string, fault: LogFault) {
    if (this.first && place >= this.#place) return;
    this.first = { id, fault };
    this.#place = place;
  }
}

/** The heads are in the order of the seals, so that the two are read side by side. */
class HeadsBeside {
  readonly #heads: AsyncGenerator<Head>;
  #next: Head | undefined;
  #newest = 0;

  constructor(file: string) {
    this.#heads = readHeads(file);
  }

  async agree(seal: { sequence: number; mac: string }): Promise<boolean> {
    let agree = true;
    for (;;) {
      this.#next ??= await this.#read();
      if (!this.#next || this.#next.sequence > seal.sequence) return agree;
      if (this.#next.sequence === seal.sequence && this.#next.mac !== seal.mac) agree = false;
      this.#next = undefined;
    }
  }

  async newest(): Promise<number> {
    while (await this.#read());
    return this.#newest;
  }

  async #read(): Promise<Head | undefined> {
    const { value } = (await this.#heads.next()) as { value: Head | undefined };
    if (value) this.#newest = Math.max(this.#newest, value.sequence);
    return value;
  }
}
