import type { ExpressionBuilder } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "./cases.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/**
 * A referral: chair, coordinators and members of the group it was made to; once accepted, whoever sees the case otherwise
 * than as a guest of its group.
 */
export function referralsVisibleTo(actor: Actor) {
  const inOwnRight = { ...actor, memberships: actor.memberships.filter(({ role }) => role !== "guest") };
  const groups = groupsOf(actor, ["chair", "coordinator", "member"]);
  return (eb: In<"referral">) =>
    eb.and([
      eb("referral.partnership_id", "=", actor.partnershipId),
      eb.or([
        groups.length > 0
          ? eb.and([eb("referral.status", "<>", "accepted"), eb("referral.group_id", "in", groups)])
          : eb.lit(false),
        eb.exists(
          eb
            .selectFrom("case_record")
            .select("case_record.id")
            .whereRef("case_record.referral_id", "=", "referral.id")
            .where(casesVisibleTo(inOwnRight)),
        ),
      ]),
    ]);
}
