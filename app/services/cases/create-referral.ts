import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Source } from "#app/domain/cases/carried.ts";
import { refuseReferralGateway } from "#app/domain/cases/gateways.ts";
import type { ReferralSubject } from "#app/domain/cases/referral-subject.ts";
import type { ReferralDetails } from "#app/domain/cases/referral.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findGroupTakingCases } from "#db/queries/case-groups.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { nextReference } from "#db/queries/references.ts";
import { insertReferral } from "#db/queries/referrals.ts";
import { listUserChoices } from "#db/queries/users.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { groupHasAlready } from "./group-has-already.ts";
import { linkTypedPeople, resolveSubject } from "./resolve-subject.ts";
import { findSource } from "./find-source.ts";
import { carriedOf, carrySource } from "./referral-source.ts";
import { tellGroup } from "./tell-of-referral.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };
type Refusal = { field: string | null; message: string };

/**
 * An agency asks a group to take on a person, a place or a problem. Decided by the group's chair or coordinators later. Made
 * from an incident, a problem or a case, it carries the chosen people of that.
 */
export function createReferral(
  context: Context,
  subject: ReferralSubject,
  { anyway, carry = [], ...details }: ReferralDetails,
  from: Source | null = null,
) {
  const { actor, now } = context;
  const { partnershipId } = actor;
  return madeOnce(context, "referral", async (trx) => {
    // As whoever ends a group does: it either sees this referral, or has ended the group before it is looked at here.
    await lockPartnership(trx, partnershipId);
    const group = await findGroupTakingCases(trx, partnershipId, details.groupId, londonDay(now));
    const resolved = group && (await resolveSubject(trx, { actor, now }, subject, group, details.receivedOn));
    if (resolved?.kind === "not-found") return resolved;
    if (!group || !resolved) return refused({ field: "groupId", message: "Select the group" });
    const refusal = await refuseSource(trx, partnershipId, details);
    if (refusal) return refused(refusal);
    if (resolved.kind === "refused") return resolved;
    const { columns } = resolved;
    const source = from && (await findSource({ db: trx, actor, now }, from));
    if (from && !source) return { kind: "not-found" as const };
    const carried = carriedOf(source, carry);
    if (anyway !== group.id) {
      const already = await groupHasAlready(trx, actor, group.id, columns);
      if (already) return { kind: "already" as const, already };
    }

    const id = uuid();
    const reference = await nextReference(trx, partnershipId, "R", londonDay(now));
    await insertReferral(trx, {
      id,
      partnership_id: partnershipId,
      reference,
      version: 1,
      group_id: group.id,
      referring_agency_id: details.agencyId,
      referring_user_id: details.referringUserId,
      referring_officer: details.referringOfficer,
      received_on: details.receivedOn,
      reason: details.reason,
      tried: details.tried,
      urgency: details.urgency,
      lawful_basis: details.lawfulBasis,
      gateway: details.gateway,
      status: "awaiting-decision",
      created_at: now.toISOString(),
      created_by: actor.id,
      ...columns,
    });
    await linkTypedPeople(trx, { actor, now }, id, subject);
    if (source) await carrySource(trx, { actor, now }, id, source, carried);
    await tellGroup(trx, { actor, now }, { id, reference, groupId: group.id }, "referral-received");
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "referral.created",
      objectKind: "referral",
      objectId: id,
      fields: [...Object.keys(details), ...Object.keys(subject)],
      detail: { after: { ...details, subject: resolved.subject, ...(from ? { from, carry: carried } : {}) } },
      restricted: source?.isRestricted === true,
      objects: [
        ...(from ? [{ kind: from.kind, id: from.id }] : []),
        ...[...(columns.person_id ? [columns.person_id] : []), ...carried].map((of) => ({ kind: "person", id: of })),
      ],
    });
    return { kind: "done" as const, id };
  });
}

const refused = (refusal: Refusal) => ({ kind: "refused" as const, refusal });

/** The agency and officer that refer, and the law by which they do. */
async function refuseSource(
  trx: Transaction,
  partnershipId: string,
  details: ReferralDetails,
): Promise<Refusal | null> {
  const agency = await findAgencyOfPartnership(trx, partnershipId, details.agencyId);
  if (!agency) return { field: "agencyId", message: "Select the agency that refers" };
  if (details.referringUserId !== null) {
    const users = await listUserChoices(trx, partnershipId, agency.id);
    if (!users.some((user) => user.id === details.referringUserId))
      return { field: "referringUserId", message: "Select an officer of the agency that refers" };
  }
  return refuseReferralGateway(agency, details.gateway);
}
