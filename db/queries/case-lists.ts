import { type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  birthBounds,
  type CaseFilter,
  type CaseKey,
  type CaseListAsked,
  type CaseTab,
  NOBODY,
  NOT_ASSESSED,
} from "#app/domain/cases/case-list.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { joinedCases, LISTED_CASE } from "./cases.ts";

type Eb = ExpressionBuilder<Database, "case_record">;
/** What a list is reckoned with: today, and the day of the group's last meeting. */
export type ListDays = { today: string; lastSitting: string | null };
type Page = { asked: CaseListAsked; days: ListDays; after?: CaseKey; limit: number };

/** One list of a group's cases, as its page and its file have it. */
export function listCases(db: Executor, actor: Actor, { asked, days, after, limit }: Page) {
  const rows = joinedCases(db)
    .leftJoin("user_account as lead", "lead.id", "case_record.lead_user_id")
    .leftJoin("imported_case", "imported_case.case_id", "case_record.id")
    .select(LISTED_CASE)
    .select(["lead.name as leadUserName", "imported_case.source_reference as sourceReference"])
    .select(["imported_case.level as importedLevel"])
    .where(casesVisibleTo(actor))
    .where("case_record.partnership_id", "=", actor.partnershipId)
    .where("case_record.group_id", "=", asked.group)
    .where(isOfTab(asked.status, days, asked.sort))
    .where(isNarrowed(asked, days.today));
  if (asked.sort === "newest")
    return rows
      .$if(after !== undefined, (q) =>
        q.where(sql<SqlBool>`(case_record.opened_on, case_record.id) < (${after?.openedOn ?? ""}, ${after?.id ?? ""})`),
      )
      .orderBy("case_record.opened_on", "desc")
      .orderBy("case_record.id", "desc")
      .limit(limit)
      .execute();
  return rows
    .$if(after !== undefined, (q) => q.where(isAfter(after as CaseKey)))
    .orderBy(riskRankSql())
    .orderBy(reviewedOnSql())
    .orderBy("case_record.id")
    .limit(limit)
    .execute();
}

/** How many rows each tab has, narrowed in the same way. */
export async function countCasesByTab(
  db: Executor,
  actor: Actor,
  asked: Omit<CaseListAsked, "status">,
  { today, lastSitting }: ListDays,
): Promise<Record<CaseTab, number>> {
  const count = (condition: ReturnType<typeof sql>) =>
    sql<number>`cast(count(case when ${condition} then 1 end) as integer)`;
  const open = sql`case_record.status = 'open'`;
  return db
    .selectFrom("case_record")
    .select([
      count(open).as("open"),
      count(lastSitting === null ? open : sql`${open} and case_record.opened_on >= ${lastSitting}`).as("new"),
      count(sql`${open} and case_record.review_due_on <= ${today}`).as("reviews-due"),
      count(sql`case_record.status = 'on-hold'`).as("on-hold"),
      count(sql`case_record.status = 'closed'`).as("closed"),
    ])
    .where(casesVisibleTo(actor))
    .where("case_record.partnership_id", "=", actor.partnershipId)
    .where("case_record.group_id", "=", asked.group)
    .where(isNarrowed(asked, today))
    .executeTakeFirstOrThrow();
}

/**
 * The twins of isNewSince and isReviewDue. In the order of risk the day of opening is compared as no index has it: by an index of
 * days the rows would be found and then sorted.
 */
function isOfTab(tab: CaseTab, { today, lastSitting }: ListDays, sort: CaseFilter["sort"]) {
  return (eb: Eb) => {
    const open = eb("case_record.status", "=", "open");
    switch (tab) {
      case "new": {
        const openedOn = sort === "newest" ? sql.ref("case_record.opened_on") : sql`(case_record.opened_on || '')`;
        return lastSitting === null ? open : eb.and([open, sql<SqlBool>`${openedOn} >= ${lastSitting}`]);
      }
      case "reviews-due":
        return eb.and([open, eb("case_record.review_due_on", "<=", today)]);
      default:
        return eb("case_record.status", "=", tab);
    }
  };
}

