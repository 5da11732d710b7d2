import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, oneOf, text } from "./portable.ts";

export async function up(db: AnyDatabase) {
  const t = text(db);

  // What a document belongs to: one thing, never two. A later migration adds a column for each further context, with
  // a CHECK of its own like the three here.
  await createTable(db, "document")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("context", t, (c) => c.notNull())
    .addColumn("case_id", t, (c) => c.references("case_record.id"))
    .addColumn("referral_id", t, (c) => c.references("referral.id"))
    .addColumn("action_id", t, (c) => c.references("action.id"))
    .addColumn("title", t, (c) => c.notNull())
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("content", t, (c) => c.notNull())
    .addColumn("size", "integer", (c) => c.notNull())
    .addColumn("sha256", t, (c) => c.notNull())
    .addColumn("stored_name", t, (c) => c.notNull().unique())
    .addColumn("scan_state", t, (c) => c.notNull())
    .addColumn("scanned_at", t)
    .addColumn("uploaded_by", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("uploaded_at", t, (c) => c.notNull())
    .addColumn("removed_by", t, (c) => c.references("user_account.id"))
    .addColumn("removed_at", t)
    .addColumn("removed_reason", t)
    .addCheckConstraint(
      "document_context_known",
      oneOf("context", [
        ...["case", "referral", "action", "incident", "premises", "case-review"],
        ...["intervention", "meeting", "plan", "group"],
      ]),
    )
    .addCheckConstraint("document_of_case_names_it", sql`(context = 'case') = (case_id is not null)`)
    .addCheckConstraint("document_of_referral_names_it", sql`(context = 'referral') = (referral_id is not null)`)
    .addCheckConstraint("document_of_action_names_it", sql`(context = 'action') = (action_id is not null)`)
    .addCheckConstraint("document_size_positive", sql`size > 0`)
    .addCheckConstraint("document_scan_known", oneOf("scan_state", ["not-scanned", "clean", "infected", "failed"]))
    .addCheckConstraint("document_scan_has_instant", sql`(scan_state = 'not-scanned') = (scanned_at is null)`)
    .addCheckConstraint(
      "document_removal_is_whole",
      sql`(removed_at is null) = (removed_reason is null) and (removed_at is null) = (removed_by is null)`,
    )
    .execute();
  await db.schema.createIndex("document_by_case").on("document").columns(["case_id", "id"]).execute();
  await db.schema.createIndex("document_by_referral").on("document").columns(["referral_id", "id"]).execute();
  await db.schema.createIndex("document_by_action").on("document").columns(["action_id", "id"]).execute();
  await db.schema.createIndex("document_by_partnership").on("document").columns(["partnership_id", "id"]).execute();
  await db.schema.createIndex("document_by_uploader").on("document").column("uploaded_by").execute();
  await db.schema.createIndex("document_by_remover").on("document").column("removed_by").execute();
  await db.schema
    .createIndex("document_to_scan")
    .on("document")
    .columns(["scan_state", "id"])
    .where(sql<boolean>`removed_at is null`)
    .execute();

  // What left the system as a file, for whom and why (DOMAIN 7.4).
  await createTable(db, "disclosure")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("list", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("row_count", "integer", (c) => c.notNull())
    .addColumn("format", t, (c) => c.notNull())
    .addColumn("destination", t, (c) => c.notNull())
    .addColumn("purpose", t)
    .addColumn("recipients", t)
    .addColumn("gateway", t)
    .addColumn("necessity", t)
    .addColumn("proportionality", t)
    .addColumn("approved_by", t)
    .addColumn("made_by", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("made_at", t, (c) => c.notNull())
    .addColumn("audit_event_id", t, (c) => c.notNull().references("audit_event.id"))
    .addColumn("stored_name", t, (c) => c.notNull().unique())
    .addCheckConstraint("disclosure_format_known", oneOf("format", ["csv", "xlsx"]))
    .addCheckConstraint("disclosure_destination_known", oneOf("destination", ["own-use", "disclosed"]))
    .addCheckConstraint("disclosure_own_use_has_purpose", sql`(destination = 'own-use') = (purpose is not null)`)
    .addCheckConstraint(
      "disclosure_to_others_is_justified",
      sql`(destination = 'disclosed') = (recipients is not null)
        and (recipients is null) = (gateway is null) and (recipients is null) = (necessity is null)
        and (recipients is null) = (proportionality is null) and (recipients is null) = (approved_by is null)`,
    )
    .execute();
  await db.schema.createIndex("disclosure_by_instant").on("disclosure").columns(["partnership_id", "id"]).execute();
  await db.schema.createIndex("disclosure_by_maker").on("disclosure").columns(["made_by", "id"]).execute();
  await db.schema.createIndex("disclosure_by_event").on("disclosure").column("audit_event_id").execute();
  await db.schema.createIndex("disclosure_by_age").on("disclosure").column("made_at").execute();
  await appendOnly(db, "disclosure", "in-erasure-run");
}
