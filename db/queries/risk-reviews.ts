import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Reviewer } from "#app/domain/risk/reviews.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "../visibility.ts";

const DUE = {
  lead: "case_record.review_due_on",
  supervisor: "case_record.supervisor_review_due_on",
  manager: "case_record.manager_review_due_on",
} as const;

/** `from` and `until`: the days between which they are due, both included. `isHigh`: High and above, or the rest. */
export type ReviewsAsked = { role: Reviewer; isMine: boolean; from: string; until: string; isHigh: boolean };
type Page = { after?: { dueOn: string; id: string }; limit: number };

/** Soonest due first, of open cases that the actor sees. */
export function listReviewsDue(db: Executor, actor: Actor, asked: ReviewsAsked, { after, limit }: Page) {
  const due = DUE[asked.role];
  return db
    .selectFrom("case_record")
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .leftJoin("user_account", "user_account.id", "case_record.lead_user_id")
    .select([
      "case_record.id",
      "case_record.reference",
      "case_record.risk_level as riskLevel",
      "case_record.risk_proposed as riskProposed",
      "partnership_group.name as groupName",
      "user_account.name as leadName",
    ])
    .select(`${due} as dueOn`)
    .where(isAsked(actor, asked))
    .where((eb) =>
      eb.and([
        eb(due, ">=", after?.dueOn ?? ""),
        eb.or([eb(due, ">", after?.dueOn ?? ""), eb("case_record.id", ">", after?.id ?? "")]),
      ]),
    )
    .orderBy(due)
    .orderBy("case_record.id")
    .limit(limit)
    .execute();
}

export async function countReviewsDue(db: Executor, actor: Actor, asked: ReviewsAsked): Promise<number> {
  const row = await db
    .selectFrom("case_record")
    .select((eb) => eb.fn.countAll<number>().as("due"))
    .where(isAsked(actor, asked))
    .executeTakeFirstOrThrow();
  return Number(row.due);
}

function isAsked(actor: Actor, { role, isMine, from, until, isHigh }: ReviewsAsked) {
  const due = DUE[role];
  return (eb: ExpressionBuilder<Database, "case_record">) =>
    eb.and([
      casesVisibleTo(actor)(eb),
      eb("case_record.status", "<>", "closed"),
      eb(due, "is not", null),
      eb(due, ">=", from),
      eb(due, "<=", until),
      isHigh
        ? eb("case_record.risk_level", "in", ["high", "very-high"])
        : eb.or([eb("case_record.risk_level", "is", null), eb("case_record.risk_level", "in", ["low", "medium"])]),
      isMine && role === "lead" ? eb("case_record.lead_user_id", "=", actor.id) : eb.lit(true),
      isMine && role === "supervisor" ? eb("case_record.supervisor_user_id", "=", actor.id) : eb.lit(true),
    ]);
}
