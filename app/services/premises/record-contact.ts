import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { ContactGiven } from "#app/domain/premises/contact.form.ts";
import { refuseContact } from "#app/domain/premises/contact-due.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findPremises } from "#db/queries/premises.ts";
import { insertContact, markContactWithdrawn, unsafeFindContact } from "#db/queries/premises-contacts.ts";
import type { Transaction } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";
import { changeOfPremises, notePremises, type PremisesContext, refusedOfPremises } from "./change-of-premises.ts";
import { keepContactDays } from "./keep-contact-days.ts";
import type { PremisesAt } from "./settle-actions.ts";

export function recordContact(
  context: PremisesContext & { once?: string | null },
  premisesId: string,
  given: ContactGiven,
) {
  const { actor, now } = context;
  return madeOnce(context, "premises-contact", async (trx) => {
    const today = londonDay(now);
    const premises = await findPremises(trx, actor, premisesId);
    if (!premises) return { kind: "not-found" as const };
    if (!actor.permissions.has("premises:record")) return { kind: "forbidden" as const };
    const refusal = refuseContact(given.contactedOn, today);
    if (refusal) return refusedOfPremises(refusal);
    if (!(await findAgencyOfPartnership(trx, actor.partnershipId, given.agencyId)))
      return refusedOfPremises({ field: "agencyId", message: "Select the agency that made contact" });
    const id = await insertContactOf(trx, { actor, now, today }, premisesId, given);
    return { kind: "done" as const, id };
  });
}

type Contact = Omit<ContactGiven, "agencyId"> & { agencyId?: string };

/** A contact of the actor's agency unless another is named; what premises say of their contact days follows. */
export async function insertContactOf(trx: Transaction, at: PremisesAt, premisesId: string, contact: Contact) {
  const { actor, now } = at;
  const { contactedOn, how, words, agencyId = actor.agencyId } = contact;
  const id = uuid();
  await insertContact(trx, {
    ...{ id, partnership_id: actor.partnershipId, premises_id: premisesId, version: 1, agency_id: agencyId },
    ...{ contacted_on: contactedOn, how, words, recorded_by: actor.id, recorded_at: now.toISOString() },
  });
  await keepContactDays(trx, premisesId);
  await notePremises(trx, at, premisesId, "premises.contact-recorded", { contactedOn, how, words, agencyId });
  return id;
}

/** One that was not, or not so: it is kept, and counts no more. */
export function withdrawContact(
  context: PremisesContext,
  { premisesId, contactId }: { premisesId: string; contactId: string },
  { version, reason }: { version: number; reason: string },
) {
  return changeOfPremises(context, {
    premisesId,
    version,
    find: (trx) => unsafeFindContact(trx, premisesId, contactId),
    update: (trx, read, set: { reason: string }) => markContactWithdrawn(trx, read, set.reason),
    decide(_trx, contact) {
      if (contact.withdrawnReason !== null)
        return Promise.resolve(refusedOfPremises({ field: null, message: "This contact is withdrawn already" }));
      return Promise.resolve({
        kind: "change",
        event: "premises.contact-withdrawn",
        set: { reason },
        detail: { contactedOn: contact.contactedOn, reason },
        also: (trx) => keepContactDays(trx, premisesId),
      });
    },
  });
}
