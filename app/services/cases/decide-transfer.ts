import { v7 as uuid } from "uuid";
import type { TransferDecision } from "#app/domain/cases/transfer.form.ts";
import { takesAdults } from "#app/domain/cases/transfer.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findGroupTakingCases } from "#db/queries/case-groups.ts";
import { unsafeListRolesOf } from "#db/queries/case-links.ts";
import { markTransferDecided, unsafeFindTransfer } from "#db/queries/case-transfers.ts";
import { nextReference } from "#db/queries/references.ts";
import { insertReferral } from "#db/queries/referrals.ts";
import type { Transaction } from "#db/transaction.ts";
import { type CaseContext, type CaseFacts, changeCase, refused } from "./change-case.ts";

/** A referral to a group for adults with what it may be told, or the reason why none is needed. The case itself stays as it is. */
export function decideTransfer(at: CaseContext, id: string, form: TransferDecision) {
  const { actor, now } = at;
  const { partnershipId } = actor;
  return changeCase(at, {
    id,
    version: form.version,
    async decide(trx, record, today) {
      const transfer = await unsafeFindTransfer(trx, id);
      if (transfer?.status !== "proposed" || record.personId !== transfer.personId)
        return refused({ field: null, message: "No transfer is proposed for this case" });
      const group =
        form.decision === "transfer" && form.toGroupId !== null
          ? await findGroupTakingCases(trx, partnershipId, form.toGroupId, today)
          : undefined;
      if (form.decision === "transfer" && (!group || group.id === record.groupId || !takesAdults(group)))
        return refused({ field: "toGroupId", message: "Select a group from the list" });
      const referralId = group ? uuid() : null;
      return {
        kind: "change",
        event: group ? "case.transferred" : "case.transfer-not-needed",
        set: {},
        change: {
          kind: group ? "transferred" : "transfer-not-needed",
          person_id: transfer.personId,
          group_id: group?.id ?? null,
          referral_id: referralId,
          after_value: group?.name ?? null,
          reason: form.reason,
        },
        before: { transfer: "proposed" },
        after: { transfer: group ? "transferred" : "not-needed", toGroupId: group?.id ?? null, referralId },
        objects: [{ kind: "person", id: transfer.personId }],
        async make(within) {
          if (group && referralId) await referOn(within, at, record, { id: referralId, groupId: group.id }, form);
          await markTransferDecided(within, { partnershipId, id: transfer.id, version: transfer.version }, {
            status: group ? "transferred" : "not-needed", to_group_id: group?.id ?? null, referral_id: referralId,
            reason: form.reason, decided_by: actor.id, decided_at: now.toISOString(),
          }); // prettier-ignore
        },
      };
    },
  });
}

/** As every referral: its group decides. Of this case it says what was written for it, and nothing more. */
async function referOn(
  trx: Transaction,
  { actor, now }: CaseContext,
  record: CaseFacts,
  { id, groupId }: { id: string; groupId: string },
  form: TransferDecision,
) {
  const today = londonDay(now);
  const roles = await unsafeListRolesOf(trx, record.id, record.personId ?? "");
  const role = roles.find(({ untilDay }) => untilDay === null)?.role ?? "person-at-risk";
  await insertReferral(trx, {
    id,
    partnership_id: actor.partnershipId,
    reference: await nextReference(trx, actor.partnershipId, "R", today),
    version: 1,
    group_id: groupId,
    subject_kind: "person",
    person_id: record.personId,
    person_role: role,
    referring_agency_id: record.leadAgencyId,
    received_on: today,
    reason: form.reason,
    lawful_basis: form.lawfulBasis ?? "public-task",
    status: "awaiting-decision",
    created_at: now.toISOString(),
    created_by: actor.id,
  });
  await insertAuditEvent(trx, actor, now, {
    category: "collection",
    event: "referral.created",
    objectKind: "referral",
    objectId: id,
    fields: ["groupId", "personId", "reason", "lawfulBasis"],
    restricted: record.visibility === "restricted",
    detail: { after: { groupId, personId: record.personId, reason: form.reason, lawfulBasis: form.lawfulBasis } },
    objects: record.personId ? [{ kind: "person", id: record.personId }] : [],
  });
}
