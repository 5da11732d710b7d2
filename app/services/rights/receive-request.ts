import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { clockOf } from "#app/domain/rights/clock.ts";
import { refuseNewRequest } from "#app/domain/rights/new-request.ts";
import type { NewRequest } from "#app/domain/rights/request.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { nextReference } from "#db/queries/references.ts";
import { insertRequestStep, insertRightsRequest } from "#db/queries/rights-requests.ts";
import { madeOnce } from "../session/made-once.ts";
import type { RequestContext } from "./change-request.ts";

const NOTHING_YET = {
  identityAskedOn: null,
  identityProvedOn: null,
  clarificationAskedOn: null,
  clarifiedOn: null,
  extendedOn: null,
  extensionToldOn: null,
};

/** Somebody asks for what is their right, in whatever way and words: the month runs from the day on which it came. */
export function receiveRequest(context: RequestContext & { once: string | null }, given: NewRequest) {
  const { actor, now } = context;
  return madeOnce(context, "rights-request", async (trx) => {
    const today = londonDay(now);
    const refusal = refuseNewRequest(given, today);
    if (refusal) return { kind: "refused" as const, refusal };
    const { partnershipId } = actor;
    const id = uuid();
    const { holidays } = await findBankHolidays(trx);
    const clock = clockOf({ ...NOTHING_YET, receivedOn: given.receivedOn }, holidays, today);
    const isSelf = given.requesterKind === "self";
    await insertRightsRequest(trx, {
      ...{ id, partnership_id: partnershipId, version: 1, status: "open", kind: given.kind, regime: given.regime },
      reference: await nextReference(trx, partnershipId, "SR", given.receivedOn),
      ...{ subject_name: given.subjectName, subject_birth_date: given.subjectBirthDate, words: given.words },
      ...{ requester_kind: given.requesterKind, requester_name: isSelf ? null : given.requesterName },
      ...{ authority_words: isSelf ? null : given.authorityWords, contact_words: given.contactWords },
      ...{ channel: given.channel, received_on: given.receivedOn },
      due_on: clock.state === "running" ? clock.dueOn : null,
      ...{ officer_user_id: actor.id, created_at: now.toISOString(), created_by: actor.id },
    });
    await insertRequestStep(trx, {
      ...{ id: uuid(), partnership_id: partnershipId, request_id: id, kind: "received", words: null },
      ...{ happened_on: given.receivedOn, recorded_by: actor.id, recorded_at: now.toISOString() },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "collection", event: "rights.received", objectKind: "rights-request", objectId: id },
      ...{ purpose: given.kind, fields: Object.keys(given), detail: { after: given } },
    });
    return { kind: "done" as const, id };
  });
}
