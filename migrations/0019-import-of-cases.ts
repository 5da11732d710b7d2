import { sql } from "kysely";
import { type AnyDatabase, createTable, isDay, oneOf, text } from "./portable.ts";

const LEVELS = ["low", "medium", "high", "very-high"];

export async function up(db: AnyDatabase) {
  const t = text(db);

  // The group that takes the cases of a file.
  await db.schema
    .alterTable("import_run")
    .addColumn("group_id", t, (c) => c.references("partnership_group.id"))
    .execute();
  await db.schema.createIndex("import_run_by_group").on("import_run").column("group_id").execute();

  for (const table of ["case_record", "person", "location"]) {
    await db.schema
      .alterTable(table)
      .addColumn("import_batch_id", t, (c) => c.references("import_batch.id"))
      .execute();
    await db.schema.createIndex(`${table}_by_batch`).on(table).column("import_batch_id").execute();
  }

  // What another system said of a case, as it said it. Its level of risk is no assessment of ours.
  await createTable(db, "imported_case")
    .addColumn("case_id", t, (c) => c.primaryKey().references("case_record.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("import_batch_id", t, (c) => c.notNull().references("import_batch.id"))
    .addColumn("source_system", t, (c) => c.notNull())
    .addColumn("source_reference", t, (c) => c.notNull())
    .addColumn("case_type", t)
    .addColumn("asb_type", t)
    .addColumn("status_words", t, (c) => c.notNull())
    .addColumn("level", t)
    .addColumn("level_words", t)
    .addColumn("closed_on", t)
    .addColumn("closure_words", t)
    .addColumn("outcome_id", t, (c) => c.references("case_outcome.id"))
    .addColumn("reported_by", t)
    .addColumn("lead_officer", t)
    .addColumn("location_id", t, (c) => c.references("location.id"))
    .addColumn("incidents", "integer")
    .addColumn("actions_words", t)
    .addCheckConstraint("imported_case_level_known", sql<boolean>`level is null or ${oneOf("level", LEVELS)}`)
    .addCheckConstraint("imported_case_closed_is_day", isDay("closed_on"))
    .execute();
  await db.schema
    .createIndex("imported_case_by_source")
    .on("imported_case")
    .columns(["partnership_id", "source_system", "source_reference"])
    .unique()
    .execute();
  for (const column of ["import_batch_id", "outcome_id", "location_id"])
    await db.schema.createIndex(`imported_case_by_${column}`).on("imported_case").column(column).execute();

  // By what another system knows a person. A file without names brings people who are known by nothing else.
  await createTable(db, "person_source_reference")
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("source_system", t, (c) => c.notNull())
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("person_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("import_batch_id", t, (c) => c.notNull().references("import_batch.id"))
    .addPrimaryKeyConstraint("person_source_reference_key", ["partnership_id", "source_system", "reference"])
    .execute();
  for (const column of ["person_id", "import_batch_id"])
    await db.schema.createIndex(`person_source_reference_by_${column}`).on("person_source_reference").column(column).execute(); // prettier-ignore
}
