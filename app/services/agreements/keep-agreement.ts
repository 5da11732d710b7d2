import { v7 as uuid } from "uuid";
import { refuseOfEnded, refuseSharingDays } from "#app/domain/agreements/agreement.ts";
import type { AgreementChange, NewAgreement } from "#app/domain/agreements/agreement.form.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { fold } from "#app/domain/search/fold.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  findSharingAgreement,
  insertSharingAgreement,
  updateSharingAgreement,
} from "#db/queries/sharing-agreements.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { refusedWhenTaken } from "../admin/refused-when-taken.ts";

const TAKEN = { field: "title", message: "Another agreement has this name" };

export function addAgreement({ db, actor, now }: AdminContext, wanted: NewAgreement) {
  const work = inTransaction(db, async (trx) => {
    const refusal = refuseSharingDays(wanted);
    if (refusal) return { kind: "refused" as const, refusal };
    const id = uuid();
    await insertSharingAgreement(trx, {
      ...{ id, partnership_id: actor.partnershipId, ...columnsOf(wanted), ended_on: null, ended_reason: null },
      ...{ created_at: now.toISOString(), created_by: actor.id, version: 1 },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "system", event: "agreement.added", objectKind: "agreement", objectId: id },
      fields: Object.keys(wanted),
      detail: { after: wanted },
    });
    return { kind: "done" as const, id };
  });
  return refusedWhenTaken(work, TAKEN);
}

export function changeAgreement({ db, actor, now }: AdminContext, id: string, change: AgreementChange) {
  const { partnershipId } = actor;
  const work = inTransaction(db, async (trx) => {
    const current = await findSharingAgreement(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    const refusal = refuseOfEnded(current) ?? refuseSharingDays(change);
    if (refusal) return { kind: "refused" as const, refusal };
    const { version, ...after } = change;
    if (!(await updateSharingAgreement(trx, { partnershipId, id, version }, columnsOf(change))))
      return { kind: "changed" as const, current };
    const before = Object.fromEntries(Object.keys(after).map((field) => [field, current[field as keyof typeof after]]));
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "system", event: "agreement.changed", objectKind: "agreement", objectId: id },
      fields: changedFields(before, after),
      detail: { before, after },
    });
    return { kind: "done" as const };
  });
  return refusedWhenTaken(work, TAKEN);
}

function columnsOf({ title, purpose, dataWords, gateway, fromDay, reviewOn }: NewAgreement) {
  return {
    ...{ title, title_folded: fold(title), purpose, data_words: dataWords, gateway },
    ...{ from_day: fromDay, review_on: reviewOn },
  };
}
