import { sql } from "kysely";
import { type AnyDatabase, createTable, text } from "./portable.ts";

export async function up(db: AnyDatabase) {
  const t = text(db);

  // A record found to be of the same person points to the one that stands. Whatever names it goes on doing so.
  await sql`alter table person add column merged_into_id ${t} references person (id)`.execute(db);
  await db.schema.createIndex("person_by_merged_into").on("person").column("merged_into_id").execute();

  // The two as they were, and what was held on both, so that it can be undone while nothing else has changed.
  await createTable(db, "person_merge")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("kept_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("merged_id", t, (c) => c.notNull().references("person.id"))
    .addColumn("alias_id", t, (c) => c.references("person_alias.id"))
    .addColumn("reason", t, (c) => c.notNull())
    .addColumn("before", t, (c) => c.notNull())
    .addColumn("held", t, (c) => c.notNull())
    .addColumn("merged_at", t, (c) => c.notNull())
    .addColumn("merged_by", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("undone_at", t)
    .addColumn("undone_by", t, (c) => c.references("user_account.id"))
    .addColumn("undone_reason", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("person_merge_of_two", sql`kept_id <> merged_id`)
    .addCheckConstraint("person_merge_undone_whole", sql`(undone_at is null) = (undone_reason is null)`)
    .execute();
  await db.schema.createIndex("person_merge_by_kept").on("person_merge").columns(["kept_id", "id"]).execute();
  await db.schema.createIndex("person_merge_by_merged").on("person_merge").columns(["merged_id", "id"]).execute();
  for (const column of ["partnership_id", "alias_id", "merged_by", "undone_by"])
    await db.schema.createIndex(`person_merge_by_${column}`).on("person_merge").column(column).execute();
  await db.schema
    .createIndex("person_merge_in_force")
    .on("person_merge")
    .column("merged_id")
    .unique()
    .where(sql<boolean>`undone_at is null`)
    .execute();
}
