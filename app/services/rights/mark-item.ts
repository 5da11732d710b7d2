import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { type MarkEnd, type NewMark, refuseMarkEnd, refuseNewMark } from "#app/domain/rights/mark.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findRightsMark, insertRightsMark, markEnded } from "#db/queries/rights-marks.ts";
import { findRightsRequest } from "#db/queries/rights-requests.ts";
import { inTransaction } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";
import type { RequestContext } from "./change-request.ts";
import { findHeldItem } from "./marks-of-request.ts";

/** That an item was corrected, is said to be wrong, is not to be used or is objected to: shown wherever the item is. */
export function markItem(context: RequestContext & { once: string | null }, requestId: string, form: NewMark) {
  const { actor, now } = context;
  return madeOnce(context, "rights-mark", async (trx) => {
    const { partnershipId } = actor;
    const request = await findRightsRequest(trx, partnershipId, requestId);
    if (!request) return { kind: "not-found" as const };
    const refusal = refuseNewMark(request, form.fromDay, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const { personId } = request;
    const item = await findHeldItem(trx, { partnershipId, personId }, form.item);
    if (!item || personId === null)
      return { kind: "refused" as const, refusal: { field: "item", message: "Select an item that is held of them" } };
    const id = uuid();
    await insertRightsMark(trx, {
      ...{ id, partnership_id: partnershipId, record_kind: item.kind, record_id: item.id, mark: form.mark, version: 1 },
      ...{ words: form.words, person_id: personId, request_id: requestId, from_day: form.fromDay },
      ...{ recorded_by: actor.id, recorded_at: now.toISOString() },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "rights.marked", objectKind: item.kind, objectId: item.id },
      ...{ fields: ["mark", "words", "fromDay"], purpose: form.mark, detail: { after: form } },
      objects: [
        { kind: "rights-request", id: requestId },
        { kind: "person", id: personId },
      ],
    });
    return { kind: "done" as const, id };
  });
}

export function endMark({ db, actor, now }: RequestContext, key: { requestId: string; id: string }, form: MarkEnd) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const mark = await findRightsMark(trx, partnershipId, key);
    if (!mark) return { kind: "not-found" as const };
    const refusal = refuseMarkEnd(mark, form.endedOn, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const ended = { ended_on: form.endedOn, ended_reason: form.reason };
    if (!(await markEnded(trx, { partnershipId, id: key.id, version: form.version }, ended)))
      return { kind: "changed" as const, current: mark };
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "rights.mark-ended", objectKind: mark.kind, objectId: mark.recordId },
      ...{ fields: ["endedOn", "reason"], detail: { after: { endedOn: form.endedOn, reason: form.reason } } },
      objects: [
        { kind: "rights-request", id: key.requestId },
        { kind: "person", id: mark.personId },
      ],
    });
    return { kind: "done" as const };
  });
}
