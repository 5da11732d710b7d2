import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

export async function up(db: AnyDatabase) {
  const t = text(db);

  // What a finished action had said of its end, before it was opened again. Kysely gives the CHECK of an added column no name.
  await sql`alter table action_change add column finished_on ${t}
    constraint "action_change_finished_is_day" check (${isDay("finished_on")})`.execute(db);
  await sql`alter table action_change add column outcome ${t}
    constraint "action_change_outcome_of_finished" check (outcome is null or finished_on is not null)`.execute(db);

  // What became of a meeting, each step with its reason.
  await createTable(db, "sitting_change")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("sitting_id", t, (c) => c.notNull().references("sitting.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("before_day", t, (c) => c.notNull())
    .addColumn("before_start_time", t, (c) => c.notNull())
    .addColumn("before_place", t)
    .addColumn("after_day", t, (c) => c.notNull())
    .addColumn("after_start_time", t, (c) => c.notNull())
    .addColumn("after_place", t)
    .addColumn("reason", t, (c) => c.notNull())
    .addColumn("changed_by", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("changed_at", t, (c) => c.notNull())
    .addCheckConstraint("sitting_change_kind_known", oneOf("kind", ["moved", "cancelled", "reinstated"]))
    .addCheckConstraint("sitting_change_before_is_day", isDay("before_day"))
    .addCheckConstraint("sitting_change_after_is_day", isDay("after_day"))
    .execute();
  await db.schema.createIndex("sitting_change_by_sitting").on("sitting_change").columns(["sitting_id", "id"]).execute();
  await db.schema.createIndex("sitting_change_by_partnership").on("sitting_change").column("partnership_id").execute();
  await db.schema.createIndex("sitting_change_by_author").on("sitting_change").column("changed_by").execute();
  await appendOnly(db, "sitting_change", "in-erasure-run");

  // A long list is made into several files. Each is a disclosure of the rows that it holds; all name the first.
  await sql`alter table disclosure add column part integer not null default 1
    constraint "disclosure_part_positive" check (part >= 1)`.execute(db);
  await sql`alter table disclosure add column parts integer not null default 1
    constraint "disclosure_parts_hold_part" check (parts >= part)`.execute(db);
  await sql`alter table disclosure add column first_id ${t} references disclosure (id)
    constraint "disclosure_later_part_names_first" check ((part = 1) = (first_id is null))`.execute(db);
  await db.schema.createIndex("disclosure_by_first").on("disclosure").columns(["first_id", "part"]).execute();
}
