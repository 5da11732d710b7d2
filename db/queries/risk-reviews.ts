import { type ExpressionBuilder, sql, type SqlBool } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Reviewer } from "#app/domain/risk/reviews.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { importIsVisible } from "../visibility/imports.ts";

const DUE = {
  lead: "case_record.review_due_on",
  supervisor: "case_record.supervisor_review_due_on",
  manager: "case_record.manager_review_due_on",
} as const;

const OWNER = { lead: "case_record.lead_user_id", supervisor: "case_record.supervisor_user_id" } as const;

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
      isOpen,
      eb(due, "is not", null),
      eb(due, ">=", from),
      eb(due, "<=", until),
      isHigh
        ? eb("case_record.risk_level", "in", ["high", "very-high"])
        : eb.or([eb("case_record.risk_level", "is", null), eb("case_record.risk_level", "in", ["low", "medium"])]),
      isMine && role === "lead" ? eb("case_record.lead_user_id", "=", actor.id) : eb.lit(true),
      isMine && role === "supervisor" ? isSupervisedBy(actor.id)(eb) : eb.lit(true),
    ]);
}

/** Written out, as the partial indexes have it. */
const isOpen = sql<SqlBool>`case_record.status <> 'closed'`;

/** Twin of supervisorOf (app/domain/risk/sign-off.ts): whoever is named, or the contact of the lead agency. */
function isSupervisedBy(userId: string) {
  return (eb: ExpressionBuilder<Database, "case_record">) =>
    eb.or([
      eb("case_record.supervisor_user_id", "=", userId),
      eb.and([eb("case_record.supervisor_user_id", "is", null), eb(leadContact(eb), "=", userId)]),
    ]);
}

function leadContact(eb: ExpressionBuilder<Database, "case_record">) {
  return eb
    .selectFrom("partnership_agency")
    .select("partnership_agency.contact_user_id")
    .whereRef("partnership_agency.partnership_id", "=", "case_record.partnership_id")
    .whereRef("partnership_agency.agency_id", "=", "case_record.lead_agency_id")
    .where("partnership_agency.left_on", "is", null);
}

type Owed = {
  role: "lead" | "supervisor";
  from: string;
  to: string;
  after: { dueOn: string; id: string };
  limit: number;
};

/**
 * Reviews of open cases of a partnership that fall due from one day to another, and who owes them; nobody where they may not
 * sign in. No actor asks: whether they can open the case is for the caller to find out, and each is told by the reference alone.
 */
export function listReviewsOwed(db: Executor, partnershipId: string, { role, from, to, after, limit }: Owed) {
  const due = DUE[role];
  return db
    .selectFrom("case_record")
    .leftJoin("partnership_agency", (join) =>
      join
        .onRef("partnership_agency.partnership_id", "=", "case_record.partnership_id")
        .onRef("partnership_agency.agency_id", "=", "case_record.lead_agency_id")
        .on("partnership_agency.left_on", "is", null),
    )
    .leftJoin("user_account", (join) =>
      join
        .on("user_account.status", "=", "active")
        .on((eb) => eb("user_account.id", "=", eb.fn.coalesce(OWNER[role], "partnership_agency.contact_user_id"))),
    )
    .select(["case_record.id", "case_record.reference", "user_account.id as userId"])
    .select(sql<string>`${sql.ref(due)}`.as("dueOn"))
    .where("case_record.partnership_id", "=", partnershipId)
    .where(importIsVisible("case_record.import_batch_id"))
    .where(isOpen)
    .where(due, ">=", from)
    .where(due, "<=", to)
    .where(due, ">=", after.dueOn)
    .where((eb) => eb.or([eb(due, ">", after.dueOn), eb("case_record.id", ">", after.id)]))
    .orderBy(due)
    .orderBy("case_record.id")
    .limit(limit)
    .execute();
}
