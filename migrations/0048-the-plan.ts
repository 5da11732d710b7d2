import { sql } from "kysely";
import { addIndex, type AnyDatabase, appendOnly, createTable, engineOf, isDay, oneOf, text } from "./portable.ts";

/** The partnership's plans with what they aim at and who does what, and the recommendations that it was given. */
export async function up(db: AnyDatabase) {
  await plans(db);
  await aims(db);
  await rows(db);
  await recommendations(db);
}

async function plans(db: AnyDatabase) {
  const t = text(db);
  await createTable(db, "partnership_plan")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("title", t, (c) => c.notNull())
    .addColumn("about", t)
    // The group that owns it and looks at it each quarter.
    .addColumn("group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("lead_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("location_id", t, (c) => c.references("location.id"))
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("to_day", t, (c) => c.notNull())
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("next_review_on", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("partnership_plan_kind_known", oneOf("kind", ["partnership", "topic", "problem"]))
    .addCheckConstraint("partnership_plan_status_known", oneOf("status", ["draft", "in-force", "ended"]))
    .addCheckConstraint("partnership_plan_from_is_day", isDay("from_day"))
    .addCheckConstraint("partnership_plan_to_is_day", isDay("to_day"))
    .addCheckConstraint("partnership_plan_review_is_day", isDay("next_review_on"))
    .addCheckConstraint("partnership_plan_days_in_order", sql`to_day >= from_day`)
    .execute();
  await addIndex(db, "partnership_plan_listed", "partnership_plan", ["partnership_id", "status", "from_day", "id"]);
  await addIndex(db, "partnership_plan_by_reference", "partnership_plan", ["partnership_id", "reference"], true);
  await addIndex(db, "partnership_plan_by_group", "partnership_plan", ["group_id"]);
  await addIndex(db, "partnership_plan_by_lead", "partnership_plan", ["lead_user_id"]);
  await addIndex(db, "partnership_plan_by_location", "partnership_plan", ["location_id"]);

  await createTable(db, "plan_theme")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("plan_id", t, (c) => c.notNull().references("partnership_plan.id"))
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("title", t, (c) => c.notNull())
    .addColumn("context", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .execute();
  await addIndex(db, "plan_theme_of", "plan_theme", ["plan_id", "ordinal", "id"]);
  await addIndex(db, "plan_theme_by_partnership", "plan_theme", ["partnership_id"]);

  await createTable(db, "plan_priority")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("theme_id", t, (c) => c.notNull().references("plan_theme.id"))
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("title", t, (c) => c.notNull())
    .addColumn("aims", t)
    .addColumn("risks", t)
    .addColumn("lead_agency_id", t, (c) => c.references("agency.id"))
    .addColumn("lead_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .execute();
  await addIndex(db, "plan_priority_of", "plan_priority", ["theme_id", "ordinal", "id"]);
  await addIndex(db, "plan_priority_by_partnership", "plan_priority", ["partnership_id"]);
  await addIndex(db, "plan_priority_by_agency", "plan_priority", ["lead_agency_id"]);
  await addIndex(db, "plan_priority_by_lead", "plan_priority", ["lead_user_id"]);

  await createTable(db, "plan_review")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("plan_id", t, (c) => c.notNull().references("partnership_plan.id"))
    .addColumn("reviewed_on", t, (c) => c.notNull())
    .addColumn("sitting_id", t, (c) => c.references("sitting.id"))
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("next_review_on", t)
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.notNull())
    .addCheckConstraint("plan_review_reviewed_is_day", isDay("reviewed_on"))
    .addCheckConstraint("plan_review_next_is_day", isDay("next_review_on"))
    .execute();
  await addIndex(db, "plan_review_of", "plan_review", ["plan_id", "reviewed_on", "id"]);
  await addIndex(db, "plan_review_by_sitting", "plan_review", ["sitting_id"]);
  await addIndex(db, "plan_review_by_partnership", "plan_review", ["partnership_id"]);
  await appendOnly(db, "plan_review", "in-erasure-run");
}

/** What a priority aims at: a measure with its baseline and target, from a day to a day. */
async function aims(db: AnyDatabase) {
  const t = text(db);
  const whole = engineOf(db) === "postgres" ? "bigint" : "integer";
  await createTable(db, "plan_aim")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("priority_id", t, (c) => c.notNull().references("plan_priority.id"))
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    // As in measure_target; null where nothing is measured.
    .addColumn("measure", t)
    .addColumn("baseline_thousandths", whole)
    .addColumn("baseline_label", t)
    .addColumn("target_kind", t, (c) => c.notNull())
    .addColumn("target_thousandths", whole)
    .addColumn("target_words", t)
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("to_day", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("plan_aim_target_known", oneOf("target_kind", ["value", "percent-change", "words", "none"]))
    .addCheckConstraint("plan_aim_from_is_day", isDay("from_day"))
    .addCheckConstraint("plan_aim_to_is_day", isDay("to_day"))
    .execute();
  await addIndex(db, "plan_aim_of", "plan_aim", ["priority_id", "ordinal", "id"]);
  await addIndex(db, "plan_aim_by_partnership", "plan_aim", ["partnership_id"]);
}

/** The rows of the action plan, in the partnership's own columns (DOMAIN 6.5), and what was said of each every quarter. */
async function rows(db: AnyDatabase) {
  const t = text(db);
  await createTable(db, "plan_row")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("plan_id", t, (c) => c.notNull().references("partnership_plan.id"))
    // Null in a plan without themes.
    .addColumn("priority_id", t, (c) => c.references("plan_priority.id"))
    .addColumn("heading", t, (c) => c.notNull())
    .addColumn("ordinal", "integer", (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("lead_agency_id", t, (c) => c.references("agency.id"))
    .addColumn("lead_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("time_scale", t)
    .addColumn("due_on", t)
    .addColumn("resources", t)
    .addColumn("outcome", t)
    .addColumn("target", t)
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint(
      "plan_row_heading_known",
      oneOf("heading", [
        ...["enforcement", "intelligence", "prevention", "confidence"],
        ...["scanning", "analysis", "response", "assessment"],
      ]),
    )
    .addCheckConstraint("plan_row_status_known", oneOf("status", ["not-started", "in-progress", "done", "stopped"]))
    .addCheckConstraint("plan_row_due_is_day", isDay("due_on"))
    .execute();
  await addIndex(db, "plan_row_of", "plan_row", ["plan_id", "heading", "ordinal", "id"]);
  await addIndex(db, "plan_row_by_priority", "plan_row", ["priority_id"]);
  await addIndex(db, "plan_row_by_agency", "plan_row", ["lead_agency_id"]);
  await addIndex(db, "plan_row_by_lead", "plan_row", ["lead_user_id"]);
  await addIndex(db, "plan_row_by_partnership", "plan_row", ["partnership_id"]);

  await createTable(db, "plan_progress")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("row_id", t, (c) => c.notNull().references("plan_row.id"))
    // The quarter of which it tells, by its first day.
    .addColumn("quarter_from", t, (c) => c.notNull())
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.notNull())
    .addCheckConstraint("plan_progress_quarter_is_day", isDay("quarter_from"))
    .addCheckConstraint(
      "plan_progress_status_known",
      oneOf("status", ["not-started", "in-progress", "done", "stopped"]),
    )
    .execute();
  await addIndex(db, "plan_progress_of", "plan_progress", ["row_id", "quarter_from", "id"]);
  await addIndex(db, "plan_progress_by_partnership", "plan_progress", ["partnership_id"]);
  await appendOnly(db, "plan_progress", "in-erasure-run");

  // Actions carry the work of a plan: an action of the plan's group says which of its rows it came from.
  await db.schema
    .alterTable("action")
    .addColumn("plan_row_id", t, (c) => c.references("plan_row.id"))
    .execute();
  await addIndex(db, "action_by_plan_row", "action", ["plan_row_id"]);
}

/** Of the Partnership Strategic Assessment, and those made to the CSP: the list of a year is carried into the next. */
async function recommendations(db: AnyDatabase) {
  const t = text(db);
  const statuses = ["implemented", "in-progress", "awaiting-others", "not-started"];
  await createTable(db, "csp_recommendation")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("source", t, (c) => c.notNull())
    // The financial year of the list, by its first.
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("owner_agency_id", t, (c) => c.references("agency.id"))
    .addColumn("owner_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("carried_from_id", t, (c) => c.references("csp_recommendation.id"))
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("csp_recommendation_source_known", oneOf("source", ["psa", "report", "other"]))
    .addCheckConstraint("csp_recommendation_status_known", oneOf("status", statuses))
    .execute();
  await addIndex(db, "csp_recommendation_listed", "csp_recommendation", ["partnership_id", "source", "year", "number"], true); // prettier-ignore
  await addIndex(db, "csp_recommendation_by_agency", "csp_recommendation", ["owner_agency_id"]);
  await addIndex(db, "csp_recommendation_by_owner", "csp_recommendation", ["owner_user_id"]);
  await addIndex(db, "csp_recommendation_by_earlier", "csp_recommendation", ["carried_from_id"]);

  await createTable(db, "csp_recommendation_update")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("recommendation_id", t, (c) => c.notNull().references("csp_recommendation.id"))
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.notNull())
    .addCheckConstraint("csp_recommendation_update_status_known", oneOf("status", statuses))
    .execute();
  await addIndex(db, "csp_recommendation_update_of", "csp_recommendation_update", ["recommendation_id", "id"]);
  await addIndex(db, "csp_recommendation_update_by_partnership", "csp_recommendation_update", ["partnership_id"]);
  await appendOnly(db, "csp_recommendation_update", "in-erasure-run");
}
