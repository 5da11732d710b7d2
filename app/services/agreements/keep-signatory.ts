import { v7 as uuid } from "uuid";
import { refuseOfEnded, refuseSignature } from "#app/domain/agreements/agreement.ts";
import type { NewSignatory, SignatoryChange } from "#app/domain/agreements/agreement.form.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import {
  findSharingAgreement,
  insertSignatory,
  listSignatories,
  updateSignatory,
} from "#db/queries/sharing-agreements.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { refusedWhenTaken } from "../admin/refused-when-taken.ts";

const TAKEN = { field: "agencyId", message: "This agency stands among those that signed. Change its line there" };

export function addSignatory({ db, actor, now }: AdminContext, agreementId: string, wanted: NewSignatory) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    const agreement = await findSharingAgreement(trx, partnershipId, agreementId);
    if (!agreement) return { kind: "not-found" as const };
    const refusal = refuseOfEnded(agreement) ?? refuseSignature({ ...wanted, leftOn: null }, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    if (!(await findAgencyOfPartnership(trx, partnershipId, wanted.agencyId)))
      return { kind: "refused" as const, refusal: { field: "agencyId", message: "Select the agency from the list" } };
    await insertSignatory(trx, {
      ...{ id: uuid(), partnership_id: partnershipId, agreement_id: agreementId, agency_id: wanted.agencyId },
      ...{ signed_on: wanted.signedOn, signed_by: wanted.signedBy, left_on: null, version: 1 },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "system", event: "agreement.signed", objectKind: "agreement", objectId: agreementId },
      fields: ["agencyId", "signedOn", "signedBy"],
      objects: [{ kind: "agency", id: wanted.agencyId }],
      detail: { after: wanted },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN);
}

type Key = { agreementId: string; signatoryId: string };

/** Signed again, signed by somebody else, or no party to it any more. */
export function changeSignatory({ db, actor, now }: AdminContext, key: Key, change: SignatoryChange) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const agreement = await findSharingAgreement(trx, partnershipId, key.agreementId);
    const all = agreement ? await listSignatories(trx, partnershipId, key.agreementId) : [];
    const current = all.find(({ id }) => id === key.signatoryId);
    if (!agreement || !current) return { kind: "not-found" as const };
    const refusal = refuseOfEnded(agreement) ?? refuseSignature(change, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const { version, signedOn, signedBy, leftOn } = change;
    const set = { signed_on: signedOn, signed_by: signedBy, left_on: leftOn };
    if (!(await updateSignatory(trx, { partnershipId, id: key.signatoryId, version }, set)))
      return { kind: "changed" as const, current };
    const before = { signedOn: current.signedOn, signedBy: current.signedBy, leftOn: current.leftOn };
    const after = { signedOn, signedBy, leftOn };
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "system", event: "agreement.signature-changed", objectKind: "agreement" },
      ...{ objectId: key.agreementId, fields: changedFields(before, after) },
      objects: [{ kind: "agency", id: current.agencyId }],
      detail: { before, after },
    });
    return { kind: "done" as const };
  });
}
