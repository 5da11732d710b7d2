import { sql } from "kysely";
import { type AnyDatabase, createTable, engineOf, oneOf, text } from "./portable.ts";

const STATUSES = ["uploaded", "checking", "checked", "loading", "visible", "undoing", "undone", "removed", "failed"];
const FATES = ["imported", "updated", "skipped", "possible-duplicate", "error"];

export async function up(db: AnyDatabase) {
  const t = text(db);
  const real = engineOf(db) === "postgres" ? sql`double precision` : sql`real`;

  // One file on its way in. Its batch, of the same id, begins when its rows are written.
  await createTable(db, "import_run")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("batch_id", t, (c) => c.references("import_batch.id"))
    .addColumn("stored_as", t)
    .addColumn("file_name", t, (c) => c.notNull())
    .addColumn("file_size", "integer", (c) => c.notNull())
    .addColumn("reading", t, (c) => c.notNull())
    .addColumn("columns", t, (c) => c.notNull())
    .addColumn("version_label", t)
    .addColumn("rows_read", "integer", (c) => c.notNull())
    .addColumn("rows_loaded", "integer", (c) => c.notNull())
    .addColumn("imported", "integer", (c) => c.notNull())
    .addColumn("updated", "integer", (c) => c.notNull())
    .addColumn("skipped", "integer", (c) => c.notNull())
    .addColumn("possible_duplicates", "integer", (c) => c.notNull())
    .addColumn("errors", "integer", (c) => c.notNull())
    .addColumn("problem", t)
    .addColumn("held_by", t)
    .addColumn("held_until", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.notNull())
    .addColumn("ended_at", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("import_run_status_known", oneOf("status", STATUSES))
    .execute();
  await db.schema
    .createIndex("import_run_newest")
    .on("import_run")
    .columns(["partnership_id", "created_at", "id"])
    .execute();
  await db.schema.createIndex("import_run_by_batch").on("import_run").column("batch_id").execute();
  await db.schema.createIndex("import_run_by_status").on("import_run").columns(["status", "created_at"]).execute();
  await db.schema.createIndex("import_run_by_file").on("import_run").columns(["stored_as", "created_at"]).execute();

  // What becomes of each row of the file. `given` is what was read of it, until it is erased with the file.
  await createTable(db, "import_row")
    .addColumn("run_id", t, (c) => c.notNull().references("import_run.id"))
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("line", "integer", (c) => c.notNull())
    .addColumn("fate", t, (c) => c.notNull())
    .addColumn("column_name", t)
    .addColumn("reason", t)
    .addColumn("row_key", t)
    .addColumn("given", t)
    .addPrimaryKeyConstraint("import_row_key", ["run_id", "ordinal"])
    .addCheckConstraint("import_row_fate_known", oneOf("fate", FATES))
    .execute();
  await db.schema.createIndex("import_row_by_fate").on("import_row").columns(["run_id", "fate", "ordinal"]).execute();
  await db.schema.createIndex("import_row_by_key").on("import_row").columns(["run_id", "row_key"]).execute();
  await db.schema.createIndex("import_row_by_partnership").on("import_row").column("partnership_id").execute();

  await createTable(db, "import_mapping")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addColumn("columns", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("import_mapping_by_name")
    .on("import_mapping")
    .columns(["partnership_id", "kind", "name_folded"])
    .unique()
    .execute();

  // Which records a batch made, or changed from what they were before.
  await createTable(db, "import_item")
    .addColumn("batch_id", t, (c) => c.notNull().references("import_batch.id"))
    .addColumn("record_kind", t, (c) => c.notNull())
    .addColumn("record_id", t, (c) => c.notNull())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("before", t)
    .addPrimaryKeyConstraint("import_item_key", ["batch_id", "record_kind", "record_id"])
    .execute();
  await db.schema.createIndex("import_item_by_partnership").on("import_item").column("partnership_id").execute();

  await db.schema
    .alterTable("area")
    .addColumn("import_batch_id", t, (c) => c.references("import_batch.id"))
    .execute();
  await db.schema.createIndex("area_by_batch").on("area").column("import_batch_id").execute();

  // The shape of an area as one file has it. Of the files that are visible the newest of each kind answers.
  await createTable(db, "area_boundary")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("import_batch_id", t, (c) => c.notNull().references("import_batch.id"))
    .addColumn("area_id", t, (c) => c.notNull().references("area.id"))
    .addColumn("shape", t, (c) => c.notNull())
    .addColumn("min_longitude", real, (c) => c.notNull())
    .addColumn("max_longitude", real, (c) => c.notNull())
    .addColumn("min_latitude", real, (c) => c.notNull())
    .addColumn("max_latitude", real, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("area_boundary_by_batch")
    .on("area_boundary")
    .columns(["import_batch_id", "min_longitude"])
    .execute();
  await db.schema.createIndex("area_boundary_by_area").on("area_boundary").column("area_id").execute();
  await db.schema.createIndex("area_boundary_by_partnership").on("area_boundary").column("partnership_id").execute();

  // What one file says of a postcode or a street.
  await createTable(db, "area_lookup")
    .addColumn("import_batch_id", t, (c) => c.notNull().references("import_batch.id"))
    .addColumn("place_kind", t, (c) => c.notNull())
    .addColumn("place_key", t, (c) => c.notNull())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("place_name", t, (c) => c.notNull())
    .addColumn("beat_id", t, (c) => c.references("area.id"))
    .addColumn("ward_id", t, (c) => c.references("area.id"))
    .addColumn("lsoa_id", t, (c) => c.references("area.id"))
    .addColumn("latitude", real)
    .addColumn("longitude", real)
    .addPrimaryKeyConstraint("area_lookup_key", ["import_batch_id", "place_kind", "place_key"])
    .addCheckConstraint("area_lookup_kind_known", oneOf("place_kind", ["postcode", "street"]))
    .addCheckConstraint("area_lookup_point_whole", sql`(latitude is null) = (longitude is null)`)
    .execute();
  await db.schema
    .createIndex("area_lookup_by_place")
    .on("area_lookup")
    .columns(["partnership_id", "place_kind", "place_key"])
    .execute();
  for (const area of ["beat_id", "ward_id", "lsoa_id"])
    await db.schema.createIndex(`area_lookup_by_${area}`).on("area_lookup").column(area).execute();

  // Where no file answers, somebody picks the beat of a street once.
  await createTable(db, "street_beat")
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("street_key", t, (c) => c.notNull())
    .addColumn("street", t, (c) => c.notNull())
    .addColumn("beat_id", t, (c) => c.notNull().references("area.id"))
    .addColumn("chosen_by", t, (c) => c.notNull())
    .addColumn("chosen_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("street_beat_key", ["partnership_id", "street_key"])
    .execute();
  await db.schema.createIndex("street_beat_by_beat").on("street_beat").column("beat_id").execute();
}
