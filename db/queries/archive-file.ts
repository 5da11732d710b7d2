import { existsSync } from "node:fs";
import SQLite from "better-sqlite3";
import type { Selectable } from "kysely";
import { type EventObject, eventMac } from "../audit-mac.ts";
import type { Database } from "../types/database.ts";
import type { CheckedEvent } from "./audit-seals.ts";

// The file of one month of the log: SQLite on every engine, written once and then only read.

type EventRow = Selectable<Database["audit_event"]>;
/** An event with the records under which "who has seen this" finds it. */
export type ArchivedEvent = { row: EventRow; objects: EventObject[] };
export type ArchiveFilter = { object?: EventObject; actor?: string };
/** All that the seal of an event needs of it. */
export type EventHash = { id: string; mac: string };

const COLUMNS = [
  ...["id", "partnership_id", "at", "actor_id", "agency_id", "session_id", "request_id", "category", "event"],
  ...["object_kind", "object_id", "fields", "result_count", "purpose", "recipients", "detail_mac", "mac"],
] as const satisfies readonly (keyof EventRow)[];
const NEVER_NULL = new Set<string>(["at", "actor_id", "category", "event", "object_kind", "fields", "mac"]);

const column = (name: string) =>
  `${name} ${name === "result_count" ? "integer" : "text"}${name === "id" ? " primary key" : NEVER_NULL.has(name) ? " not null" : ""}`;
const SCHEMA = {
  events: `create table audit_event (${COLUMNS.map(column).join(", ")}) strict, without rowid;
    create table audit_object (object_kind text not null, object_id text not null, event_id text not null,
      primary key (object_kind, object_id, event_id)) strict, without rowid;
    create index audit_object_by_event on audit_object (event_id);
    create index audit_event_by_actor on audit_event (actor_id, id);`,
  hashes: `create table event_hash (id text primary key, mac text not null) strict, without rowid;`,
};

/** Writes a new file, which nobody relies on until it has been synced and read back. */
export class ArchiveWriter {
  readonly #handle: SQLite.Database;

  constructor(file: string, form: keyof typeof SCHEMA) {
    if (existsSync(file)) throw new Error(`${file} is there already`);
    this.#handle = new SQLite(file);
    this.#handle.pragma("journal_mode = memory");
    this.#handle.pragma("synchronous = off");
    this.#handle.exec(SCHEMA[form]);
  }

  add(events: readonly ArchivedEvent[]) {
    const values = COLUMNS.map(() => "?").join(", ");
    const event = this.#handle.prepare(`insert into audit_event (${COLUMNS.join(", ")}) values (${values})`);
    const object = this.#handle.prepare("insert into audit_object (object_kind, object_id, event_id) values (?, ?, ?)");
    this.#handle.transaction(() => {
      for (const { row, objects } of events) {
        event.run(...COLUMNS.map((name) => row[name]));
        for (const { kind, id } of objects) object.run(kind, id, row.id);
      }
    })();
  }

  addHashes(hashes: readonly EventHash[]) {
    const hash = this.#handle.prepare("insert into event_hash (id, mac) values (?, ?)");
    this.#handle.transaction(() => {
      for (const { id, mac } of hashes) hash.run(id, mac);
    })();
  }

  close() {
    this.#handle.close();
  }
}

/** The file of an archive is damaged, or is none. */
export class ArchiveUnreadable extends Error {
  override name = "ArchiveUnreadable";
}

/** Reads the file of a month. Throws ArchiveUnreadable, from whatever is asked, where it is no such file. */
export class ArchiveFile {
  readonly #handle: SQLite.Database;

