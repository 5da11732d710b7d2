import type { ExpressionBuilder } from "kysely";
import { isGranted } from "#app/domain/access/permissions.ts";
import { DUTIES, GROUP_ROLES } from "#app/domain/access/roles.ts";
import { isInForce, isOfMemberAgency } from "../in-force.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";

type At = { partnershipId: string; today: string };
type Eb = ExpressionBuilder<Database, "user_account">;

const RECORD = "interventions:record";
const ROLES = GROUP_ROLES.filter((role) => isGranted(role, RECORD));
const ITS_DUTIES = DUTIES.filter((duty) => isGranted(duty, RECORD));

/**
 * Whose an intervention may be: who can sign in, is of an agency of the partnership and works on interventions there today
 * by a role, a duty or a case that they lead or supervise; no guest. With whoever it is recorded for already.
 */
export function listInterventionOfficers(db: Executor, at: At, keptId: string | null) {
  return db
    .selectFrom("user_account")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["user_account.id", "user_account.name", "agency.id as agencyId", "agency.name as agencyName"])
    .where((eb) => eb.or([worksOnInterventions(eb, at), eb("user_account.id", "=", keptId)]))
    .orderBy("user_account.name_folded")
    .orderBy("user_account.id")
    .limit(1000)
    .execute();
}

export async function isInterventionOfficer(db: Executor, at: At, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom("user_account")
    .select("user_account.id")
    .where("user_account.id", "=", userId)
    .where((eb) => worksOnInterventions(eb, at))
    .executeTakeFirst();
  return row !== undefined;
}

export function worksOnInterventions(eb: Eb, { partnershipId, today }: At) {
  return eb.and([
    eb("user_account.status", "=", "active"),
    isOfMemberAgency(eb, partnershipId),
    eb.or([
      eb.exists(
        eb
          .selectFrom("membership")
          .select("membership.id")
          .whereRef("membership.user_id", "=", "user_account.id")
          .where("membership.partnership_id", "=", partnershipId)
          .where("membership.role", "in", ROLES)
          .where(isInForce("membership", today)),
      ),
      eb.exists(
        eb
          .selectFrom("duty")
          .select("duty.id")
          .whereRef("duty.user_id", "=", "user_account.id")
          .where("duty.partnership_id", "=", partnershipId)
          .where("duty.duty", "in", ITS_DUTIES)
          .where(isInForce("duty", today)),
      ),
      eb.exists(ledBy(eb, partnershipId, "lead_user_id")),
      eb.exists(ledBy(eb, partnershipId, "supervisor_user_id")),
    ]),
  ]);
}

function ledBy(eb: Eb, partnershipId: string, column: "lead_user_id" | "supervisor_user_id") {
  return eb
    .selectFrom("case_record")
    .select("case_record.id")
    .whereRef(`case_record.${column}`, "=", "user_account.id")
    .where("case_record.partnership_id", "=", partnershipId)
    .where("case_record.status", "<>", "closed");
}
