import { sql } from "kysely";
import { addIndex, type AnyDatabase, appendOnly, createTable, engineOf, isDay, oneOf, text } from "./portable.ts";

/** Figures that others publish or somebody counts elsewhere, and what each figure is held against. */
export async function up(db: AnyDatabase) {
  await batchesAndTables(db);
  await crimeTypes(db);
  await slices(db);
  await similarGroup(db);
  await population(db);
  await outsideMeasures(db);
  await targets(db);
}

/** Whose figures a file held and when they were drawn up; what a table prints by beat as well as of the borough. */
async function batchesAndTables(db: AnyDatabase) {
  const t = text(db);
  await db.schema.alterTable("import_batch").addColumn("publisher", t).execute();
  await db.schema.alterTable("import_batch").addColumn("as_at", t).execute();
  await db.schema.alterTable("import_batch").addColumn("published_on", t).execute();
  await db.schema.alterTable("import_batch").addColumn("undone_at", t).execute();
  await db.schema.alterTable("import_batch").addColumn("undone_by", t).execute();
  await db.schema
    .alterTable("crime_table_line")
    .addColumn("area_id", t, (c) => c.references("area.id"))
    .execute();
  await addIndex(db, "crime_table_line_by_area", "crime_table_line", ["area_id"]);
}

