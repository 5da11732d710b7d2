import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { premisesToName } from "../visibility/premises.ts";

/** By name: what is public of them. The grade is for the caller to keep from whoever may not know it. */
export function listPremisesAt(db: Executor, actor: Pick<Actor, "partnershipId">, locationId: string, limit = 50) {
  return db
    .selectFrom("premises")
    .select(["premises.id", "premises.name", "premises.licence_number as licenceNumber", "premises.status"])
    .select(["premises.closed_on as closedOn", "premises.agreed_band as agreedBand"])
    .where(premisesToName(actor))
    .where("premises.location_id", "=", locationId)
    .orderBy("premises.name_folded")
    .orderBy("premises.id")
    .limit(limit)
    .execute();
}
