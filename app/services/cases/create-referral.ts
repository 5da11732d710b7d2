import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { ReferralDetails } from "#app/domain/cases/referral.form.ts";
import { refuseReferral } from "#app/domain/cases/referral.ts";
import { alreadyThere } from "#app/domain/cases/repeated-referral.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findGroupTakingCases } from "#db/queries/case-groups.ts";
import { listCasesAbout } from "#db/queries/cases.ts";
import { findIdentityCard } from "#db/queries/people.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { insertReferral, listReferralsAbout } from "#db/queries/referrals.ts";
import { nextReference } from "#db/queries/references.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** An agency asks a group to take on a person. Decided by the group's chair or coordinators later. */
export function createReferral(context: Context, personId: string, { anyway, ...details }: ReferralDetails) {
  const { actor, now } = context;
  return madeOnce(context, "referral", async (trx) => {
    // As whoever ends a group does: it either sees this referral, or has ended the group before it is looked at here.
    await lockPartnership(trx, actor.partnershipId);
    const today = londonDay(now);
    const person = await findIdentityCard(trx, actor, personId, searchBounds(now));
    if (!person) return { kind: "not-found" as const };
    const group = await findGroupTakingCases(trx, actor.partnershipId, details.groupId, today);
    if (!group) return { kind: "refused" as const, refusal: { field: "groupId", message: "Select the group" } };
    const agency = await findAgencyOfPartnership(trx, actor.partnershipId, details.agencyId);
    if (!agency)
      return { kind: "refused" as const, refusal: { field: "agencyId", message: "Select the agency that refers" } };
    const refusal = refuseReferral(person, group, details, today);
    if (refusal) return { kind: "refused" as const, refusal };
    if (anyway !== group.id) {
      const about = { groupId: group.id, personId: person.id };
      const known = {
        cases: await listCasesAbout(trx, actor, about),
        referrals: await listReferralsAbout(trx, actor, about),
      };
      const already = alreadyThere(known, details.role);
      if (already) return { kind: "already" as const, already };
    }

    const id = uuid();
    const reference = await nextReference(trx, actor.partnershipId, "R", today);
    await insertReferral(trx, {
      id,
      partnership_id: actor.partnershipId,
      reference,
      version: 1,
      group_id: group.id,
      subject_kind: "person",
      person_id: person.id,
      person_role: details.role,
      referring_agency_id: agency.id,
      received_on: details.receivedOn,
      reason: details.reason,
      lawful_basis: details.lawfulBasis,
      status: "awaiting-decision",
      created_at: now.toISOString(),
      created_by: actor.id,
    });
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "referral.created",
      objectKind: "referral",
      objectId: id,
      fields: Object.keys(details),
      detail: { after: { ...details, personId } },
      objects: [{ kind: "person", id: person.id }],
    });
    return { kind: "done" as const, id };
  });
}
