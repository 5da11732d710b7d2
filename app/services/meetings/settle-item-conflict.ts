import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { ItemConflictGiven } from "#app/domain/meetings/agenda.form.ts";
import { deleteItemConflict, findAgendaItem, insertItemConflict } from "#db/queries/agendas.ts";
import { listUsersOfGroup } from "#db/queries/case-groups.ts";
import { inTransaction } from "#db/transaction.ts";
import { type AgendaAt, type AgendaContext, noteAgenda } from "./agenda-change.ts";
import { meetingOpened } from "./meeting-opened.ts";

/** Somebody of the group does not hear an item: the actor of themselves, or the chair of anybody in it. */
export function settleItemConflict(
  { db, actor, now }: AgendaContext,
  at: AgendaAt & { itemId: string },
  form: ItemConflictGiven,
) {
  return inTransaction(db, async (trx) => {
    const meeting = await meetingOpened(trx, actor, at.groupId, at.sittingId);
    const item = meeting && (await findAgendaItem(trx, actor, at.sittingId, at.itemId));
    if (!item) return { kind: "not-found" as const };
    const userId = form.userId ?? actor.id;
    if ((userId !== actor.id || form.intent === "end") && !meeting.mayRun) return { kind: "forbidden" as const };
    if (form.intent === "record") {
      const users = await listUsersOfGroup(trx, actor.partnershipId, at.groupId, londonDay(now));
      if (!users.some(({ id }) => id === userId)) {
        const refusal = { field: "userId", message: "Select somebody in the group" };
        return { kind: "refused" as const, refusal };
      }
      await insertItemConflict(trx, {
        ...{ item_id: item.id, user_id: userId, partnership_id: actor.partnershipId },
        ...{ declared_at: now.toISOString(), recorded_by: actor.id },
      });
    } else await deleteItemConflict(trx, item.id, userId);
    const event = form.intent === "record" ? "agenda.conflict-recorded" : "agenda.conflict-ended";
    await noteAgenda(trx, { actor, now }, event, at.sittingId, { itemId: item.id, userId }, item.caseId);
    return { kind: "done" as const, isOwn: userId === actor.id };
  });
}
