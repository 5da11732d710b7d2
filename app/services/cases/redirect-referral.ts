import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { copyReferralPeople } from "#db/queries/referral-people.ts";
import { insertReferral, unsafeFindReferralRow } from "#db/queries/referrals.ts";
import { nextReference } from "#db/queries/references.ts";
import type { Transaction } from "#db/transaction.ts";
import { copySource } from "./referral-source.ts";
import { tellGroup } from "./tell-of-referral.ts";

/**
 * The same referral, of the same day and by the same people, to another group, linked to the one that was passed on. What is
 * attached to that one by now is shown with this one as well (db/visibility/referrals.ts).
 */
export async function redirectReferral(
  trx: Transaction,
  { actor, now }: { actor: Actor; now: Date },
  from: { id: string },
  toGroupId: string,
) {
  const id = uuid();
  const reference = await nextReference(trx, actor.partnershipId, "R", londonDay(now));
  const row = await unsafeFindReferralRow(trx, from.id);
  await insertReferral(trx, {
    ...row,
    id,
    reference,
    version: 1,
    group_id: toGroupId,
    status: "awaiting-decision",
    created_at: now.toISOString(),
    redirected_from_id: from.id,
  });
  await copyReferralPeople(trx, from.id, (link) => ({
    id: uuid(),
    partnership_id: actor.partnershipId,
    referral_id: id,
    person_id: link.personId,
    role: link.role,
    standing: link.role === "perpetrator" ? "alleged" : null,
    typed_given_names: link.typedGivenNames,
    typed_family_name: link.typedFamilyName,
    typed_birth_date: link.typedBirthDate,
    typed_birth_date_basis: link.typedBirthDateBasis,
    version: 1,
    created_at: now.toISOString(),
  }));
  await copySource(trx, actor.partnershipId, from.id, id);
  await tellGroup(trx, { actor, now }, { id, reference, groupId: toGroupId }, "referral-received");
  await insertAuditEvent(trx, actor, now, {
    category: "collection",
    event: "referral.created",
    objectKind: "referral",
    objectId: id,
    fields: ["groupId", "redirectedFromId"],
    detail: { after: { groupId: toGroupId, redirectedFromId: from.id } },
    objects: row.person_id ? [{ kind: "person", id: row.person_id }] : [],
  });
  return { id };
}
