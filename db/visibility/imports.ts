import { sql } from "kysely";

/**
 * A row that a file brought: seen once the whole file is loaded, and no more when it is undone. Rows of no file always.
 * An incident that is set aside is never seen or counted by itself: it is another one, or no anti-social behaviour. Nor is
 * one that is recorded for licensing alone, which is seen with its premises (./premises.ts).
 */
export function importIsVisible(column: `${string}.import_batch_id`) {
  const isStanding =
    column === "incident.import_batch_id" ? sql`incident.set_aside is null and incident.licensing_only = 0 and` : sql``;
  return () => sql<boolean>`(${isStanding} (${sql.ref(column)} is null or exists (
    select 1 from import_batch where import_batch.id = ${sql.ref(column)} and import_batch.status = 'visible')))`;
}
