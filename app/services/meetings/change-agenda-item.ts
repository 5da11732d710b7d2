import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseItemState } from "#app/domain/meetings/agenda.ts";
import type { ItemStateGiven } from "#app/domain/meetings/agenda.form.ts";
import { isUnfinished } from "#app/domain/meetings/propose-agenda.ts";
import type { AgendaPart } from "#app/domain/meetings/agenda-parts.ts";
import { forwardStateAfter } from "#app/domain/meetings/forward-programme.ts";
import { deleteUntouchedFollower } from "#db/queries/carried-items.ts";
import { updateAgendaItem } from "#db/queries/agendas.ts";
import { settleForwardOf } from "#db/queries/forward-items.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { inTransaction } from "#db/transaction.ts";
import { type AgendaAt, type AgendaContext, noteAgenda } from "./agenda-change.ts";
import { itemOpened } from "./gate-of.ts";
import { rightsInItem } from "./item-to-minute.ts";

/** What became of an item, as whoever writes its minutes records it, and the part in which it stands. */
export function changeAgendaItem(
  { db, actor, now }: AgendaContext,
  at: AgendaAt & { itemId: string },
  form: Omit<ItemStateGiven, "part"> & { part?: AgendaPart },
) {
  return inTransaction(db, async (trx) => {
    // Items that are moved past each other stand still for it, and it for them.
    await lockPartnership(trx, actor.partnershipId);
    const opened = await itemOpened({ db: trx, actor, now }, at);
    if (opened.kind === "not-found") return opened;
    if (opened.kind === "gated") return { kind: "forbidden" as const };
    const rights = await rightsInItem({ db: trx, actor }, opened);
    if (!rights.mayMinute) return { kind: "forbidden" as const };
    const { meeting, item } = opened;
    if (item.version !== form.version) return { kind: "changed" as const, current: item };
    const refusal = rights.refusal ?? refuseItemState(form, meeting.sitting, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const { state, part = item.part, reason } = form;
    const state_reason = form.state === "deferred" || form.state === "closed" ? form.reason : null;
    if (!(await updateAgendaItem(trx, item, { state: form.state, state_reason, part })))
      return { kind: "changed" as const, current: item };
    // The next agenda may have carried it over before somebody said what became of it.
    const takenOff = !isUnfinished(state) && (await deleteUntouchedFollower(trx, item.id, londonDay(now)));
    const [before, after] = [forwardStateAfter(item.state), forwardStateAfter(state)];
    if (before !== after)
      await settleForwardOf(trx, item.id, { before, after, reason: after === "dropped" ? reason : null });
    await noteAgenda(
      trx,
      { actor, now },
      "agenda.item-changed",
      at.sittingId,
      { itemId: item.id, state, part, reason, ...(takenOff ? { takenOff } : {}) },
      item.caseId,
    );
    return { kind: "done" as const };
  });
}
