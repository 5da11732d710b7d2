import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseDraft } from "#app/domain/meetings/minutes.ts";
import type { DraftGiven } from "#app/domain/meetings/minutes.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { insertMinutesVersion } from "#db/queries/minutes.ts";
import { madeOnce } from "../session/made-once.ts";
import type { AgendaAt, AgendaContext } from "./agenda-change.ts";
import { minutesOpened } from "./minutes-opened.ts";
import { unsafeMinutesContent } from "./minutes-snapshot.ts";
import { tellOfMinutes } from "./tell-of-minutes.ts";

/** The next numbered draft, of what stands now. Of two at once the second is numbered after the first. */
export function draftMinutes(context: AgendaContext & { once?: string | null }, at: AgendaAt, form: DraftGiven) {
  const { actor, now } = context;
  return madeOnce(context, "minutes-version", async (trx) => {
    await lockPartnership(trx, actor.partnershipId);
    const minutes = await minutesOpened(trx, actor, at.groupId, at.sittingId);
    if (!minutes) return { kind: "not-found" as const };
    if (!minutes.mayKeep) return { kind: "forbidden" as const };
    const { sitting, versions, confirmed } = minutes;
    const refusal = refuseDraft(sitting, { confirmedOn: confirmed?.confirmedOn ?? null }, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const content = await unsafeMinutesContent(trx, actor.partnershipId, minutes);
    const id = uuid();
    const number = (versions[0]?.number ?? 0) + 1;
    await insertMinutesVersion(trx, {
      ...{ id, partnership_id: actor.partnershipId, sitting_id: sitting.id, number, kind: "draft" },
      ...{ content: JSON.stringify(content), made_at: now.toISOString(), made_by: actor.id, confirmed_at_id: null },
      ...{ item_id: null, corrects: null, correction: null, corrected_on: null },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "collection", event: "minutes.drafted", objectKind: "meeting", objectId: sitting.id },
      ...{ resultCount: content.items.length, detail: { version: id, number } },
      objects: content.items.flatMap(({ caseId }) => (caseId === null ? [] : [{ kind: "case", id: caseId }])),
    });
    if (form.tell.length > 0) await tellOfMinutes(trx, { actor, now }, "minutes-out", sitting);
    return { kind: "done" as const, id };
  });
}
