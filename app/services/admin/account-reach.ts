import type { AccountReach } from "#app/domain/access/manage-account.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { listPartnershipIdsAdministeredBy, listPartnershipIdsOfUser } from "#db/queries/users.ts";
import type { AdminContext } from "./admin-context.ts";

/** What decides how far this administrator may manage the user's account. */
export async function accountReach(
  { db, actor, now }: AdminContext,
  user: { id: string; agencyIsHere: boolean },
): Promise<AccountReach> {
  const today = londonDay(now);
  const partnerships = await listPartnershipIdsOfUser(db, user.id, today);
  return {
    isSystem: actor.sessionId === null,
    agencyIsHere: user.agencyIsHere,
    hasRoleHere: partnerships.includes(actor.partnershipId),
    elsewhere: partnerships.filter((id) => id !== actor.partnershipId),
    administers: await listPartnershipIdsAdministeredBy(db, actor.id, today),
  };
}
