import type { Actor } from "#app/domain/access/actor.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { meetingOpened } from "./meeting-opened.ts";

export type AgendaContext = { db: Executor; actor: Actor; now: Date };
export type AgendaAt = { groupId: string; sittingId: string };

/** The meeting of a group that the actor runs, or why its agenda is not theirs to change. */
export async function meetingToRun(trx: Transaction, actor: Actor, { groupId, sittingId }: AgendaAt) {
  const meeting = await meetingOpened(trx, actor, groupId, sittingId);
  if (!meeting) return { kind: "not-found" as const };
  return meeting.mayRun ? { kind: "found" as const, meeting } : { kind: "forbidden" as const };
}

type Event = `agenda.${"item-moved" | "item-added" | "item-changed" | "conflict-recorded" | "conflict-ended"}`;

/** With the case that it is about, for whoever asks who has to do with that. */
export function noteAgenda(
  trx: Transaction,
  { actor, now }: Omit<AgendaContext, "db">,
  event: Event,
  sittingId: string,
  detail: Record<string, unknown>,
  caseId: string | null = null,
) {
  return insertAuditEvent(trx, actor, now, {
    ...{ category: "alteration", event, objectKind: "meeting", objectId: sittingId, fields: Object.keys(detail) },
    detail: { after: detail },
    objects: caseId === null ? [] : [{ kind: "case", id: caseId }],
  });
}
