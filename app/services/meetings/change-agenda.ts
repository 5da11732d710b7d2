import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { mayRunMeeting, refuseAgendaChange, refuseItemState } from "#app/domain/meetings/agenda.ts";
import type { AddedItem, AgendaGiven, ItemConflictGiven, ItemStateGiven } from "#app/domain/meetings/agenda.form.ts";
import { unsafeListItemsStanding, unsafeListUnfollowedItems } from "#db/queries/agenda-candidates.ts";
import {
  deleteItemConflict,
  findAgendaItem,
  insertAgendaItems,
  insertItemConflict,
  updateAgendaItem,
} from "#db/queries/agendas.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listUsersOfGroup } from "#db/queries/case-groups.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { findNextSitting } from "#db/queries/meetings.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";
import { buildAgenda, columnsAbout } from "./build-agenda.ts";
import { meetingOpened } from "./meeting-opened.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type At = { groupId: string; sittingId: string };
type Meeting = NonNullable<Awaited<ReturnType<typeof meetingOpened>>>;

const NOT_FOUND = { kind: "not-found" as const };
const FORBIDDEN = { kind: "forbidden" as const };
const refused = (message: string, field: string | null = null) => ({
  kind: "refused" as const,
  refusal: { field, message },
});

/** The agenda brought up to date, or one item moved past its neighbour of the same part. */
export function arrangeAgenda({ db, actor, now }: Context, at: At, { intent, itemId }: AgendaGiven) {
  return inTransaction(db, async (trx) => {
    const meeting = await meetingOpened(trx, actor, at.groupId, at.sittingId);
    if (!meeting) return NOT_FOUND;
    if (!meeting.mayRun) return FORBIDDEN;
    const { group, sitting } = meeting;
    if (intent === "build") {
      const next = await findNextSitting(trx, actor, at.groupId, londonDay(now));
      const of = { id: group.id, kind: group.kind, partnershipId: actor.partnershipId };
      return buildAgenda(trx, { actor, now }, of, sitting, next?.day ?? null);
    }
    return moveItem(trx, { actor, now }, meeting, itemId ?? "", intent);
  });
}

async function moveItem(
  trx: Transaction,
  { actor, now }: Omit<Context, "db">,
  { sitting }: Meeting,
  itemId: string,
  way: "up" | "down",
) {
  await lockPartnership(trx, actor.partnershipId);
  const refusal = refuseAgendaChange(sitting, londonDay(now));
  if (refusal) return { kind: "refused" as const, refusal };
  if (!(await findAgendaItem(trx, actor, sitting.id, itemId))) return NOT_FOUND;
  const items = await unsafeListItemsStanding(trx, sitting.id);
  const item = items.find(({ id }) => id === itemId);
  const inPart = items.filter(({ part }) => part === item?.part);
  const other = inPart[inPart.findIndex(({ id }) => id === itemId) + (way === "up" ? -1 : 1)];
  if (!item || !other) return { kind: "done" as const };
  await updateAgendaItem(trx, item, { position: other.position });
  await updateAgendaItem(trx, other, { position: item.position });
  await logged(trx, { actor, now }, "agenda.item-moved", sitting.id, { itemId, way });
  return { kind: "done" as const };
}

