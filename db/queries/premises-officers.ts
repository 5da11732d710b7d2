import type { ExpressionBuilder } from "kysely";
import { rolesWith } from "#app/domain/access/permissions.ts";
import { DUTIES } from "#app/domain/access/roles.ts";
import { isInForce, isOfMemberAgency } from "../in-force.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";

type Eb = ExpressionBuilder<Database, "user_account">;

const SEEING = rolesWith("premises:read");
const SEEING_DUTIES = DUTIES.filter((duty) => SEEING.includes(duty));

/** Who sees premises today, so that an action about them can be theirs: licensing officers, and whoever is in a premises group. */
export function listUsersOfPremises(db: Executor, partnershipId: string, today: string) {
  return db
    .selectFrom("user_account")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["user_account.id", "user_account.name", "agency.id as agencyId", "agency.name as agencyName"])
    .where("user_account.status", "<>", "disabled")
    .where((eb) => isOfMemberAgency(eb, partnershipId))
    .where((eb) => eb.or([isInPremisesGroup(eb, partnershipId, today), hasPremisesDuty(eb, partnershipId, today)]))
    .orderBy("user_account.name_folded")
    .orderBy("user_account.id")
    .limit(500)
    .execute();
}

function isInPremisesGroup(eb: Eb, partnershipId: string, today: string) {
  return eb(
    "user_account.id",
    "in",
    eb
      .selectFrom("membership")
      .innerJoin("partnership_group", "partnership_group.id", "membership.group_id")
      .select("membership.user_id")
      .where("membership.partnership_id", "=", partnershipId)
      .where("partnership_group.kind", "=", "premises")
      .where(isInForce("membership", today)),
  );
}

function hasPremisesDuty(eb: Eb, partnershipId: string, today: string) {
  return eb(
    "user_account.id",
    "in",
    eb
      .selectFrom("duty")
      .select("duty.user_id")
      .where("duty.partnership_id", "=", partnershipId)
      .where("duty.duty", "in", SEEING_DUTIES)
      .where(isInForce("duty", today)),
  );
}