  constructor(file: string) {
    this.#handle = orUnreadable(() => {
      const handle = new SQLite(file, { readonly: true, fileMustExist: true });
      handle.pragma("trusted_schema = off");
      return handle;
    });
  }

  counts(): { events: number; objects: number; firstId: string; lastId: string } {
    const [row] = this.#all<{ events: number; firstId: string; lastId: string }>(
      "select count(*) as events, coalesce(min(id), '') as firstId, coalesce(max(id), '') as lastId from audit_event",
    );
    const [named] = this.#all<{ objects: number }>("select count(*) as objects from audit_object");
    return { events: 0, firstId: "", lastId: "", objects: 0, ...row, ...named };
  }

  /** In the order of their ids, from after one id to another; to the end when none is given. */
  between(after: string, upTo: string | null, limit: number): ArchivedEvent[] {
    return this.#events("select * from audit_event where id > ? and (? is null or id <= ?) order by id limit ?", after, upTo, upTo, limit); // prettier-ignore
  }

  byIds(ids: readonly string[]): ArchivedEvent[] {
    return this.#events("select * from audit_event where id in (select value from json_each(?))", JSON.stringify(ids));
  }

  /** Of one record, the newest first, from before one id. */
  ofRecord({ kind, id }: EventObject, before: string | null, limit: number): ArchivedEvent[] {
    return this.#events(
      `select audit_event.* from audit_object join audit_event on audit_event.id = audit_object.event_id
       where audit_object.object_kind = ? and audit_object.object_id = ? and (? is null or audit_object.event_id < ?)
       order by audit_object.event_id desc limit ?`,
      ...[kind, id, before, before, limit],
    );
  }

  /** In the order of their ids, from after one: of one record, by one actor, both, or all. */
  matching({ object, actor }: ArchiveFilter, after: string, limit: number): ArchivedEvent[] {
    const named = "id in (select event_id from audit_object where object_kind = ? and object_id = ?)";
    const conditions = ["id > ?", ...(actor === undefined ? [] : ["actor_id = ?"]), ...(object ? [named] : [])];
    return this.#events(
      `select * from audit_event where ${conditions.join(" and ")} order by id limit ?`,
      ...[after, ...(actor === undefined ? [] : [actor]), ...(object ? [object.kind, object.id] : []), limit],
    );
  }

  /** The kind of what the log of a partnership tells of under that id. */
  kindOf(id: string, kinds: readonly string[], partnershipId: string): string | undefined {
    const [row] = this.#all<{ kind: string }>(
      `select audit_object.object_kind as kind from audit_object join audit_event on audit_event.id = audit_object.event_id
       where audit_object.object_kind in (select value from json_each(?)) and audit_object.object_id = ?
       and audit_event.partnership_id = ? limit 1`,
      ...[JSON.stringify(kinds), id, partnershipId],
    );
    return row?.kind;
  }

  /** What its events name, each once, in the order of kinds and ids, from after one. */
  objects(after: EventObject, limit: number): EventObject[] {
    return this.#all(
      `select distinct object_kind as kind, object_id as id from audit_object
       where (object_kind, object_id) > (?, ?) order by object_kind, object_id limit ?`,
      ...[after.kind, after.id, limit],
    );
  }

  hashesBetween(after: string, upTo: string | null, limit: number): EventHash[] {
    return this.#all("select id, mac from event_hash where id > ? and (? is null or id <= ?) order by id limit ?", after, upTo, upTo, limit); // prettier-ignore
  }

  hashesByIds(ids: readonly string[]): EventHash[] {
    return this.#all("select id, mac from event_hash where id in (select value from json_each(?))", JSON.stringify(ids)); // prettier-ignore
  }

  close() {
    this.#handle.close();
  }

  #all<R>(query: string, ...values: (string | number | null)[]): R[] {
    return orUnreadable(() => this.#handle.prepare(query).all(...values) as R[]);
  }

  #events(query: string, ...values: (string | number | null)[]): ArchivedEvent[] {
    const rows = this.#all<EventRow>(query, ...values);
    return orUnreadable(() => {
      const objects = this.#handle.prepare("select object_kind as kind, object_id as id from audit_object where event_id = ?"); // prettier-ignore
      return rows.map((row) => ({ row, objects: objects.all(row.id) as EventObject[] }));
    });
  }
}

function orUnreadable<R>(read: () => R): R {
  try {
    return read();
  } catch (error) {
    if (error instanceof SQLite.SqliteError) throw new ArchiveUnreadable(error.message);
    throw error;
  }
}

/** An archived event held against the hash that it carries; it never had a detail. */
export function checkedArchived({ row, objects }: ArchivedEvent): CheckedEvent {
  const isWhole = eventMac(row, objects) === row.mac;
  return { id: row.id, mac: row.mac, isUnsealed: false, fault: !isWhole ? "changed" : row.detail_mac === null ? null : "missing" }; // prettier-ignore
}

/** Whether two are one event, wherever each was read. */
export function isSameEvent(a: ArchivedEvent, b: ArchivedEvent): boolean {
  return asText(a) === asText(b);
}

function asText({ row, objects }: ArchivedEvent) {
  return JSON.stringify([...COLUMNS.map((name) => row[name]), ...objects.map(({ kind, id }) => `${kind} ${id}`).sort()]); // prettier-ignore
}
