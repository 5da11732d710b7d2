import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";

/**
 * Of the actor's partnership, said so that no index is looked up by it. These conditions stand mostly inside an `exists` that
 * is asked of each row of another table; SQLite, which knows no numbers of rows, would there as soon go through a whole
 * partnership as look one record up. A list that is read by its partnership says so itself, beside the condition.
 */
export function ofPartnership(column: string, actor: Pick<Actor, "partnershipId">): RawBuilder<SqlBool> {
  return sql<SqlBool>`coalesce(${sql.ref(column)}, '') = ${actor.partnershipId}`;
}
