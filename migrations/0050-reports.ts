import { sql } from "kysely";
import { addIndex, type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

/** Reports as they are written, signed off and sent; what was sent stands as it was. */
export async function up(db: AnyDatabase) {
  const t = text(db);
  const steps = ["begun", "signed-off", "returned", "sent"];
  await createTable(db, "csp_report_pack")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("title", t, (c) => c.notNull())
    .addColumn("group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("to_day", t, (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("csp_report_pack_from_is_day", isDay("from_day"))
    .addCheckConstraint("csp_report_pack_to_is_day", isDay("to_day"))
    .execute();
  await addIndex(db, "csp_report_pack_listed", "csp_report_pack", ["partnership_id", "to_day", "id"]);
  await addIndex(db, "csp_report_pack_by_group", "csp_report_pack", ["group_id"]);

  await createTable(db, "csp_report")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("title", t, (c) => c.notNull())
    // Of an organisation, or of a group: a JAG's to the CSP.
    .addColumn("agency_id", t, (c) => c.references("agency.id"))
    .addColumn("group_id", t, (c) => c.references("partnership_group.id"))
    // The plan whose themes it follows.
    .addColumn("plan_id", t, (c) => c.references("partnership_plan.id"))
    .addColumn("pack_id", t, (c) => c.references("csp_report_pack.id"))
    .addColumn("from_day", t, (c) => c.notNull())
    .addColumn("to_day", t, (c) => c.notNull())
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("author_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("signed_off_by", t, (c) => c.references("user_account.id"))
    .addColumn("sent_at", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("csp_report_kind_known", oneOf("kind", ["quarterly", "scrutiny", "jag"]))
    .addCheckConstraint("csp_report_status_known", oneOf("status", ["draft", "signed-off", "sent"]))
    .addCheckConstraint("csp_report_sent_has_instant", sql`(status = 'sent') = (sent_at is not null)`)
    .addCheckConstraint("csp_report_from_is_day", isDay("from_day"))
    .addCheckConstraint("csp_report_to_is_day", isDay("to_day"))
    .execute();
  await addIndex(db, "csp_report_listed", "csp_report", ["partnership_id", "to_day", "id"]);
  await addIndex(db, "csp_report_by_reference", "csp_report", ["partnership_id", "reference"], true);
  await addIndex(db, "csp_report_by_agency", "csp_report", ["agency_id", "kind", "to_day"]);
  await addIndex(db, "csp_report_by_group", "csp_report", ["group_id"]);
  await addIndex(db, "csp_report_by_plan", "csp_report", ["plan_id"]);
  await addIndex(db, "csp_report_by_pack", "csp_report", ["pack_id"]);
  await addIndex(db, "csp_report_by_author", "csp_report", ["author_user_id"]);
  await addIndex(db, "csp_report_by_signer", "csp_report", ["signed_off_by"]);

  await createTable(db, "csp_report_part")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("report_id", t, (c) => c.notNull().references("csp_report.id"))
    .addColumn("ordinal", "integer", (c) => c.notNull())
    // Which part of the template it is: what it says of itself is in the template.
    .addColumn("part", t, (c) => c.notNull())
    .addColumn("theme_id", t, (c) => c.references("plan_theme.id"))
    .addColumn("heading", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .execute();
  await addIndex(db, "csp_report_part_of", "csp_report_part", ["report_id", "ordinal"], true);
  await addIndex(db, "csp_report_part_by_theme", "csp_report_part", ["theme_id"]);
  await addIndex(db, "csp_report_part_by_partnership", "csp_report_part", ["partnership_id"]);

  await createTable(db, "csp_report_step")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("report_id", t, (c) => c.notNull().references("csp_report.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("words", t)
    .addColumn("recorded_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.notNull())
    .addCheckConstraint("csp_report_step_kind_known", oneOf("kind", steps))
    .execute();
  await addIndex(db, "csp_report_step_of", "csp_report_step", ["report_id", "id"]);
  await addIndex(db, "csp_report_step_by_partnership", "csp_report_step", ["partnership_id"]);
  await appendOnly(db, "csp_report_step", "in-erasure-run");

  // As sent: its words, figures, the rows behind each, definitions and settings of that day. JSON, with the hash of its bytes.
  await createTable(db, "csp_report_sent")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("report_id", t, (c) => c.notNull().references("csp_report.id"))
    .addColumn("content", t, (c) => c.notNull())
    .addColumn("content_hash", t, (c) => c.notNull())
    .addColumn("sent_at", t, (c) => c.notNull())
    .addColumn("sent_by", t, (c) => c.notNull())
    .execute();
  await addIndex(db, "csp_report_sent_once", "csp_report_sent", ["report_id"], true);
  await addIndex(db, "csp_report_sent_by_partnership", "csp_report_sent", ["partnership_id"]);
  await appendOnly(db, "csp_report_sent", "in-erasure-run");
}
