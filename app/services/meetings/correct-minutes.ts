import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseCorrection } from "#app/domain/meetings/minutes.ts";
import type { CorrectionGiven } from "#app/domain/meetings/minutes.form.ts";
import { findAgendaItem } from "#db/queries/agendas.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { insertMinutesVersion } from "#db/queries/minutes.ts";
import { madeOnce } from "../session/made-once.ts";
import type { AgendaAt, AgendaContext } from "./agenda-change.ts";
import { itemsOpenTo } from "./items-open-to.ts";
import { minutesOpened } from "./minutes-opened.ts";
import { tellOfMinutes } from "./tell-of-minutes.ts";

/** A dated correction of confirmed minutes: a numbered version that says what it corrects, beside what was confirmed. */
export function correctMinutes(context: AgendaContext & { once?: string | null }, at: AgendaAt, form: CorrectionGiven) {
  const { actor, now } = context;
  return madeOnce(context, "minutes-version", async (trx) => {
    await lockPartnership(trx, actor.partnershipId);
    const minutes = await minutesOpened(trx, actor, at.groupId, at.sittingId);
    if (!minutes) return { kind: "not-found" as const };
    if (!minutes.mayKeep) return { kind: "forbidden" as const };
    const { sitting, versions, confirmed } = minutes;
    const open = await itemsOpenTo({ db: trx, actor, now }, minutes);
    const item = open.ids.has(form.itemId ?? "")
      ? await findAgendaItem(trx, actor, sitting.id, form.itemId ?? "")
      : undefined;
    if (form.itemId !== null && !item)
      return { kind: "refused" as const, refusal: { field: "itemId", message: "Select an item from the list" } };
    const { corrects, correctedOn, correction } = form;
    const facts = { confirmedOn: confirmed?.confirmedOn ?? null, correctedOn, hasItem: item !== undefined };
    const refusal = refuseCorrection(facts, corrects, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const id = uuid();
    const number = (versions[0]?.number ?? 0) + 1;
    await insertMinutesVersion(trx, {
      ...{ id, partnership_id: actor.partnershipId, sitting_id: sitting.id, number, kind: "correction" },
      ...{ content: null, made_at: now.toISOString(), made_by: actor.id, confirmed_at_id: null },
      ...{ item_id: form.itemId, corrects, correction, corrected_on: correctedOn },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "minutes.corrected", objectKind: "meeting", objectId: sitting.id },
      ...{ fields: [corrects], detail: { version: id, number, itemId: form.itemId, correction, correctedOn } },
      objects: item?.caseId ? [{ kind: "case", id: item.caseId }] : [],
    });
    if (form.tell.length > 0) await tellOfMinutes(trx, { actor, now }, "minutes-corrected", sitting);
    return { kind: "done" as const, id };
  });
}
