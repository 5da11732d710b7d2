import type { Executor } from "../transaction.ts";

/** The partnership's own kinds that can be chosen on a day: non-legal, or at a place. */
export function listOwnInterventionKinds(db: Executor, partnershipId: string, day: string) {
  return db
    .selectFrom("own_intervention_kind")
    .select(["id", "name", "tier", "version", "retired_on as retiredOn"])
    .where("partnership_id", "=", partnershipId)
    .where((eb) => eb.or([eb("retired_on", "is", null), eb("retired_on", ">", day)]))
    .orderBy("name_folded")
    .orderBy("id")
    .limit(200)
    .execute();
}

/** The services to which people can be referred on a day. */
export function listSupportServices(db: Executor, partnershipId: string, day: string) {
  return db
    .selectFrom("support_service")
    .select(["id", "name", "is_for_victims as isForVictims", "version", "retired_on as retiredOn"])
    .where("partnership_id", "=", partnershipId)
    .where((eb) => eb.or([eb("retired_on", "is", null), eb("retired_on", ">", day)]))
    .orderBy("name_folded")
    .orderBy("id")
    .limit(200)
    .execute();
}
