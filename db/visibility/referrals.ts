import { type ExpressionBuilder, expressionBuilder, sql, type SqlBool } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "./cases.ts";
import { ofPartnership } from "./of-partnership.ts";

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
      ofPartnership("referral.partnership_id", actor),
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

/**
 * What had been attached to a referral when it was passed on goes with it: whoever sees one that it was passed on as, however
 * often. What the first group attached afterwards does not. `referralId` and `at` are columns: what it was attached to, and when.
 */
export function passedOnVisibleTo(actor: Actor, { referralId, at }: { referralId: string; at: string }) {
  const visible = referralsVisibleTo(actor)(expressionBuilder<Database, "referral">());
  return sql<SqlBool>`exists (
    with recursive passed_on(id) as (
      select following.id from referral as following
      where following.redirected_from_id = ${sql.ref(referralId)} and following.created_at >= ${sql.ref(at)}
      union all
      select following.id from referral as following
      inner join passed_on on following.redirected_from_id = passed_on.id)
    select 1 from referral where referral.id in (select passed_on.id from passed_on) and ${visible})`;
}
