import { sql } from "kysely";
import { addIndex, type AnyDatabase, appendOnly, createTable, engineOf, isDay, oneOf, text } from "./portable.ts";

/** Funding lines with what was allocated, committed and spent, and the training that was given. */
export async function up(db: AnyDatabase) {
  await money(db);
  await training(db);
}

async function money(db: AnyDatabase) {
  const t = text(db);
  const whole = engineOf(db) === "postgres" ? "bigint" : "integer";
  const states = [
    ...["allocation", "proposal", "scrutiny", "granted", "declined", "released", "project", "monitoring", "reviewed"],
  ];
  await createTable(db, "funding_line")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    // The financial year, by its first.
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("description", t, (c) => c.notNull())
    .addColumn("funder", t, (c) => c.notNull())
    .addColumn("owner_agency_id", t, (c) => c.references("agency.id"))
    // The eight steps of the Office of the Police and Crime Commissioner; null for money that comes otherwise.
    .addColumn("opcc_state", t)
    .addColumn("delivers", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("funding_line_state_known", oneOf("opcc_state", states))
    .execute();
  await addIndex(db, "funding_line_listed", "funding_line", ["partnership_id", "year", "ordinal", "id"]);
  await addIndex(db, "funding_line_by_agency", "funding_line", ["owner_agency_id"]);

  // Pence. A transfer is two entries under one id, so that nothing counts twice.
  await createTable(db, "funding_entry")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("line_id", t, (c) => c.notNull().references("funding_line.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("pence", whole, (c) => c.notNull())
    .addColumn("on_day", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("transfer_id", t)
    .addColumn("corrects_id", t, (c) => c.references("funding_entry.id"))
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.notNull())
    .addCheckConstraint(
      "funding_entry_kind_known",
      oneOf("kind", ["received", "carried-forward", "allocated", "committed", "spent", "transfer"]),
    )
    .addCheckConstraint("funding_entry_on_is_day", isDay("on_day"))
    .addCheckConstraint("funding_entry_of_transfer_names_it", sql`(kind = 'transfer') = (transfer_id is not null)`)
    .execute();
  await addIndex(db, "funding_entry_of", "funding_entry", ["line_id", "on_day", "id"]);
  await addIndex(db, "funding_entry_by_correction", "funding_entry", ["corrects_id"]);
  await addIndex(db, "funding_entry_by_partnership", "funding_entry", ["partnership_id"]);
  await appendOnly(db, "funding_entry", "in-erasure-run");

  await createTable(db, "funding_step")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("line_id", t, (c) => c.notNull().references("funding_line.id"))
    .addColumn("state", t, (c) => c.notNull())
    .addColumn("on_day", t, (c) => c.notNull())
    // Of a quarter's monitoring: the quarter, by its first day.
    .addColumn("quarter_from", t)
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.notNull())
    .addCheckConstraint("funding_step_state_known", oneOf("state", states))
    .addCheckConstraint("funding_step_on_is_day", isDay("on_day"))
    .addCheckConstraint("funding_step_quarter_is_day", isDay("quarter_from"))
    .execute();
  await addIndex(db, "funding_step_of", "funding_step", ["line_id", "on_day", "id"]);
  await addIndex(db, "funding_step_by_partnership", "funding_step", ["partnership_id"]);
  await appendOnly(db, "funding_step", "in-erasure-run");
}

async function training(db: AnyDatabase) {
  const t = text(db);
  await createTable(db, "training_course")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("title", t, (c) => c.notNull())
    .addColumn("subject", t, (c) => c.notNull())
    .addColumn("held_on", t, (c) => c.notNull())
    .addColumn("provider", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("training_course_held_is_day", isDay("held_on"))
    .addCheckConstraint(
      "training_course_subject_known",
      oneOf("subject", ["asb", "prevent", "hate", "domestic-abuse", "exploitation", "safeguarding", "other"]),
    )
    .execute();
  await addIndex(db, "training_course_listed", "training_course", ["partnership_id", "held_on", "id"]);

  // People by agency: how many, and nobody's name.
  await createTable(db, "training_attended")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("course_id", t, (c) => c.notNull().references("training_course.id"))
    .addColumn("agency_id", t, (c) => c.notNull().references("agency.id"))
    .addColumn("people", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("training_attended_not_negative", sql`people >= 0`)
    .execute();
  await addIndex(db, "training_attended_once", "training_attended", ["course_id", "agency_id"], true);
  await addIndex(db, "training_attended_by_agency", "training_attended", ["agency_id"]);
  await addIndex(db, "training_attended_by_partnership", "training_attended", ["partnership_id"]);
}
