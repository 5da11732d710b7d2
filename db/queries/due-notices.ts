import { sql } from "kysely";
import type { Duty } from "#app/domain/access/roles.ts";
import type { Executor } from "../transaction.ts";
import { isInForce } from "../in-force.ts";

// What the morning's jobs look for in one partnership. No actor asks: what they find, each user is told of by reference.

type DuePage = { from: string; to: string; after: { dueOn: string; id: string }; limit: number };

/** Unfinished actions of somebody, due from one day to another. */
export function listOwnedActionsDue(db: Executor, partnershipId: string, { from, to, after, limit }: DuePage) {
  return db
    .selectFrom("action")
    .select(["id", "reference", "status", "raised_on as raisedOn", "due_on as dueOn", "hold_until as holdUntil"])
    .select("owner_user_id as ownerUserId")
    .where("partnership_id", "=", partnershipId)
    .where("finished_on", "is", null)
    .where("owner_user_id", "is not", null)
    .where("due_on", ">=", from)
    .where("due_on", "<=", to)
    .where((eb) =>
      eb.or([eb("due_on", ">", after.dueOn), eb.and([eb("due_on", "=", after.dueOn), eb("id", ">", after.id)])]),
    )
    .orderBy("due_on")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Guests whose last day is from one day to another. */
export function listGuestsEnding(db: Executor, partnershipId: string, from: string, to: string) {
  return db
    .selectFrom("membership")
    .select(["id", "user_id as userId", "group_id as groupId", "until_day as untilDay"])
    .where("partnership_id", "=", partnershipId)
    .where("role", "=", "guest")
    .where("from_day", "<=", from)
    .where("until_day", ">=", from)
    .where("until_day", "<=", to)
    .orderBy("id")
    .limit(1000)
    .execute();
}

export function listCoordinatorsOf(db: Executor, partnershipId: string, groupId: string, today: string) {
  return db
    .selectFrom("membership")
    .select("user_id as userId")
    .distinct()
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .where("role", "=", "coordinator")
    .where(isInForce("membership", today))
    .orderBy("user_id")
    .limit(100)
    .execute();
}

/** Who has that duty on that day, and an account in use. */
export function listHoldersOf(db: Executor, partnershipId: string, { duty, today }: { duty: Duty; today: string }) {
  return db
    .selectFrom("duty")
    .innerJoin("user_account", "user_account.id", "duty.user_id")
    .select("duty.user_id as userId")
    .distinct()
    .where("duty.partnership_id", "=", partnershipId)
    .where("duty.duty", "=", duty)
    .where(isInForce("duty", today))
    .where("user_account.status", "=", "active")
    .orderBy("duty.user_id")
    .limit(1000)
    .execute();
}

type Week = { agencyId: string; from: Date; to: Date };

/** How much each person of an agency recorded and changed, by kind of event: counts alone. */
export function countWorkOfAgency(db: Executor, partnershipId: string, { agencyId, from, to }: Week) {
  return db
    .selectFrom("audit_event")
    .innerJoin("user_account", "user_account.id", "audit_event.actor_id")
    .select(["user_account.name as userName", "audit_event.event"])
    .select((eb) => eb.fn.countAll<number>().as("times"))
    .where("audit_event.partnership_id", "=", partnershipId)
    .where("audit_event.at", ">=", from.toISOString())
    .where("audit_event.at", "<", to.toISOString())
    .where("audit_event.agency_id", "=", agencyId)
    .where("audit_event.category", "in", ["collection", "alteration"])
    .groupBy(["user_account.id", "user_account.name", "user_account.name_folded", "audit_event.event"])
    .orderBy("user_account.name_folded")
    .orderBy("user_account.id")
    .orderBy(sql`count(*)`, "desc")
    .orderBy("audit_event.event")
    .limit(1000)
    .execute();
}
