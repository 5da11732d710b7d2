import { sql } from "kysely";

/** A row that a file brought: seen once the whole file is loaded, and no more when it is undone. Rows of no file always. */
export function importIsVisible(column: `${string}.import_batch_id`) {
  return () => sql<boolean>`(${sql.ref(column)} is null or exists (
    select 1 from import_batch where import_batch.id = ${sql.ref(column)} and import_batch.status = 'visible'))`;
}
