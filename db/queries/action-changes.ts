import type { Insertable } from "kysely";
import { isInForce } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

const MOST = 200;

/** What became of an action that the caller has found, the newest first. */
export function unsafeListChanges(db: Executor, actionId: string) {
  return db
    .selectFrom("action_change as change")
    .leftJoin("agency as before_agency", "before_agency.id", "change.before_agency_id")
    .leftJoin("user_account as before_user", "before_user.id", "change.before_user_id")
    .leftJoin("agency as after_agency", "after_agency.id", "change.after_agency_id")
    .leftJoin("user_account as after_user", "after_user.id", "change.after_user_id")
    .leftJoin("user_account as author", "author.id", "change.changed_by")
    .select(["change.id", "change.kind", "change.reason", "change.changed_at as changedAt", "change.for_day as forDay"])
    .select(["change.before_value as beforeValue", "change.after_value as afterValue", "author.name as changedBy"])
    .select(["change.finished_on as finishedOn", "change.outcome"])
    .select(["before_agency.name as beforeAgency", "before_user.name as beforeUser"])
    .select(["after_agency.name as afterAgency", "after_user.name as afterUser"])
    .where("change.action_id", "=", actionId)
    .orderBy("change.id", "desc")
    .limit(MOST)
    .execute();
}

export async function countHolds(db: Executor, actionId: string): Promise<number> {
  const row = await db
    .selectFrom("action_change")
    .select((eb) => eb.fn.countAll<number>().as("holds"))
    .where("action_id", "=", actionId)
    .where("kind", "=", "hold")
    .executeTakeFirstOrThrow();
  return Number(row.holds);
}

/** False when that person has been told of it for that day already. */
export async function insertActionChange(
  trx: Transaction,
  row: Omit<Insertable<Database["action_change"]>, "case_id">,
) {
  const written = await trx
    .insertInto("action_change")
    .values((eb) => ({
      ...row,
      case_id: eb.selectFrom("action").select("action.case_id").where("action.id", "=", row.action_id),
    }))
    .onConflict((c) => c.columns(["action_id", "kind", "for_day", "told_user_id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return written !== undefined;
}

type ChairsOf = { partnershipId: string; groupId: string; caseId: string | null; today: string };

/** The chairs of a group who can sign in, without those who have a conflict of interest in the case. */
export function listChairsOf(db: Executor, { partnershipId, groupId, caseId, today }: ChairsOf) {
  return db
    .selectFrom("membership")
    .innerJoin("user_account", "user_account.id", "membership.user_id")
    .select("membership.user_id as userId")
    .distinct()
    .where("membership.partnership_id", "=", partnershipId)
    .where("membership.group_id", "=", groupId)
    .where("membership.role", "=", "chair")
    .where(isInForce("membership", today))
    .where("user_account.status", "=", "active")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("case_access")
            .select("case_access.id")
            .whereRef("case_access.user_id", "=", "membership.user_id")
            .where("case_access.case_id", "=", caseId)
            .where("case_access.access", "=", "conflict")
            .where("case_access.ended_at", "is", null),
        ),
      ),
    )
    .orderBy("membership.user_id")
    .limit(50)
    .execute();
}
