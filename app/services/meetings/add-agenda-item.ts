import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseAddedItem, refuseAgendaChange } from "#app/domain/meetings/agenda.ts";
import type { AddedItem } from "#app/domain/meetings/agenda.form.ts";
import { unsafeListItemsStanding, unsafeListUnfollowedItems } from "#db/queries/agenda-candidates.ts";
import { insertAgendaItems } from "#db/queries/agendas.ts";
import { insertConflictsCarried } from "#db/queries/carried-items.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { madeOnce } from "../session/made-once.ts";
import { type AgendaAt, type AgendaContext, meetingToRun, noteAgenda } from "./agenda-change.ts";
import { columnsAbout } from "./build-agenda.ts";

/** A matter in words, or a case of the group that the actor sees, with why. */
export function addAgendaItem(context: AgendaContext & { once: string | null }, at: AgendaAt, form: AddedItem) {
  const { actor, now } = context;
  return madeOnce(context, "agenda-item", async (trx) => {
    const run = await meetingToRun(trx, actor, at);
    if (run.kind !== "found") return run;
    const { sitting } = run.meeting;
    await lockPartnership(trx, actor.partnershipId);
    const today = londonDay(now);
    const shut = refuseAgendaChange(sitting, today);
    if (shut) return { kind: "refused" as const, refusal: shut };
    const about = form.what === "case" ? form.caseId : null;
    const standing = await unsafeListItemsStanding(trx, at.sittingId);
    const refusal = refuseAddedItem(form, at.groupId, {
      found: about === null ? undefined : await findCaseById(trx, actor, about),
      isThere: standing.some(({ kind, aboutId }) => kind === "case" && aboutId === about),
    });
    if (refusal) return { kind: "refused" as const, refusal };
    const of = { partnershipId: actor.partnershipId, groupId: at.groupId };
    const earlier = await unsafeListUnfollowedItems(trx, of, { before: sitting.day, today });
    const from = earlier.filter(({ kind, aboutId }) => about !== null && kind === "case" && aboutId === about).at(-1);
    const id = uuid();
    await insertAgendaItems(trx, [
      {
        ...{ id, partnership_id: actor.partnershipId, sitting_id: at.sittingId, version: 1, part: form.part },
        ...{ position: Math.max(0, ...standing.map(({ position }) => position)) + 1, kind: form.what },
        ...{ title: form.what === "matter" ? form.title : null, reason: form.reason },
        ...columnsAbout({ kind: form.what, aboutId: about, from: null }),
        ...{ state: "open", state_reason: null, rolled_from_id: from?.id ?? null },
        ...{ created_at: now.toISOString(), created_by: actor.id },
      },
    ]);
    await insertConflictsCarried(trx, [id]);
    await noteAgenda(trx, { actor, now }, "agenda.item-added", at.sittingId, { itemId: id, ...form }, about);
    return { kind: "done" as const, id };
  });
}