/** The partnership's own types of crime, beside the nine rows of its table. */
async function crimeTypes(db: AnyDatabase) {
  const t = text(db);
  await createTable(db, "own_crime_type")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("aim", t, (c) => c.notNull())
    .addColumn("ended_on", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("own_crime_type_aim_known", oneOf("aim", ["lower", "higher", "neither"]))
    .addCheckConstraint("own_crime_type_ended_is_day", isDay("ended_on"))
    .execute();
  await addIndex(db, "own_crime_type_once", "own_crime_type", ["partnership_id", "name_folded"], true);
}

/**
 * What a publisher replaces as a whole: a month of a police force, a quarter of a partnership in the Home Office's table.
 * Of several of one subject and period the newest that is visible counts; each revision is kept.
 */
async function slices(db: AnyDatabase) {
  const t = text(db);
  await createTable(db, "figure_slice")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("batch_id", t, (c) => c.notNull().references("import_batch.id"))
    .addColumn("source", t, (c) => c.notNull())
    .addColumn("force", t, (c) => c.notNull())
    // The name of a partnership as the Home Office writes it; null for a force.
    .addColumn("csp_name", t)
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("to_day", t, (c) => c.notNull())
    .addColumn("is_newest", "integer", (c) => c.notNull())
    .addColumn("rows_outside", "integer", (c) => c.notNull())
    .addColumn("rows_without_place", "integer", (c) => c.notNull())
    .addCheckConstraint("figure_slice_source_known", oneOf("source", ["police-uk", "home-office"]))
    .addCheckConstraint("figure_slice_newest_is_boolean", sql`is_newest in (0, 1)`)
    .addCheckConstraint("figure_slice_from_is_day", isDay("from_day"))
    .addCheckConstraint("figure_slice_to_is_day", isDay("to_day"))
    .execute();
  await addIndex(db, "figure_slice_newest", "figure_slice", [
    ...["partnership_id", "source", "is_newest", "from_day", "to_day", "id"],
  ]);
  await addIndex(db, "figure_slice_of", "figure_slice", [
    ...["partnership_id", "source", "force", "csp_name", "from_day", "id"],
  ]);
  await addIndex(db, "figure_slice_by_batch", "figure_slice", ["batch_id"]);

  // Street-level crimes of a month; the area is null for the whole borough, so that a crime in no known area still counts.
  await createTable(db, "street_crime_count")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("slice_id", t, (c) => c.notNull().references("figure_slice.id"))
    .addColumn("area_id", t, (c) => c.references("area.id"))
    .addColumn("category", t, (c) => c.notNull())
    .addColumn("crimes", "integer", (c) => c.notNull())
    .addCheckConstraint("street_crime_count_not_negative", sql`crimes >= 0`)
    .execute();
  await addIndex(db, "street_crime_count_by_slice", "street_crime_count", ["slice_id", "area_id", "category"]);
  await addIndex(db, "street_crime_count_by_area", "street_crime_count", ["area_id"]);
  await addIndex(db, "street_crime_count_by_partnership", "street_crime_count", ["partnership_id"]);

  await createTable(db, "csp_crime_count")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("slice_id", t, (c) => c.notNull().references("figure_slice.id"))
    .addColumn("offence_group", t, (c) => c.notNull())
    .addColumn("offence_subgroup", t, (c) => c.notNull())
    .addColumn("offence", t, (c) => c.notNull())
    .addColumn("offence_code", t, (c) => c.notNull())
    .addColumn("crimes", "integer", (c) => c.notNull())
    .execute();
  await addIndex(db, "csp_crime_count_by_slice", "csp_crime_count", ["slice_id", "offence_group", "offence_subgroup"]);
  await addIndex(db, "csp_crime_count_by_partnership", "csp_crime_count", ["partnership_id"]);
}

/** The most similar group: its members change, and figures across a change are marked (DOMAIN 6.3). */
async function similarGroup(db: AnyDatabase) {
  const t = text(db);
  await createTable(db, "similar_group")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("publisher", t, (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.notNull())
    .addColumn("withdrawn_at", t)
    .addColumn("withdrawn_by", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("similar_group_from_is_day", isDay("from_day"))
    .execute();
  await addIndex(db, "similar_group_from", "similar_group", ["partnership_id", "from_day", "id"]);

  await createTable(db, "similar_group_member")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("similar_group_id", t, (c) => c.notNull().references("similar_group.id"))
    .addColumn("force", t, (c) => c.notNull())
    .addColumn("csp_name", t, (c) => c.notNull())
    .addColumn("is_own", "integer", (c) => c.notNull())
    .addCheckConstraint("similar_group_member_own_is_boolean", sql`is_own in (0, 1)`)
    .execute();
  await addIndex(
    db,
    "similar_group_member_once",
    "similar_group_member",
    ["similar_group_id", "force", "csp_name"],
    true,
  );
  await addIndex(db, "similar_group_member_by_partnership", "similar_group_member", ["partnership_id"]);
  await appendOnly(db, "similar_group_member", "never");

  // Kent's figures of Maidstone from 2024 on: without the exclusion the average of the group is wrong.
  await createTable(db, "similar_group_exclusion")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("force", t, (c) => c.notNull())
    .addColumn("csp_name", t, (c) => c.notNull())
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("to_day", t)
    .addColumn("reason", t, (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("similar_group_exclusion_from_is_day", isDay("from_day"))
    .addCheckConstraint("similar_group_exclusion_to_is_day", isDay("to_day"))
    .addCheckConstraint("similar_group_exclusion_in_order", sql`to_day is null or to_day >= from_day`)
    .execute();
  await addIndex(db, "similar_group_exclusion_of", "similar_group_exclusion", [
    ...["partnership_id", "force", "csp_name", "from_day"],
  ]);
}

/** Of the borough, of one of its areas, or of a member of the group; a figure entered again replaces the one before. */
async function population(db: AnyDatabase) {
  const t = text(db);
  await createTable(db, "population")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("area_id", t, (c) => c.references("area.id"))
    .addColumn("force", t)
    .addColumn("csp_name", t)
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("people", "integer", (c) => c.notNull())
    .addColumn("publisher", t, (c) => c.notNull())
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.notNull())
    .addCheckConstraint("population_is_positive", sql`people > 0`)
    .addCheckConstraint(
      "population_of_one",
      sql`(force is null) = (csp_name is null) and (area_id is null or force is null)`,
    )
    .execute();
  await addIndex(db, "population_of", "population", ["partnership_id", "year", "id"]);
  await addIndex(db, "population_by_area", "population", ["area_id"]);
  await appendOnly(db, "population", "never");
}

/** Surveys, training, county lines: counted elsewhere and entered by hand. Values in thousandths, so that they stay exact. */
async function outsideMeasures(db: AnyDatabase) {
  const t = text(db);
  await createTable(db, "outside_measure")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("name", t, (c) => c.notNull())
    .addColumn("name_folded", t, (c) => c.notNull())
    .addColumn("meaning", t, (c) => c.notNull())
    .addColumn("publisher", t, (c) => c.notNull())
    .addColumn("theme", t, (c) => c.notNull())
    .addColumn("unit", t, (c) => c.notNull())
    .addColumn("aim", t, (c) => c.notNull())
    .addColumn("is_cumulative", "integer", (c) => c.notNull())
    .addColumn("ended_on", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("outside_measure_theme_known", oneOf("theme", ["survey", "training", "county-lines", "other"]))
    .addCheckConstraint("outside_measure_unit_known", oneOf("unit", ["count", "percent", "number"]))
    .addCheckConstraint("outside_measure_aim_known", oneOf("aim", ["lower", "higher", "neither"]))
    .addCheckConstraint("outside_measure_cumulative_is_boolean", sql`is_cumulative in (0, 1)`)
    .addCheckConstraint("outside_measure_ended_is_day", isDay("ended_on"))
    .execute();
  await addIndex(db, "outside_measure_once", "outside_measure", ["partnership_id", "name_folded"], true);

  await createTable(db, "outside_value")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("measure_id", t, (c) => c.notNull().references("outside_measure.id"))
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("to_day", t, (c) => c.notNull())
    .addColumn("thousandths", whole(db), (c) => c.notNull())
    .addColumn("as_at", t)
    .addColumn("published_on", t)
    .addColumn("note", t)
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.notNull())
    .addCheckConstraint("outside_value_from_is_day", isDay("from_day"))
    .addCheckConstraint("outside_value_to_is_day", isDay("to_day"))
    .addCheckConstraint("outside_value_days_in_order", sql`to_day >= from_day`)
    .execute();
  await addIndex(db, "outside_value_of", "outside_value", ["measure_id", "to_day", "id"]);
  await addIndex(db, "outside_value_by_partnership", "outside_value", ["partnership_id"]);
  await appendOnly(db, "outside_value", "never");
}

/** What a figure is held against from a day on: a baseline that does not move, and what is aimed at (DOMAIN 6.6). */
async function targets(db: AnyDatabase) {
  const t = text(db);
  await createTable(db, "measure_target")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    // `crime:` and a type of crime, `outside:` and the id of a measure, or the id of one of the product's own measures.
    .addColumn("measure", t, (c) => c.notNull())
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("baseline_thousandths", whole(db))
    .addColumn("baseline_label", t)
    .addColumn("target_kind", t, (c) => c.notNull())
    .addColumn("target_thousandths", whole(db))
    .addColumn("target_words", t)
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.notNull())
    .addCheckConstraint("measure_target_from_is_day", isDay("from_day"))
    .addCheckConstraint("measure_target_kind_known", oneOf("target_kind", ["value", "percent-change", "words", "none"]))
    .execute();
  await addIndex(db, "measure_target_of", "measure_target", ["partnership_id", "measure", "from_day", "id"]);
  await appendOnly(db, "measure_target", "never");
}

/** A whole number beyond four bytes. */
function whole(db: AnyDatabase) {
  return engineOf(db) === "postgres" ? "bigint" : "integer";
}
