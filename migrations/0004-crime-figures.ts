import { sql } from "kysely";
import { type AnyDatabase, createTable, isDay, oneOf, text } from "./portable.ts";

export async function up(db: AnyDatabase) {
  const t = text(db);

  await createTable(db, "import_batch")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("format", t, (c) => c.notNull())
    .addColumn("content_hash", t, (c) => c.notNull())
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("row_count", "integer", (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.notNull())
    .addCheckConstraint("import_batch_status_known", oneOf("status", ["loading", "visible", "undone", "failed"]))
    .execute();
  await db.schema
    .createIndex("import_batch_by_kind")
    .on("import_batch")
    .columns(["partnership_id", "kind", "status", "created_at"])
    .execute();

  // Counts as somebody else published them, each revision kept. The area is null for the whole borough.
  await createTable(db, "crime_count")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("batch_id", t, (c) => c.notNull().references("import_batch.id"))
    .addColumn("area_id", t, (c) => c.references("area.id"))
    .addColumn("crime_type", t, (c) => c.notNull())
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("to_day", t, (c) => c.notNull())
    .addColumn("crimes", "integer", (c) => c.notNull())
    .addCheckConstraint("crime_count_not_negative", sql`crimes >= 0`)
    .addCheckConstraint("crime_count_from_is_day", isDay("from_day"))
    .addCheckConstraint("crime_count_to_is_day", isDay("to_day"))
    .addCheckConstraint("crime_count_days_in_order", sql`to_day >= from_day`)
    .execute();
  await db.schema
    .createIndex("crime_count_by_period")
    .on("crime_count")
    .columns(["partnership_id", "to_day", "from_day", "crime_type"])
    .execute();
  await db.schema.createIndex("crime_count_by_batch").on("crime_count").column("batch_id").execute();
  await db.schema.createIndex("crime_count_by_area").on("crime_count").column("area_id").execute();

  // The place of the partnership among its most similar group, as imported: never computed here.
  await createTable(db, "crime_position")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("batch_id", t, (c) => c.notNull().references("import_batch.id"))
    .addColumn("crime_type", t, (c) => c.notNull())
    .addColumn("as_at", t, (c) => c.notNull())
    .addColumn("position", "integer")
    .addColumn("group_size", "integer")
    .addColumn("printed", t, (c) => c.notNull())
    .addCheckConstraint(
      "crime_position_in_group",
      sql`position is null or (position >= 1 and (group_size is null or position <= group_size))`,
    )
    .addCheckConstraint("crime_position_as_at_is_day", isDay("as_at"))
    .execute();
  await db.schema
    .createIndex("crime_position_by_day")
    .on("crime_position")
    .columns(["partnership_id", "as_at", "crime_type"])
    .execute();
  await db.schema.createIndex("crime_position_by_batch").on("crime_position").column("batch_id").execute();

  // What the table itself printed, kept to be shown beside what its own numbers give.
  await createTable(db, "crime_table_line")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("batch_id", t, (c) => c.notNull().references("import_batch.id"))
    .addColumn("crime_type", t, (c) => c.notNull())
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("to_day", t, (c) => c.notNull())
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("printed_percent", t)
    .addColumn("printed_difference", t)
    .execute();
  await db.schema
    .createIndex("crime_table_line_by_period")
    .on("crime_table_line")
    .columns(["partnership_id", "to_day", "from_day", "ordinal"])
    .execute();
  await db.schema
    .createIndex("crime_table_line_by_batch")
    .on("crime_table_line")
    .columns(["batch_id", "ordinal"])
    .execute();
}