/** A matter in words, or a case of the group that the actor sees, with why. */
export function addAgendaItem(context: Context & { once: string | null }, at: At, form: AddedItem) {
  const { actor, now } = context;
  return madeOnce(context, "agenda-item", async (trx) => {
    const meeting = await meetingOpened(trx, actor, at.groupId, at.sittingId);
    if (!meeting) return NOT_FOUND;
    if (!meeting.mayRun) return FORBIDDEN;
    await lockPartnership(trx, actor.partnershipId);
    const today = londonDay(now);
    const shut = refuseAgendaChange(meeting.sitting, today);
    if (shut) return { kind: "refused" as const, refusal: shut };
    const about = form.what === "case" ? form.caseId : null;
    if (form.what === "matter" && form.title === null) return refused("Enter what it is about", "title");
    const found = about === null ? undefined : await findCaseById(trx, actor, about);
    if (form.what === "case" && (!found || found.groupId !== at.groupId || found.status === "closed"))
      return refused("Select an open case of the group", "caseId");
    const standing = await unsafeListItemsStanding(trx, at.sittingId);
    if (about !== null && standing.some(({ kind, aboutId }) => kind === "case" && aboutId === about))
      return refused("This case is on the agenda already", "caseId");
    const of = { partnershipId: actor.partnershipId, groupId: at.groupId };
    const earlier = await unsafeListUnfollowedItems(trx, of, { before: meeting.sitting.day, today });
    const from = earlier.filter(({ kind, aboutId }) => about !== null && kind === "case" && aboutId === about).at(-1);
    const id = uuid();
    await insertAgendaItems(trx, [
      {
        ...{ id, partnership_id: actor.partnershipId, sitting_id: at.sittingId, version: 1, part: form.part },
        ...{ position: Math.max(0, ...standing.map(({ position }) => position)) + 1, kind: form.what },
        ...{ title: form.what === "matter" ? form.title : null, reason: form.reason },
        ...columnsAbout({ kind: form.what, aboutId: about }),
        ...{ state: "open", state_reason: null, rolled_from_id: from?.id ?? null },
        ...{ created_at: now.toISOString(), created_by: actor.id },
      },
    ]);
    await logged(trx, { actor, now }, "agenda.item-added", at.sittingId, { itemId: id, ...form }, about);
    return { kind: "done" as const, id };
  });
}

/** What became of an item, and the part in which it stands. */
export function changeAgendaItem({ db, actor, now }: Context, at: At & { itemId: string }, form: ItemStateGiven) {
  return inTransaction(db, async (trx) => {
    const found = await itemToRun(trx, actor, at);
    if (found.kind !== "found") return found;
    const { item, meeting } = found;
    if (item.version !== form.version) return { kind: "changed" as const, current: item };
    const refusal = refuseItemState(form, meeting.sitting, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const state_reason = form.state === "deferred" || form.state === "closed" ? form.reason : null;
    if (!(await updateAgendaItem(trx, item, { state: form.state, state_reason, part: form.part })))
      return { kind: "changed" as const, current: item };
    const { state, part, reason } = form;
    await logged(
      trx,
      { actor, now },
      "agenda.item-changed",
      at.sittingId,
      { itemId: item.id, state, part, reason },
      item.caseId,
    );
    return { kind: "done" as const };
  });
}

/** Somebody of the group does not hear an item: the actor of themselves, or the chair of anybody in it. */
export function settleItemConflict({ db, actor, now }: Context, at: At & { itemId: string }, form: ItemConflictGiven) {
  return inTransaction(db, async (trx) => {
    const meeting = await meetingOpened(trx, actor, at.groupId, at.sittingId);
    const item = meeting && (await findAgendaItem(trx, actor, at.sittingId, at.itemId));
    if (!item) return NOT_FOUND;
    const userId = form.userId ?? actor.id;
    if ((userId !== actor.id || form.intent === "end") && !meeting.mayRun) return FORBIDDEN;
    if (form.intent === "record") {
      const users = await listUsersOfGroup(trx, actor.partnershipId, at.groupId, londonDay(now));
      if (!users.some(({ id }) => id === userId)) return refused("Select somebody in the group", "userId");
      await insertItemConflict(trx, {
        ...{ item_id: item.id, user_id: userId, partnership_id: actor.partnershipId },
        ...{ declared_at: now.toISOString(), recorded_by: actor.id },
      });
    } else await deleteItemConflict(trx, item.id, userId);
    const event = form.intent === "record" ? "agenda.conflict-recorded" : "agenda.conflict-ended";
    await logged(trx, { actor, now }, event, at.sittingId, { itemId: item.id, userId }, item.caseId);
    return { kind: "done" as const, isOwn: userId === actor.id };
  });
}

async function itemToRun(trx: Transaction, actor: Actor, { groupId, sittingId, itemId }: At & { itemId: string }) {
  const meeting = await meetingOpened(trx, actor, groupId, sittingId);
  const item = meeting && (await findAgendaItem(trx, actor, sittingId, itemId));
  if (!item) return NOT_FOUND;
  return mayRunMeeting(actor, groupId) ? { kind: "found" as const, item, meeting } : FORBIDDEN;
}

type Event = `agenda.${"item-moved" | "item-added" | "item-changed" | "conflict-recorded" | "conflict-ended"}`;

function logged(
  trx: Transaction,
  { actor, now }: Omit<Context, "db">,
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
