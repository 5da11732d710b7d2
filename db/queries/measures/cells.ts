import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { Cell, Filter } from "#app/domain/performance/measures/cells.ts";
import type { Measure } from "#app/domain/performance/measures/measure.ts";
import type { Executor } from "../../transaction.ts";
import { rowsOf } from "./all.ts";
import type { Scope } from "./behind.ts";

const MOST_CELLS = 50_000;

type Columns = { group_id: string | null; amount?: number; rows_counted: number } & Record<string, unknown>;

/** The rows of a measure, those alike counted together: numbers alone, over the whole partnership whoever asks (DESIGN 5). */
export async function cellsOf(db: Executor, measure: Measure, scope: Scope): Promise<Cell[]> {
  const columns = [
    sql.ref("counted.group_id"),
    ...(measure.unit === "days" ? [sql.ref("counted.amount")] : []),
    ...measure.by.map((by) => sql.ref(`counted.${by}`)),
  ];
  const { rows } = await sql<Columns>`select ${sql.join(columns)}, count(*) as rows_counted
    from (${rowsOf(measure)(scope)}) as counted group by ${sql.join(columns)} limit ${MOST_CELLS + 1}`.execute(db);
  if (rows.length > MOST_CELLS) throw new Error(`${measure.id} has too many kinds of rows to be counted`);
  return rows.map((row) => ({
    group: row.group_id,
    values: Object.fromEntries(measure.by.map((by) => [by, String(row[by])])),
    amount: measure.unit === "days" ? (row.amount ?? null) : null,
    count: row.rows_counted,
  }));
}

/** The rows that a number is of, for the list behind it. */
export function rowsBehind(measure: Measure, scope: Scope, filter: Filter): RawBuilder<unknown> {
  return sql`select counted.* from (${rowsOf(measure)(scope)}) as counted where ${isOf(filter)}`;
}

function isOf({ group, by, is }: Filter) {
  const conditions = [
    ...(group === undefined ? [] : [group === null ? sql`counted.group_id is null` : sql`counted.group_id = ${group}`]),
    ...(by === undefined || is === undefined ? [] : [sql`${sql.ref(`counted.${by}`)} = ${is}`]),
  ];
  return conditions.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}
