import { sql } from "kysely";
import { addIndex, type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

/**
 * Crimes that a table by beat or ward counts in none of them: its row "Not recorded", or one without a name (DOMAIN 6.4).
 * Apart from crime_count, in which a row without an area is the whole borough.
 */
export async function up(db: AnyDatabase) {
  const t = text(db);
  await createTable(db, "crime_without_area")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("batch_id", t, (c) => c.notNull().references("import_batch.id"))
    .addColumn("area_kind", t, (c) => c.notNull())
    .addColumn("crime_type", t, (c) => c.notNull())
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("to_day", t, (c) => c.notNull())
    .addColumn("crimes", "integer", (c) => c.notNull())
    .addColumn("printed", t, (c) => c.notNull())
    .addColumn("printed_percent", t)
    .addCheckConstraint("crime_without_area_kind_known", oneOf("area_kind", ["beat", "ward"]))
    .addCheckConstraint("crime_without_area_not_negative", sql`crimes >= 0`)
    .addCheckConstraint("crime_without_area_from_is_day", isDay("from_day"))
    .addCheckConstraint("crime_without_area_to_is_day", isDay("to_day"))
    .execute();
  await addIndex(db, "crime_without_area_of", "crime_without_area", ["partnership_id", "to_day", "from_day", "id"]);
  await addIndex(db, "crime_without_area_by_batch", "crime_without_area", ["batch_id"]);
  await appendOnly(db, "crime_without_area", "never");
  // The list of what was loaded has those that were undone among the others.
  await addIndex(db, "import_batch_of_kind", "import_batch", ["partnership_id", "kind", "created_at", "id"]);
}
