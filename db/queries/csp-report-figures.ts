import { sql } from "kysely";
import type { Measure } from "#app/domain/performance/measures/measure.ts";
import type { Executor } from "../transaction.ts";
import type { Scope } from "./measures/behind.ts";
import { rowsBehind } from "./measures/cells.ts";

/** More than a partnership counts of anything in two years, many times over. */
const MOST_ROWS = 50_000;

/** The ids of the records that a number is of, to be frozen with it: whoever reads them there asks first which of them they may open. */
export async function unsafeListIdsBehind(db: Executor, measure: Measure, scope: Scope, group: string | null) {
  const filter = group === null ? {} : { group };
  const { rows } = await sql<{ id: string }>`select behind.record_id as id
    from (${rowsBehind(measure, scope, filter)}) as behind order by behind.record_id limit ${MOST_ROWS}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * The cases on the agendas of a group's meetings in the days by their references: at how many of the meetings, and whether
 * each is open at the end of the last.
 */
export async function unsafeListCasesDiscussed(
  db: Executor,
  { partnershipId, groupId, from, to }: { partnershipId: string; groupId: string; from: string; to: string },
) {
  const rows = await db
    .selectFrom("agenda_item")
    .innerJoin("sitting", "sitting.id", "agenda_item.sitting_id")
    .innerJoin("case_record", "case_record.id", "agenda_item.case_id")
    .select(["case_record.id", "case_record.reference", "case_record.opened_on as openedOn"])
    .select(["case_record.closed_on as closedOn", "case_record.visibility"])
    .select((eb) => eb.fn.count<number | string>("sitting.id").distinct().as("times"))
    .where("sitting.partnership_id", "=", partnershipId)
    .where("sitting.group_id", "=", groupId)
    .where("sitting.day", ">=", from)
    .where("sitting.day", "<=", to)
    .where("sitting.status", "<>", "cancelled")
    .groupBy(["case_record.id", "case_record.reference", "case_record.opened_on", "case_record.closed_on"])
    .groupBy("case_record.visibility")
    .orderBy("case_record.reference")
    .limit(MOST_ROWS)
    .execute();
  return rows.map(({ closedOn, visibility, times, ...one }) => ({
    ...{ ...one, times: Number(times), isRestricted: visibility === "restricted" },
    isOpen: closedOn === null || closedOn > to,
  }));
}

/** The twin of isRetiredOn in app/domain/plan/removing.ts, the other way round. */
function stillStands(column: string, day: string) {
  return sql<boolean>`(${sql.ref(column)} is null or ${sql.ref(column)} > ${day})`;
}

/**
 * The themes of the partnership's plan in force on a day, each with its priorities, without those that were retired by
 * then; of two plans the one that began later.
 */
export async function findThemesInForce(db: Executor, partnershipId: string, day: string) {
  const plan = await db
    .selectFrom("partnership_plan")
    .select(["id", "title"])
    .where("partnership_id", "=", partnershipId)
    .where("kind", "=", "partnership")
    .where("status", "=", "in-force")
    .where("from_day", "<=", day)
    .where("to_day", ">=", day)
    .orderBy("from_day", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!plan) return null;
  const themes = await db
    .selectFrom("plan_theme")
    .leftJoin("plan_priority", (join) =>
      join.onRef("plan_priority.theme_id", "=", "plan_theme.id").on(stillStands("plan_priority.retired_on", day)),
    )
    .select(["plan_theme.id", "plan_theme.title", "plan_priority.title as priority"])
    .where("plan_theme.plan_id", "=", plan.id)
    .where(stillStands("plan_theme.retired_on", day))
    .orderBy("plan_theme.ordinal")
    .orderBy("plan_theme.id")
    .orderBy("plan_priority.ordinal")
    .orderBy("plan_priority.id")
    .limit(500)
    .execute();
  return { plan, themes };
}

export async function findPlanTitle(db: Executor, partnershipId: string, planId: string): Promise<string | null> {
  const plan = await db
    .selectFrom("partnership_plan")
    .select("title")
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", planId)
    .executeTakeFirst();
  return plan?.title ?? null;
}
