import { createHmac } from "node:crypto";
import type { Selectable } from "kysely";
import { keyFor } from "./keys.ts";
import type { Database } from "./types/database.ts";

type Event = Selectable<Database["audit_event"]>;
type Archive = Selectable<Database["audit_archive"]>;
type Seal = Selectable<Database["audit_seal"]>;

/** A record under which "who has seen this" finds an event. */
export type EventObject = { kind: string; id: string };

/**
 * The keyed hash that an event carries of itself and of the records that it concerns, in whatever order they are read: an
 * array, so that no two different events are written the same way.
 */
export function eventMac(e: Omit<Event, "mac">, objects: readonly EventObject[]): string {
  return mac([
    e.id, e.partnership_id, e.at, e.actor_id, e.agency_id, e.session_id, e.request_id, e.category, e.event,
    e.object_kind, e.object_id, e.fields, e.result_count, e.purpose, e.recipients, e.detail_mac,
    ...objects.map(({ kind, id }) => JSON.stringify([kind, id])).sort(),
  ]); // prettier-ignore
}

/** Keyed, because a plain hash of short content could be guessed back after the content was erased. */
export function detailMac(eventId: string, restricted: 0 | 1, content: string): string {
  return mac([eventId, restricted, content]);
}

/** A seal ties its events, in order, to all that was sealed before. */
export function sealMac(previousMac: string, seal: Omit<Seal, "mac">, eventMacs: readonly string[]): string {
  return mac([previousMac, seal.sequence, seal.sealed_at, seal.event_count, seal.event_ids, ...eventMacs]);
}

/** So that nobody without the key can say of another file that it is the archive of a month. */
export function archiveMac(a: Omit<Archive, "mac">): string {
  return mac([
    ...["archive", a.month, a.form, a.sha256, a.bytes, a.event_count, a.object_count],
    ...[a.first_event_id, a.last_event_id, a.archived_at, a.archived_by, a.event_id],
  ]);
}

function mac(values: readonly (string | number | null)[]) {
  return createHmac("sha256", keyFor("audit")).update(JSON.stringify(values)).digest("base64url");
}
