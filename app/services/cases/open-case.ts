import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Decision } from "#app/domain/cases/decide-referral.form.ts";
import type { SubjectKind } from "#app/domain/cases/case-status.ts";
import { standingAtAcceptance } from "#app/domain/cases/referral.ts";
import type { LinkRole } from "#app/domain/people/link-roles.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { recordCaseChange } from "#db/queries/case-changes.ts";
import { updateCase } from "#db/queries/case-lifecycle.ts";
import { findAgencyContact } from "#db/queries/partnership-agencies.ts";
import { unsafeListUsersWithSight } from "#db/queries/case-sight.ts";
import { insertCase, insertCaseLink } from "#db/queries/cases.ts";
import { unsafeListReferralPeople } from "#db/queries/referral-people.ts";
import { nextReference } from "#db/queries/references.ts";
import type { Transaction } from "#db/transaction.ts";
import { joinSource } from "./referral-source.ts";

type Accepted = {
  id: string;
  groupId: string;
  subjectKind: SubjectKind;
  personId: string | null;
  personRole: LinkRole | null;
  locationId: string | null;
  problemTitle: string | null;
};

/** The case that an accepted referral becomes, with its subject linked in the role of the referral. */
export async function openCase(
  trx: Transaction,
  { actor, now }: { actor: Actor; now: Date },
  referral: Accepted,
  decision: Decision,
) {
  const id = uuid();
  const reference = await nextReference(trx, actor.partnershipId, "CS", decision.decidedOn);
  await insertCase(trx, {
    id,
    partnership_id: actor.partnershipId,
    reference,
    version: 1,
    group_id: referral.groupId,
    referral_id: referral.id,
    subject_kind: referral.subjectKind,
    person_id: referral.personId,
    status: "open",
    visibility: "standard",
    lead_agency_id: decision.leadAgencyId ?? "",
    lead_user_id: decision.leadUserId || null,
    opened_on: decision.decidedOn,
    closed_on: null,
    risk_level: null,
    risk_person_id: null,
    risk_assessed_on: null,
    review_due_on: null,
    created_at: now.toISOString(),
    location_id: referral.locationId,
    problem_title: referral.problemTitle,
  });
  await recordCaseChange(trx, { actor, partnershipId: actor.partnershipId, now }, id, {
    kind: "opened",
    on_day: decision.decidedOn,
    reason: decision.reason,
    referral_id: referral.id,
    after_agency_id: decision.leadAgencyId ?? null,
    after_user_id: decision.leadUserId || null,
  });
  if (referral.personId && referral.personRole) {
    await insertCaseLink(trx, {
      id: uuid(),
      partnership_id: actor.partnershipId,
      case_id: id,
      person_id: referral.personId,
      role: referral.personRole,
      standing: standingAtAcceptance(referral.personRole),
      from_day: decision.decidedOn,
      until_day: null,
      version: 1,
      source_referral_id: referral.id,
      created_at: now.toISOString(),
      created_by: actor.id,
    });
  }
  await superviseByContact(trx, { actor, now }, { id }, decision);
  const linked = (await unsafeListReferralPeople(trx, referral.id)).filter((link) => link.personId !== null);
  for (const { personId, role } of linked) {
    await insertCaseLink(trx, {
      id: uuid(),
      partnership_id: actor.partnershipId,
      case_id: id,
      person_id: personId ?? "",
      role,
      standing: standingAtAcceptance(role),
      from_day: decision.decidedOn,
      until_day: null,
      version: 1,
      source_referral_id: referral.id,
      created_at: now.toISOString(),
      created_by: actor.id,
    });
  }
  await joinSource(trx, { actor, now }, referral, { id, visibility: "standard" });
  await insertAuditEvent(trx, actor, now, {
    category: "collection",
    event: "case.opened",
    objectKind: "case",
    objectId: id,
    fields: ["groupId", "personId", "leadAgencyId", "leadUserId", "openedOn"],
    objects: [referral.personId, ...linked.map((link) => link.personId)].flatMap((person) =>
      person ? [{ kind: "person", id: person }] : [],
    ),
  });
  return { id, reference };
}

/** The contact of the lead agency, if they can open the case anyway: supervising is no way into it that nobody has decided. */
async function superviseByContact(
  trx: Transaction,
  { actor, now }: { actor: Actor; now: Date },
  record: { id: string },
  { leadAgencyId, leadUserId }: Decision,
) {
  const contact = await findAgencyContact(trx, {
    partnershipId: actor.partnershipId,
    agencyId: leadAgencyId ?? "",
    caseId: record.id,
  });
  if (contact === null || contact === leadUserId) return;
  const users = await unsafeListUsersWithSight(trx, record, londonDay(now));
  if (!users.some(({ id }) => id === contact)) return;
  await updateCase(
    trx,
    { partnershipId: actor.partnershipId, id: record.id, version: 1 },
    { supervisor_user_id: contact },
  );
}