function isNarrowed({ risk, agency, officer, beat, age, flag }: CaseFilter, today: string) {
  return (eb: Eb) =>
    eb.and([
      ...(risk === undefined
        ? []
        : risk === NOT_ASSESSED
          ? [eb("case_record.risk_level", "is", null)]
          : [eb("case_record.risk_level", "=", risk)]),
      ...(agency === undefined ? [] : [eb("case_record.lead_agency_id", "=", agency)]),
      ...(officer === undefined
        ? []
        : [eb("case_record.lead_user_id", officer === NOBODY ? "is" : "=", officer === NOBODY ? null : officer)]),
      ...(beat === undefined ? [] : [isOnBeat(eb, beat)]),
      ...(age === undefined ? [] : [isOfAge(eb, age, today)]),
      ...(flag === undefined ? [] : [hasFlag(eb, flag, today)]),
    ]);
}

/** Of its place, or of the place that another system gave. Where somebody lives is not asked: it may be kept from the actor. */
function isOnBeat(eb: Eb, beat: string) {
  const ofPlace = (column: "case_record.location_id" | "imported_case.location_id") =>
    sql<SqlBool>`exists (select 1 from location where location.id = ${sql.ref(column)} and location.beat_code = ${beat})`;
  return eb.or([
    ofPlace("case_record.location_id"),
    eb.exists(
      eb
        .selectFrom("imported_case")
        .select("imported_case.case_id")
        .whereRef("imported_case.case_id", "=", "case_record.id")
        .where(ofPlace("imported_case.location_id")),
    ),
  ]);
}

function isOfAge(eb: Eb, age: NonNullable<CaseFilter["age"]>, today: string) {
  const bounds = birthBounds(age, today);
  const person = eb.selectFrom("person").select("person.id").whereRef("person.id", "=", "case_record.person_id");
  if (bounds === "unknown") return eb.exists(person.where("person.birth_date", "is", null));
  const { from, to } = bounds;
  return eb.exists(
    person
      .where("person.birth_date", "is not", null)
      .$if(from !== null, (q) => q.where("person.birth_date", ">=", from ?? ""))
      .$if(to !== null, (q) => q.where("person.birth_date", "<=", to ?? "")),
  );
}

function hasFlag(eb: Eb, kindId: string, today: string) {
  return eb.exists(
    eb
      .selectFrom("case_flag")
      .select("case_flag.id")
      .whereRef("case_flag.case_id", "=", "case_record.id")
      .where("case_flag.flag_kind_id", "=", kindId)
      .where("case_flag.from_day", "<=", today)
      .where((inner) =>
        inner.or([inner("case_flag.until_day", "is", null), inner("case_flag.until_day", ">=", today)]),
      ),
  );
}

/** The twin of riskRank. The very words of the index case_record_by_risk, or it is not used. */
function riskRankSql() {
  return sql<number>`case case_record.risk_level when 'very-high' then 1 when 'high' then 2 when 'medium' then 4 when 'low' then 5 else 3 end`;
}

/** The twin of reviewedOn. */
function reviewedOnSql() {
  return sql<string>`coalesce(case_record.risk_assessed_on, case_record.opened_on)`;
}

/** The first comparison is what the index goes by; the second leaves out those at the same place. */
function isAfter({ rank, reviewedOn, id }: CaseKey) {
  return sql<SqlBool>`(${riskRankSql()} >= ${rank} and (${riskRankSql()} > ${rank} or ${reviewedOnSql()} > ${reviewedOn}
    or (${reviewedOnSql()} = ${reviewedOn} and case_record.id > ${id})))`;
}

