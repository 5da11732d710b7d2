import type { Actor } from "#app/domain/access/actor.ts";
import { permissionsOf } from "#app/domain/access/permissions.ts";
import { premisesRolesOf, type Role } from "#app/domain/access/roles.ts";
import { isNamedForCase, leadsOpenCase, listDutiesOn, listMembershipsOn } from "#db/queries/sessions.ts";
import type { Executor } from "#db/transaction.ts";

type User = { userId: string; userName: string; agencyId: string; sessionId: string };

/** A user with what is theirs on that day in the partnership. */
export async function actorIn(db: Executor, partnershipId: string, user: User, today: string): Promise<Actor> {
  const { userId, userName, agencyId, sessionId } = user;
  const held = await listMembershipsOn(db, userId, partnershipId, today);
  const memberships = held.map(({ groupId, role }) => ({ groupId, role }));
  const duties = (await listDutiesOn(db, userId, partnershipId, today)).map((d) => d.duty);
  const roles: Role[] = [...memberships.map((m) => m.role), ...premisesRolesOf(held), ...duties];
  if (await leadsOpenCase(db, userId, partnershipId)) roles.push("case-lead");
  if (await isNamedForCase(db, userId, partnershipId)) roles.push("named");
  return {
    ...{ id: userId, name: userName, agencyId, partnershipId, sessionId },
    ...{ memberships, duties: new Set(duties), permissions: permissionsOf(roles) },
  };
}
