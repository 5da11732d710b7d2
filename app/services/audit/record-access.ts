import { subMinutes } from "date-fns";
import type { Actor } from "#app/domain/access/actor.ts";
import type { AuditExtras } from "#app/domain/audit/event-content.ts";
import { insertAuditEvent, noteView } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** Local policy: looking again within ten minutes, in the same session, is the same consultation. */
export const SAME_CONSULTATION_MINUTES = 10;

/** One record opened (DPA 2018 s62: consultation). */
export function recordView(
  { db, actor, now }: Context,
  event: string,
  objectKind: string,
  objectId: string,
  also: AuditExtras = {},
) {
  return inTransaction(db, async (trx) => {
    const view = { partnershipId: actor.partnershipId, sessionId: actor.sessionId, objectKind, objectId, event };
    if (await noteView(trx, view, now, subMinutes(now, SAME_CONSULTATION_MINUTES))) return;
    await insertAuditEvent(trx, actor, now, { category: "consultation", event, objectKind, objectId, ...also });
  });
}

/** A list shown: how many rows, and which, in the detail. */
export function recordList(
  { db, actor, now }: Context,
  event: string,
  objectKind: string,
  ids: readonly string[],
  detail: Record<string, unknown> = {},
) {
  return inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      category: "consultation",
      event,
      objectKind,
      objectId: null,
      resultCount: ids.length,
      detail: { ...detail, listed: ids },
    }),
  );
}

/** Somebody asked for what is not theirs: by the permission and the kind of page, never by the address as typed. */
export function recordRefusal({ db, actor, now }: Context, permission: string, status: number) {
  return inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      category: "refusal",
      event: status === 403 ? "access.refused" : "access.not-found",
      objectKind: "permission",
      objectId: null,
      purpose: permission,
    }),
  );
}

/**
 * Somebody signed in sent what cannot be read: a body that is broken (400), too large (413) or of a kind that no page takes
 * (415). Anybody can send such things without end, so the same from one session within ten minutes is one line.
 */
export function recordUnreadable({ db, actor, now }: Context, permission: string, status: number) {
  return inTransaction(db, async (trx) => {
    const event = "access.unreadable";
    const { partnershipId, sessionId } = actor;
    const seen = { partnershipId, sessionId, objectKind: "permission", objectId: `${permission} ${status}`, event };
    if (await noteView(trx, seen, now, subMinutes(now, SAME_CONSULTATION_MINUTES))) return;
    await insertAuditEvent(trx, actor, now, {
      category: "refusal",
      event,
      objectKind: "permission",
      objectId: null,
      purpose: permission,
      detail: { status },
    });
  });
}

/** The people whom a record shows, so that "who has seen this" finds the look at each of them. */
export function objectsOf(links: readonly { personId: string }[]): Pick<AuditExtras, "objects"> {
  return { objects: links.map((link) => ({ kind: "person", id: link.personId })) };
}
