import { v7 as uuid } from "uuid";
import { refuseEnd, refuseOfEnded, refuseReview } from "#app/domain/agreements/agreement.ts";
import type { AgreementEnd, AgreementReview } from "#app/domain/agreements/agreement.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findSharingAgreement, insertAgreementReview, updateSharingAgreement } from "#db/queries/sharing-agreements.ts";
import { inTransaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";

/** What a review found, kept for good, and when the next is. */
export function reviewAgreement({ db, actor, now }: AdminContext, id: string, review: AgreementReview) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const current = await findSharingAgreement(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    const refusal = refuseOfEnded(current) ?? refuseReview(review, current, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const { version, reviewedOn, nextReviewOn, reason } = review;
    if (!(await updateSharingAgreement(trx, { partnershipId, id, version }, { review_on: nextReviewOn })))
      return { kind: "changed" as const, current };
    await insertAgreementReview(trx, {
      ...{ id: uuid(), partnership_id: partnershipId, agreement_id: id, reviewed_on: reviewedOn, words: reason },
      ...{ next_review_on: nextReviewOn, reviewed_by: actor.id, recorded_at: now.toISOString() },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "system", event: "agreement.reviewed", objectKind: "agreement", objectId: id },
      fields: ["reviewedOn", "nextReviewOn"],
      detail: { before: { reviewOn: current.reviewOn }, after: { reviewedOn, nextReviewOn }, reason },
    });
    return { kind: "done" as const };
  });
}

export function endAgreement({ db, actor, now }: AdminContext, id: string, end: AgreementEnd) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const current = await findSharingAgreement(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    const refusal = refuseOfEnded(current) ?? refuseEnd(end.endedOn, current, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const { version, endedOn, reason } = end;
    const ended = { ended_on: endedOn, ended_reason: reason };
    if (!(await updateSharingAgreement(trx, { partnershipId, id, version }, ended)))
      return { kind: "changed" as const, current };
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "system", event: "agreement.ended", objectKind: "agreement", objectId: id, fields: ["endedOn"] },
      detail: { after: { endedOn }, reason },
    });
    return { kind: "done" as const };
  });
}
