import type { ExpressionBuilder } from "kysely";
import { isInForce, isOfMemberAgency } from "../in-force.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** A case has fewer people around it than this. */
const MOST = 500;

/** Who can open the case today, for lists from which a lead or an owner is chosen. Takes the case that the caller sees. */
export function unsafeListUsersWithSight(db: Executor, { id }: { id: string }, today: string) {
  return sight(db, today)
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["user_account.id", "user_account.name", "agency.id as agencyId", "agency.name as agencyName"])
    .where("case_record.id", "=", id)
    .orderBy("user_account.name_folded")
    .orderBy("user_account.id")
    .limit(MOST)
    .execute();
}

/** Of these cases and these users, who can open which today. */
export function unsafeListSightOfCases(
  db: Executor,
  { caseIds, userIds }: { caseIds: readonly string[]; userIds: readonly string[] },
  today: string,
) {
  if (caseIds.length === 0 || userIds.length === 0) return Promise.resolve([]);
  return sight(db, today)
    .select(["case_record.id as caseId", "user_account.id as userId"])
    .where("case_record.id", "in", caseIds)
    .where("user_account.id", "in", userIds)
    .limit(caseIds.length * userIds.length)
    .execute();
}

/** Each case with each user who can open it today: as casesVisibleTo says of one actor, but for broken glass. */
function sight(db: Executor, today: string) {
  return db
    .selectFrom("case_record")
    .innerJoin("user_account", (join) => join.onTrue())
    .where("user_account.status", "<>", "disabled")
    .where((eb) => isOfMemberAgency(eb, eb.ref("case_record.partnership_id")))
    .where((eb) =>
      eb.or([
        eb("user_account.id", "=", eb.ref("case_record.lead_user_id")),
        eb("user_account.id", "=", eb.ref("case_record.supervisor_user_id")),
        eb.exists(accessTo(eb, "named")),
        eb.and([eb("case_record.visibility", "=", "standard"), eb.exists(membershipIn(eb, today))]),
      ]),
    )
    .where((eb) => eb.not(eb.exists(accessTo(eb, "conflict"))));
}

type In = ExpressionBuilder<Database, "case_record" | "user_account">;

/** Of the group of the case, or of the working group that is its own. */
function membershipIn(eb: In, today: string) {
  return eb
    .selectFrom("membership")
    .select("membership.id")
    .whereRef("membership.user_id", "=", "user_account.id")
    .where(isInForce("membership", today))
    .where((or) =>
      or.or([
        or("membership.group_id", "=", or.ref("case_record.group_id")),
        or.exists(
          or
            .selectFrom("case_working_group")
            .select("case_working_group.id")
            .whereRef("case_working_group.case_id", "=", "case_record.id")
            .whereRef("case_working_group.group_id", "=", "membership.group_id")
            .where("case_working_group.ended_on", "is", null),
        ),
      ]),
    );
}

function accessTo(eb: In, access: "named" | "conflict") {
  return eb
    .selectFrom("case_access")
    .select("case_access.id")
    .whereRef("case_access.case_id", "=", "case_record.id")
    .whereRef("case_access.user_id", "=", "user_account.id")
    .where("case_access.access", "=", access)
    .where("case_access.ended_at", "is", null);
}
