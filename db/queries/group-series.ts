import type { ExpressionBuilder, Insertable, Selectable } from "kysely";
import type { Pattern, Series } from "#app/domain/meetings/pattern.ts";
import type { PlannedSitting } from "#app/domain/meetings/plan.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export type GroupSeries = Series & { startTime: string; place: string | null; version: number };

/** All of a group, in the order in which they follow each other; those that were replaced before they began are none. */
export async function listSeriesOfGroup(db: Executor, partnershipId: string, groupId: string): Promise<GroupSeries[]> {
  const rows = await db
    .selectFrom("group_series")
    .selectAll()
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .where((eb) => eb.or([eb("until_day", "is", null), eb("until_day", ">=", eb.ref("from_day"))]))
    .orderBy("from_day")
    .orderBy("id")
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    pattern: patternOfRow(row),
    fromDay: row.from_day,
    untilDay: row.until_day,
    startTime: row.start_time,
    place: row.place,
    version: row.version,
  }));
}

function patternOfRow(row: Selectable<Database["group_series"]>): Pattern {
  const { weekday } = row;
  if (row.pattern === "every-n-weeks") return { kind: row.pattern, weekday, weeks: row.every_weeks ?? 1 };
  const nth = row.nth ?? 1;
  if (row.pattern === "quarterly")
    return { kind: row.pattern, weekday, nth, monthOfQuarter: row.month_of_quarter ?? 1 };
  return { kind: row.pattern, weekday, nth };
}

/** For the daily job: each group with a pattern that has not ended, or with one that ended while meetings are planned. */
export function listGroupsWithSeries(db: Executor) {
  return db
    .selectFrom("partnership_group")
    .select(["id", "partnership_id as partnershipId"])
    .where("id", "in", (eb) => eb.selectFrom("group_series").select("group_series.group_id"))
    .orderBy("id")
    .limit(10_000)
    .execute();
}

/** What the plan looks at: the group's meetings from that day on, by their own day or by that of the pattern. */
export async function listSittingsToPlan(
  db: Executor,
  partnershipId: string,
  groupId: string,
  today: string,
): Promise<PlannedSitting[]> {
  const rows = await db
    .selectFrom("sitting")
    .select(["id", "series_id as seriesId", "series_day as seriesDay", "day", "status", "reason"])
    .select((eb) => eb.case().when(isInUse(eb)).then(1).else(0).end().as("inUse"))
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .where((eb) => eb.or([eb("day", ">=", today), eb("series_day", ">=", today)]))
    .orderBy("day")
    .orderBy("id")
    .limit(2000)
    .execute();
  return rows.map(({ inUse, ...row }) => ({ ...row, isInUse: Number(inUse) === 1 }));
}

/** Something stands on its agenda, somebody has said whether they come, its papers are out or there are minutes of it. */
function isInUse(eb: ExpressionBuilder<Database, "sitting">) {
  const of = (table: "agenda_item" | "attendance" | "statement_acceptance" | "papers_sent" | "minutes_version") =>
    eb.exists(eb.selectFrom(table).select(`${table}.id`).whereRef(`${table}.sitting_id`, "=", "sitting.id"));
  return eb.or([
    of("agenda_item"),
    of("attendance"),
    of("statement_acceptance"),
    of("papers_sent"),
    of("minutes_version"),
  ]);
}

export async function insertSeries(trx: Transaction, row: Insertable<Database["group_series"]>) {
  await trx.insertInto("group_series").values(row).execute();
}

/** Whatever is in force on that day or begins later ends; what would have begun later never begins. */
export async function endSeriesOn(trx: Transaction, partnershipId: string, groupId: string, lastDay: string) {
  await trx
    .updateTable("group_series")
    .set((eb) => ({ until_day: lastDay, version: eb("version", "+", 1) }))
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .where((eb) => eb.or([eb("until_day", "is", null), eb("until_day", ">", lastDay)]))
    .execute();
}

/** The meeting belongs to this series from now on; one that nobody has touched takes its time and place. */
export async function moveToSeries(
  trx: Transaction,
  partnershipId: string,
  id: string,
  series: { id: string; startTime: string; place: string | null },
) {
  const ofSeries = { series_id: series.id };
  await trx
    .updateTable("sitting")
    .set((eb) => ({ ...ofSeries, version: eb("version", "+", 1) }))
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .execute();
  await trx
    .updateTable("sitting")
    .set({ start_time: series.startTime, place: series.place })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("status", "=", "planned")
    .execute();
}

export async function deletePlannedSittings(trx: Transaction, partnershipId: string, ids: readonly string[]) {
  if (ids.length === 0) return;
  await trx
    .deleteFrom("sitting")
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .where("status", "=", "planned")
    .execute();
}