/** The day of the group's last meeting that was held before today, or null. */
export async function findLastSittingDay(db: Executor, actor: Actor, groupId: string, today: string) {
  const row = await db
    .selectFrom("sitting")
    .select("day")
    .where("partnership_id", "=", actor.partnershipId)
    .where("group_id", "=", groupId)
    .where("status", "<>", "cancelled")
    .where("day", "<", today)
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.day ?? null;
}

/**
 * Of each of these groups how many open cases the actor sees, how many of them were opened since it met (null where it never
 * has: nothing is new to a group that holds no meetings), and how many are due for review.
 */
export async function countCasesAtWork(db: Executor, actor: Actor, groupIds: readonly string[], today: string) {
  if (groupIds.length === 0) return new Map<string, { open: number; fresh: number | null; due: number }>();
  const met = await db
    .selectFrom("sitting")
    .select((eb) => ["group_id as groupId", eb.fn.max("day").as("day")])
    .where("partnership_id", "=", actor.partnershipId)
    .where("group_id", "in", groupIds)
    .where("status", "<>", "cancelled")
    .where("day", "<", today)
    .groupBy("group_id")
    .execute();
  const before = met.map(({ groupId, day }) => sql`(case_record.group_id = ${groupId} and case_record.opened_on < ${day})`); // prettier-ignore
  const isOld = before.length > 0 ? sql`(${sql.join(before, sql` or `)})` : sql`1 = 0`;
  const count = (condition: ReturnType<typeof sql>) =>
    sql<number>`cast(count(case when ${condition} then 1 end) as integer)`;
  const rows = await db
    .selectFrom("case_record")
    .select([
      "case_record.group_id as groupId",
      count(sql`1 = 1`).as("open"),
      count(sql`not ${isOld}`).as("fresh"),
      count(sql`case_record.review_due_on <= ${today}`).as("due"),
    ])
    .where(casesVisibleTo(actor))
    .where("case_record.partnership_id", "=", actor.partnershipId)
    .where("case_record.group_id", "in", groupIds)
    .where("case_record.status", "=", "open")
    .groupBy("case_record.group_id")
    .execute();
  const haveMet = new Set(met.map(({ groupId }) => groupId));
  return new Map(
    rows.map(({ groupId, fresh, ...counts }) => [groupId, { ...counts, fresh: haveMet.has(groupId) ? fresh : null }]),
  );
}

/**
 * What a list of the group's cases can be narrowed by: agencies, officers and flags that its visible cases have. Of each agency
 * and officer it is asked whether there is one such case, not of each case whose it is: a group may hold thousands.
 */
export async function listCaseChoices(db: Executor, actor: Actor, groupId: string) {
  const ofGroup = (eb: Eb) => eb.and([casesVisibleTo(actor)(eb), eb("case_record.group_id", "=", groupId)]);
  const agencies = await db
    .selectFrom("partnership_agency")
    .innerJoin("agency", "agency.id", "partnership_agency.agency_id")
    .select(["agency.id", "agency.name"])
    .where("partnership_agency.partnership_id", "=", actor.partnershipId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("case_record")
          .select("case_record.id")
          .whereRef("case_record.lead_agency_id", "=", "agency.id")
          .where(ofGroup),
      ),
    )
    .limit(200)
    .execute();
  const officers = await db
    .selectFrom("partnership_agency")
    .innerJoin("user_account", "user_account.agency_id", "partnership_agency.agency_id")
    .select(["user_account.id", "user_account.name"])
    .where("partnership_agency.partnership_id", "=", actor.partnershipId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("case_record")
          .select("case_record.id")
          .whereRef("case_record.lead_user_id", "=", "user_account.id")
          .where(ofGroup),
      ),
    )
    .limit(500)
    .execute();
  const flags = await db
    .selectFrom("case_flag_kind")
    .select(["id", "name"])
    .where("partnership_id", "=", actor.partnershipId)
    .orderBy("name_folded")
    .limit(200)
    .execute();
  return { agencies, officers, flags };
}
