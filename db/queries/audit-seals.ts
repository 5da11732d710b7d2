import type { Selectable } from "kysely";
import type { LogFault } from "#app/domain/audit/log-check.ts";
import { detailMac, type EventObject, eventMac, sealMac } from "../audit-mac.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

// The log as a whole, whatever the partnership: sealing it, and checking it against its keyed hashes.

type Seal = Selectable<Database["audit_seal"]>;
type EventMac = { id: string; mac: string };
/** An event as it stands, held against the hashes that it carries. */
export type CheckedEvent = EventMac & { isUnsealed: boolean; fault: LogFault | null };

export function findLastSeal(db: Executor) {
  return db
    .selectFrom("audit_seal")
    .select(["sequence", "mac", "sealed_at as sealedAt"])
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function anyUnsealed(db: Executor): Promise<boolean> {
  return (await db.selectFrom("audit_unsealed").select("event_id").limit(1).executeTakeFirst()) !== undefined;
}

export function listUnsealed(db: Executor, limit: number): Promise<EventMac[]> {
  return db
    .selectFrom("audit_unsealed")
    .innerJoin("audit_event", "audit_event.id", "audit_unsealed.event_id")
    .select(["audit_event.id", "audit_event.mac"])
    .orderBy("audit_unsealed.event_id")
    .limit(limit)
    .execute();
}

export async function insertSeal(
  trx: Transaction,
  previous: { sequence: number; mac: string } | undefined,
  events: readonly EventMac[],
  now: Date,
): Promise<number> {
  const row = {
    sequence: (previous?.sequence ?? 0) + 1,
    sealed_at: now.toISOString(),
    event_count: events.length,
    event_ids: JSON.stringify(events.map((event) => event.id)),
  };
  const mac = sealMac(previous?.mac ?? "", row, macsOf(events));
  await trx
    .insertInto("audit_seal")
    .values({ ...row, mac })
    .execute();
  return row.sequence;
}

export async function deleteUnsealed(trx: Transaction, eventIds: readonly string[]): Promise<number> {
  const result = await trx.deleteFrom("audit_unsealed").where("event_id", "in", eventIds).executeTakeFirst();
  return Number(result.numDeletedRows);
}

export function listSealsAfter(db: Executor, sequence: number, limit: number): Promise<Seal[]> {
  return db
    .selectFrom("audit_seal")
    .selectAll()
    .where("sequence", ">", sequence)
    .orderBy("sequence")
    .limit(limit)
    .execute();
}

/** Whether the seal is as it was made after the one before it, over events with these hashes. */
export function isSealIntact(previousMac: string, { mac, ...seal }: Seal, events: readonly EventMac[]) {
  return sealMac(previousMac, seal, macsOf(events)) === mac;
}

/** In the order of their ids, from after one id to another; to the end when none is given. None only where there are no more. */
export async function listEventsBetween(
  db: Executor,
  after: string,
  upTo: string | null,
  limit: number,
): Promise<CheckedEvent[]> {
  for (let from = after; ;) {
    const rows = await eventsWithDetail(db)
      .where("audit_event.id", ">", from)
      .$if(upTo !== null, (q) => q.where("audit_event.id", "<=", upTo ?? ""))
      .orderBy("audit_event.id")
      .limit(limit)
      .execute();
    const events = await checked(db, rows);
    const last = rows.at(-1);
    if (events.length > 0 || !last) return events;
    from = last.id;
  }
}

export async function listEventsByIds(db: Executor, ids: readonly string[]) {
  const rows = await eventsWithDetail(db).where("audit_event.id", "in", ids).limit(ids.length).execute();
  return checked(db, rows);
}

/** Whether any of the newest events, tampered with or not, carries a hash made with the key in use; so does an empty log. */
export async function isLogOfOurKey(db: Executor): Promise<boolean> {
  const rows = await eventsWithDetail(db).orderBy("audit_event.id", "desc").limit(20).execute();
  return rows.length === 0 || (await checked(db, rows)).some((event) => event.fault === null);
}

/** The sealer's work names an event that is not there. */
export function findUnsealedWithoutEvent(db: Executor) {
  return db
    .selectFrom("audit_unsealed")
    .leftJoin("audit_event", "audit_event.id", "audit_unsealed.event_id")
    .select("audit_unsealed.event_id as id")
    .where("audit_event.id", "is", null)
    .orderBy("audit_unsealed.event_id")
    .limit(1)
    .executeTakeFirst();
}

type Row = Awaited<ReturnType<ReturnType<typeof eventsWithDetail>["execute"]>>[number];

/** One statement, so that an event is seen either unsealed or in a seal that can be read by now. */
function eventsWithDetail(db: Executor) {
  return db
    .selectFrom("audit_event")
    .leftJoin("audit_detail", "audit_detail.event_id", "audit_event.id")
    .leftJoin("audit_detail_erased", "audit_detail_erased.event_id", "audit_event.id")
    .leftJoin("audit_unsealed", "audit_unsealed.event_id", "audit_event.id")
    .selectAll("audit_event")
    .select([
      "audit_detail.restricted",
      "audit_detail.content",
      "audit_detail_erased.event_id as erased",
      "audit_unsealed.event_id as unsealed",
    ]);
}

/** The records that each of the events names; they are written with it and never again, so that they may be read after it. */
export async function objectsOfEvents(db: Executor, ids: readonly string[]): Promise<Map<string, EventObject[]>> {
  const objects = new Map<string, EventObject[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return objects;
  const found = await db
    .selectFrom("audit_object")
    .select(["event_id as eventId", "object_kind as kind", "object_id as id"])
    .where("event_id", "in", ids)
    .execute();
  for (const { eventId, kind, id } of found) objects.get(eventId)?.push({ kind, id });
  return objects;
}

/** Events with the records that they name, as they stand. */
export async function listEventsAsWritten(db: Executor, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("audit_event").selectAll().where("id", "in", ids).execute();
  const objects = await objectsOfEvents(db, rows.map(({ id }) => id)); // prettier-ignore
  return rows.map((row) => ({ row, objects: objects.get(row.id) ?? [] }));
}

/** An event that is moved to the archive while it is read is none of these: it is found there. */
async function checked(db: Executor, rows: readonly Row[]): Promise<CheckedEvent[]> {
  const objects = await objectsOfEvents(db, rows.map(({ id }) => id)); // prettier-ignore
  const events = rows.map((row) => {
    const fault = eventMac(row, objects.get(row.id) ?? []) === row.mac ? faultOfDetail(row) : "changed";
    return { id: row.id, mac: row.mac, isUnsealed: row.unsealed !== null, fault };
  });
  const changed = events.filter(({ fault }) => fault === "changed").map(({ id }) => id);
  if (changed.length === 0) return events;
  const there = await db.selectFrom("audit_event").select("id").where("id", "in", changed).execute();
  return events.filter(({ id, fault }) => fault !== "changed" || there.some((row) => row.id === id));
}

function faultOfDetail({ id, detail_mac, restricted, content, erased }: Row): LogFault | null {
  if (content === null || restricted === null) return detail_mac === null || erased !== null ? null : "missing";
  if (detail_mac === null) return "inserted";
  return detailMac(id, restricted, content) === detail_mac ? null : "changed";
}

function macsOf(events: readonly EventMac[]) {
  return events.map((event) => event.mac);
}
