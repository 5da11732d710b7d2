import { sql } from "kysely";
import { type AnyDatabase, isDay, text } from "./portable.ts";

/** A theme, priority or aim that something hangs on leaves a plan from a day, and says why. */
export async function up(db: AnyDatabase) {
  for (const table of ["plan_theme", "plan_priority", "plan_aim"]) {
    const add = sql`alter table ${sql.table(table)} add column`;
    const [known, both] = [sql.ref(`${table}_retired_is_day`), sql.ref(`${table}_retired_with_reason`)];
    await sql`${add} retired_on ${text(db)} constraint ${known} check (${isDay("retired_on")})`.execute(db); // prettier-ignore
    await sql`${add} retired_reason ${text(db)} constraint ${both} check ((retired_on is null) = (retired_reason is null))`.execute(db); // prettier-ignore
  }
}
