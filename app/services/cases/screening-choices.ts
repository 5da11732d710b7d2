import type { Actor } from "#app/domain/access/actor.ts";
import type { SubjectKind } from "#app/domain/cases/case-status.ts";
import { alreadyThere } from "#app/domain/cases/repeated-referral.ts";
import type { LinkRole } from "#app/domain/people/link-roles.ts";
import { listGroupsTakingCases, listUsersOfGroup } from "#db/queries/case-groups.ts";
import { listCasesAbout } from "#db/queries/cases.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import type { Executor } from "#db/transaction.ts";

type Referral = {
  version: number;
  groupId: string;
  subjectKind: SubjectKind;
  personId: string | null;
  personRole: LinkRole | null;
  locationId: string | null;
  problemTitle: string | null;
};

/** From what a decision is made: who may lead, to whom it may be passed on, and what the group has about the same. */
export async function screeningChoices(db: Executor, actor: Actor, referral: Referral, today: string) {
  const { partnershipId } = actor;
  const agencies = await listAgenciesOfPartnership(db, partnershipId);
  const users = await listUsersOfGroup(db, partnershipId, referral.groupId, today);
  const groups = await listGroupsTakingCases(db, partnershipId, today);
  // The other referrals about the same stand beside this one on the group's list.
  const isKnown = referral.subjectKind !== "person" || referral.personId !== null;
  const cases = isKnown ? await listCasesAbout(db, actor, referral) : [];
  return {
    version: referral.version,
    ownAgencyId: actor.agencyId,
    role: referral.subjectKind === "person" ? (referral.personRole ?? "") : null,
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    users: users.map(({ id, name, agencyId, agencyName }) => ({ id, name, agencyId, agencyName })),
    groups: groups.filter((group) => group.id !== referral.groupId).map(({ id, name }) => ({ value: id, text: name })),
    already: alreadyThere({ cases, referrals: [] }, null),
  };
}
