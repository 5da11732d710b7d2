import type { Insertable } from "kysely";
import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import type { AuditEvent } from "#app/domain/audit/event-content.ts";
import type { DisclosurePart } from "#app/domain/disclosures/disclosure-part.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { inPieces } from "../in-pieces.ts";
import { detailMac, eventMac } from "../audit-mac.ts";
import { currentRequestId } from "../request-id.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** In the transaction of what it tells of, so that neither is ever without the other. */
export async function insertAuditEvent(
  trx: Transaction,
  actor: LoggedActor,
  now: Date,
  e: AuditEvent,
): Promise<string> {
  const [id] = await insertAuditEvents(trx, actor, now, [e]);
  if (id === undefined) throw new Error("An event was given");
  return id;
}

/** As insertAuditEvent, of what was done to several records at once: an event each, in their order. */
export function insertAuditEvents(
  trx: Transaction,
  actor: LoggedActor,
  now: Date,
  events: readonly AuditEvent[],
): Promise<string[]> {
  return insertLoggedEvents(trx, events.map((event) => ({ actor, now, event }))); // prettier-ignore
}

/** By whom and when is an event's own. */
export type LoggedEvent = { actor: LoggedActor; now: Date; event: AuditEvent };

/** As insertAuditEvents, of what several people did at several times, told all at once. */
export async function insertLoggedEvents(trx: Transaction, events: readonly LoggedEvent[]): Promise<string[]> {
  const all = events.map(({ actor, now, event }) => rowsOf(actor, now, event));
  await inPieces(all, (piece) =>
    trx
      .insertInto("audit_event")
      .values(piece.map(({ event }) => event))
      .execute(),
  );
  const ids = all.map(({ event }) => event.id);
  await inPieces(ids, (piece) =>
    trx
      .insertInto("audit_unsealed")
      .values(piece.map((event_id) => ({ event_id })))
      .execute(),
  );
  const details = all.flatMap(({ detail }) => detail ?? []);
  await inPieces(details, (piece) => trx.insertInto("audit_detail").values(piece).execute());
  const entries = all.flatMap(({ entry }) => entry ?? []);
  await inPieces(entries, (piece) => trx.insertInto("disclosure_entry").values(piece).execute());
  const objects = all.flatMap((of) => of.objects);
  await inPieces(objects, (piece) => trx.insertInto("audit_object").values(piece).execute());
  return ids;
}

function rowsOf(actor: LoggedActor, now: Date, e: AuditEvent) {
  const id = uuid();
  const restricted: 0 | 1 = e.restricted ? 1 : 0;
  const content = e.detail === undefined ? null : JSON.stringify(e.detail);
  const named = e.objectId ? [...(e.objects ?? []), { kind: e.objectKind, id: e.objectId }] : (e.objects ?? []);
  const objects = [...new Map(named.map(({ kind, id }) => [`${kind} ${id}`, { kind, id }])).values()];
  const row = {
    id,
    partnership_id: actor.partnershipId,
    at: now.toISOString(),
    actor_id: actor.id,
    agency_id: actor.agencyId,
    session_id: actor.sessionId,
    request_id: currentRequestId(),
    category: e.category,
    event: e.event,
    object_kind: e.objectKind,
    object_id: e.objectId,
    fields: (e.fields ?? []).join(","),
    result_count: e.resultCount ?? null,
    purpose: e.purpose ?? null,
    recipients: e.recipients ?? null,
    detail_mac: content === null ? null : detailMac(id, restricted, content),
  };
  return {
    event: { ...row, mac: eventMac(row, objects) },
    detail: content === null ? null : { event_id: id, restricted, content },
    entry: e.category === "disclosure" ? entryOf(row, now, e.disclosure) : null,
    objects: objects.map((o) => ({ object_kind: o.kind, object_id: o.id, event_id: id })),
  };
}

type EventRow = Omit<Insertable<Database["audit_event"]>, "mac">;

/** The line of the register under the id of its event: there is one to one. */
function entryOf(event: EventRow, now: Date, part: DisclosurePart): Insertable<Database["disclosure_entry"]> {
  if (!event.partnership_id) throw new Error("A disclosure is made in a partnership");
  return {
    ...{ id: event.id, partnership_id: event.partnership_id, audit_event_id: event.id, recorded_at: event.at },
    ...{ disclosed_on: part.on ?? londonDay(now), made_by: event.actor_id, agency_id: event.agency_id },
    ...{ event: event.event, way: part.way, object_kind: event.object_kind, object_id: event.object_id },
    ...{ what: part.what ?? null, destination: part.destination, recipients: part.recipients ?? null },
    ...{ gateway: part.gateway ?? null, necessity: part.necessity ?? null },
    proportionality: part.proportionality ?? null,
    approved_by: part.approvedBy ?? null,
  };
}

/** Whether this session has looked at the record since that instant; notes this look either way. */
export async function noteView(
  trx: Transaction,
  view: { partnershipId: string; sessionId: string; objectKind: string; objectId: string; event: string },
  now: Date,
  since: Date,
): Promise<boolean> {
  const key = {
    session_id: view.sessionId,
    object_kind: view.objectKind,
    object_id: view.objectId,
    event: view.event,
  };
  const earlier = await trx
    .selectFrom("recent_view")
    .select("seen_at")
    .where("session_id", "=", key.session_id)
    .where("object_kind", "=", key.object_kind)
    .where("object_id", "=", key.object_id)
    .where("event", "=", key.event)
    .executeTakeFirst();
  if (earlier && earlier.seen_at >= since.toISOString()) return true;
  const seen_at = now.toISOString();
  await trx
    .insertInto("recent_view")
    .values({ ...key, partnership_id: view.partnershipId, seen_at })
    .onConflict((c) => c.columns(["session_id", "object_kind", "object_id", "event"]).doUpdateSet({ seen_at }))
    .execute();
  return false;
}

/** Whether a session has opened a record in the last day or so. */
export async function hasViewed(
  db: Executor,
  { sessionId, objectKind, objectId, event }: Omit<Parameters<typeof noteView>[1], "partnershipId">,
): Promise<boolean> {
  const row = await db
    .selectFrom("recent_view")
    .select("seen_at")
    .where("session_id", "=", sessionId)
    .where("object_kind", "=", objectKind)
    .where("object_id", "=", objectId)
    .where("event", "=", event)
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteViewsBefore(trx: Transaction, instant: string) {
  await trx.deleteFrom("recent_view").where("seen_at", "<", instant).execute();
}
