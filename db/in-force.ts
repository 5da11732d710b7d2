import { type SqlBool, sql } from "kysely";

/** From the first day to the last, both included; without a last day for good. */
export function isInForce(table: "membership" | "duty", day: string) {
  const from = sql.ref(`${table}.from_day`);
  const until = sql.ref(`${table}.until_day`);
  return sql<SqlBool>`(${from} <= ${day} and (${until} is null or ${until} >= ${day}))`;
}
