import type { Actor } from "#app/domain/access/actor.ts";
import { refuseOfficer } from "#app/domain/agencies/officer-of-agency.ts";
import type { StepRefusal } from "#app/domain/risk/plan-step.ts";
import { unsafeListUsersWithSight } from "#db/queries/case-sight.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import type { Executor } from "#db/transaction.ts";

type Case = Parameters<typeof unsafeListUsersWithSight>[1];
type Owner = { ownerAgencyId: string; ownerUserId: string | null };

/** An agency of the partnership, and of its people one who can open the case, or nobody yet. */
export async function refuseStepOwner(
  db: Executor,
  actor: Actor,
  record: Case,
  owner: Owner,
  today: string,
): Promise<StepRefusal | null> {
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  const agency = agencies.find(({ id }) => id === owner.ownerAgencyId);
  if (!agency) return { field: "ownerAgencyId", message: "Select the agency that owns the step" };
  if (owner.ownerUserId === null) return null;
  const users = await unsafeListUsersWithSight(db, record, today);
  const user = users.find(({ id }) => id === owner.ownerUserId);
  if (!user) return { field: "ownerUserId", message: "Select an owner who can open this case" };
  const message = refuseOfficer(user, agency);
  return message === null ? null : { field: "ownerUserId", message };
}

/** For the form of a step: to whom it can be given. */
export async function stepOwnerChoices(db: Executor, actor: Actor, record: Case, today: string) {
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  const users = await unsafeListUsersWithSight(db, record, today);
  return {
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    users: users.map(({ id, name, agencyId, agencyName }) => ({ id, name, agencyId, agencyName })),
  };
}
