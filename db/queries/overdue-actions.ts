import { type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { type Age, type AgeLimits, boundsOfAge, type LateBecause } from "#app/domain/actions/lateness.ts";
import { NO_GROUP, type OverdueFilter } from "#app/domain/actions/overdue-filter.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { actionsKnownTo } from "../visibility/actions.ts";
import { isAfter, joined, LISTED, ownerHasLeftSql, wordsSeenBy } from "./actions.ts";
import { groupOfAction } from "./group-of-action.ts";

const MOST_COUNTS = 5000;

/** What is counted on a day: everything overdue that the actor knows of, or one of the counts. */
export type Overdue = { today: string; filter?: OverdueFilter; limits?: AgeLimits };
type Page = { after?: { dueOn: string; id: string }; limit: number };

/**
 * Overdue, longest first. A manager sees all of the partnership's, and of those outside his sight no words; anybody
 * else sees what is known to them.
 */
export function listOverdueActions(db: Executor, actor: Actor, { after, limit, ...overdue }: Overdue & Page) {
  return joined(db)
    .select(LISTED)
    .select((eb) => [wordsSeenBy(eb, actor).as("words"), askedOn(eb).as("askedOn")])
    .where(overdueKnownTo(actor, overdue))
    .where(isAfter(after))
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(limit)
    .execute();
}

export async function countOverdueActions(
  db: Executor,
  actor: Actor,
  today: string,
  narrowed: Omit<Overdue, "today"> = {},
): Promise<number> {
  const row = await db
    .selectFrom("action")
    .select((eb) => eb.fn.countAll<number>().as("overdue"))
    .where(overdueKnownTo(actor, { today, ...narrowed }))
    .executeTakeFirstOrThrow();
  return Number(row.overdue);
}

/** How many of each agency, group, age and reason: the same rows as the list. */
export async function countOverdueByKind(
  db: Executor,
  actor: Actor,
  { today, limits }: Required<Omit<Overdue, "filter">>,
) {
  const late = db
    .selectFrom("action")
    .select(["action.owner_agency_id as agencyId"])
    .select([groupOfAction().as("groupId"), lateBecauseSql().as("reason"), ageSql(today, limits).as("age")])
    .where(overdueKnownTo(actor, { today }));
  const rows = await db
    .selectFrom(late.as("late"))
    .innerJoin("agency", "agency.id", "late.agencyId")
    .leftJoin("partnership_group", "partnership_group.id", "late.groupId")
    .select(["late.agencyId", "agency.name as agencyName", "late.groupId", "partnership_group.name as groupName"])
    .select((eb) => ["late.reason", "late.age", eb.fn.countAll<number>().as("count")])
    .groupBy(["late.agencyId", "agency.name", "agency.name_folded", "late.groupId", "partnership_group.name"])
    .groupBy(["partnership_group.name_folded", "late.reason", "late.age"])
    .orderBy("agency.name_folded")
    .orderBy("partnership_group.name_folded")
    .limit(MOST_COUNTS)
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** Of those that the actor has ticked, the overdue ones that are known to the actor. */
export function listOverdueToAskAbout(db: Executor, actor: Actor, ids: readonly string[], today: string) {
  return withContact(db)
    .leftJoin("case_record", "case_record.id", "action.case_id")
    .select(["action.id", "action.reference", "action.case_id as caseId", "case_record.visibility as caseVisibility"])
    .select(["owner.id as ownerUserId", "owner.status as ownerStatus", "contact.id as contactUserId"])
    .select((eb) => askedOn(eb).as("askedOn"))
    .where(overdueKnownTo(actor, { today }))
    .where("action.id", "in", ids)
    .orderBy("action.id")
    .limit(500)
    .execute();
}

type Escalating = { today: string; lateAfter: string; after?: { dueOn: string; id: string }; limit: number };

/** Overdue ones of a partnership whose last good day was that one or earlier, with whom each step has told for its due day. */
export function listActionsToEscalate(
  db: Executor,
  partnershipId: string,
  { today, lateAfter, after, limit }: Escalating,
) {
  return withContact(db)
    .leftJoin("case_record", "case_record.id", "action.case_id")
    .select(["action.id", "action.reference", "action.due_on as dueOn", "action.hold_until as holdUntil"])
    .select(["action.case_id as caseId", "case_record.visibility as caseVisibility", "contact.id as contactUserId"])
    .select((eb) => [
      groupOfAction().as("groupId"),
      stepTaken(eb, "to-contact").as("toContact"),
      stepTaken(eb, "to-chair").as("toChair"),
    ])
    .where("action.partnership_id", "=", partnershipId)
    .where(isOverdueSql(today))
    .where(lateAfterSql(), "<=", lateAfter)
    .where(isAfter(after))
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(limit)
    .execute();
}

/** The contact for escalation of the agency that owns the action: somebody who can sign in and may know of it. */
function withContact(db: Executor) {
  return joined(db)
    .leftJoin("partnership_agency as owning", (join) =>
      join
        .onRef("owning.agency_id", "=", "action.owner_agency_id")
        .onRef("owning.partnership_id", "=", "action.partnership_id")
        .on("owning.left_on", "is", null),
    )
    .leftJoin("user_account as contact", (join) =>
      join
        .onRef("contact.id", "=", "owning.contact_user_id")
        .on("contact.status", "=", "active")
        .on((eb) => eb.not(eb.exists(conflictOfContact(eb)))),
    );
}

function conflictOfContact(
  eb: ExpressionBuilder<Database & { contact: Database["user_account"] }, "action" | "contact">,
) {
  return eb
    .selectFrom("case_access")
    .select("case_access.id")
    .whereRef("case_access.case_id", "=", "action.case_id")
    .whereRef("case_access.user_id", "=", "contact.id")
    .where("case_access.access", "=", "conflict")
    .where("case_access.ended_at", "is", null);
}

function stepTaken(eb: ExpressionBuilder<Database, "action">, kind: "to-contact" | "to-chair") {
  const told = eb
    .selectFrom("action_change as told")
    .select(sql.lit(1).as("one"))
    .whereRef("told.action_id", "=", "action.id")
    .whereRef("told.for_day", "=", "action.due_on")
    .where("told.kind", "=", kind);
  return eb.case().when(eb.exists(told)).then(1).else(0).end();
}

/** The last day on which somebody was asked about it. */
function askedOn(eb: ExpressionBuilder<Database, "action">) {
  return eb
    .selectFrom("action_change as asked")
    .select((inner) => inner.fn.max("asked.for_day").as("day"))
    .whereRef("asked.action_id", "=", "action.id")
    .where("asked.kind", "=", "chase");
}

/** The one `where` of the list, its counts, its file and what can be asked about. */
function overdueKnownTo(actor: Actor, { today, filter = {}, limits }: Overdue) {
  const { agency, group, age, reason } = filter;
  return (eb: ExpressionBuilder<Database, "action">) =>
    eb.and([
      eb("action.partnership_id", "=", actor.partnershipId),
      isOverdueSql(today),
      actionsKnownTo(actor)(eb),
      ...(agency === undefined ? [] : [eb("action.owner_agency_id", "=", agency)]),
      ...(group === undefined
        ? []
        : [group === NO_GROUP ? eb(groupOfAction(), "is", null) : eb(groupOfAction(), "=", group)]),
      ...(age === undefined || !limits ? [] : [ageIs(age, limits, today)(eb)]),
      ...(reason === undefined ? [] : [eb(lateBecauseSql(), "=", reason)]),
    ]);
}

/** The twin of isOverdue in app/domain/actions/action.ts; a test compares the two. */
export function isOverdueSql(today: string) {
  return sql<SqlBool>`(action.finished_on is null and action.due_on < ${today}
    and (action.status = 'open' or action.hold_until < ${today}))`;
}

/** The twin of lateAfter in app/domain/actions/lateness.ts. */
function lateAfterSql() {
  return sql<string>`(case when action.hold_until > action.due_on then action.hold_until else action.due_on end)`;
}

/** The twin of lateBecause there. */
export function lateBecauseSql() {
  return sql<LateBecause>`(case when ${ownerHasLeftSql()} then 'owner-left'
    when action.owner_user_id is null then 'to-be-named'
    when action.late_reason is not null then action.late_reason
    when action.status = 'on-hold' then 'hold-ended' else 'not-said' end)`;
}

/** The twin of ageOf there, by its bounds. */
function ageSql(today: string, limits: AgeLimits) {
  const { from: short } = boundsOfAge("short", limits, today);
  const { from: middle } = boundsOfAge("middle", limits, today);
  return sql<Age>`(case when ${lateAfterSql()} >= ${short} then 'short' when ${lateAfterSql()} >= ${middle} then 'middle' else 'long' end)`;
}

function ageIs(age: Age, limits: AgeLimits, today: string) {
  const { from, to } = boundsOfAge(age, limits, today);
  return (eb: ExpressionBuilder<Database, "action">) =>
    eb.and([
      eb("action.due_on", "<=", to),
      eb(lateAfterSql(), "<=", to),
      ...(from === null ? [] : [eb(lateAfterSql(), ">=", from)]),
    ]);
}
