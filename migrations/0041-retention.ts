import { sql } from "kysely";
import { addIndex, type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

const RECORD_KINDS = [
  "person", "case", "referral", "incident", "report", "problem", "case-review", "intervention", "document",
  "import-batch", "notification", "rights-request",
]; // prettier-ignore
const FATES = ["erase", "anonymise"];

/** How long records are kept, and what was erased. */
export async function up(db: AnyDatabase) {
  const t = text(db);

  // Keeps a record for as long as it stands, whatever its rule says.
  await createTable(db, "retention_hold")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("record_kind", t, (c) => c.notNull())
    .addColumn("record_id", t, (c) => c.notNull())
    .addColumn("ground", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("placed_on", t, (c) => c.notNull())
    .addColumn("placed_by", t, (c) => c.notNull().references("user_account.id"))
    // On which it is looked at again: a hold that nobody reviews would keep a record for good.
    .addColumn("review_on", t, (c) => c.notNull())
    .addColumn("ended_on", t)
    .addColumn("ended_by", t, (c) => c.references("user_account.id"))
    .addColumn("ended_reason", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("retention_hold_kind_known", oneOf("record_kind", RECORD_KINDS))
    .addCheckConstraint(
      "retention_hold_ground_known",
      oneOf("ground", ["linked-case", "order", "appeal", "litigation", "inquiry", "request", "other"]),
    )
    .addCheckConstraint("retention_hold_placed_is_day", isDay("placed_on"))
    .addCheckConstraint("retention_hold_review_is_day", isDay("review_on"))
    .addCheckConstraint("retention_hold_ended_is_day", isDay("ended_on"))
    .addCheckConstraint("retention_hold_ended_with_reason", sql`(ended_on is null) = (ended_reason is null)`)
    .execute();
  await addIndex(db, "retention_hold_by_record", "retention_hold", ["partnership_id", "record_kind", "record_id"]);
  await addIndex(db, "retention_hold_by_review", "retention_hold", ["partnership_id", "ended_on", "review_on", "id"]);
  await addIndex(db, "retention_hold_by_placer", "retention_hold", ["placed_by"]);
  await addIndex(db, "retention_hold_by_ender", "retention_hold", ["ended_by"]);

  // One approval of what is due; worked off in the background, a transaction a record.
  await createTable(db, "retention_run")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("approved_by", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("approved_at", t, (c) => c.notNull())
    .addColumn("records", "integer", (c) => c.notNull())
    .addColumn("done", "integer", (c) => c.notNull())
    .addColumn("kept", "integer", (c) => c.notNull())
    .addColumn("finished_at", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("retention_run_status_known", oneOf("status", ["approved", "running", "done"]))
    .execute();
  await addIndex(db, "retention_run_by_instant", "retention_run", ["partnership_id", "approved_at", "id"]);
  await addIndex(db, "retention_run_by_status", "retention_run", ["status", "approved_at"]);
  await addIndex(db, "retention_run_by_approver", "retention_run", ["approved_by"]);

  // The list of what is due: a row for each time that a record's review day came.
  await createTable(db, "retention_item")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("record_kind", t, (c) => c.notNull())
    .addColumn("record_id", t, (c) => c.notNull())
    // Neutral, as people see it: CS-20-0014. Emptied with the record.
    .addColumn("reference", t)
    .addColumn("review_on", t, (c) => c.notNull())
    .addColumn("rule", t, (c) => c.notNull())
    .addColumn("proposed", t, (c) => c.notNull())
    .addColumn("found_on", t, (c) => c.notNull())
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("fate", t)
    .addColumn("reason", t)
    .addColumn("next_review_on", t)
    .addColumn("decided_by", t, (c) => c.references("user_account.id"))
    .addColumn("decided_at", t)
    .addColumn("run_id", t, (c) => c.references("retention_run.id"))
    // Why a run left the record alone after all: a hold placed since, a case opened again.
    .addColumn("kept_because", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("retention_item_kind_known", oneOf("record_kind", RECORD_KINDS))
    .addCheckConstraint("retention_item_proposed_known", oneOf("proposed", FATES))
    .addCheckConstraint("retention_item_fate_known", oneOf("fate", FATES))
    // due; approved for a run; extended to a later day; kept, because it is not due any more; gone.
    .addCheckConstraint("retention_item_status_known", oneOf("status", ["due", "approved", "extended", "kept", "gone"]))
    .addCheckConstraint("retention_item_review_is_day", isDay("review_on"))
    .addCheckConstraint("retention_item_found_is_day", isDay("found_on"))
    .addCheckConstraint("retention_item_next_is_day", isDay("next_review_on"))
    .addCheckConstraint(
      "retention_item_extended_whole",
      sql`status <> 'extended' or (next_review_on is not null and reason is not null)`,
    )
    .addCheckConstraint(
      "retention_item_approved_whole",
      sql`status <> 'approved' or (fate is not null and run_id is not null)`,
    )
    .execute();
  await addIndex(db, "retention_item_listed", "retention_item", ["partnership_id", "status", "review_on", "id"]);
  await addIndex(db, "retention_item_by_record", "retention_item", [
    "partnership_id",
    "record_kind",
    "record_id",
    "id",
  ]);
  await addIndex(db, "retention_item_by_run", "retention_item", ["run_id", "status", "id"]);
  await addIndex(db, "retention_item_by_decider", "retention_item", ["decided_by"]);
  await db.schema
    .createIndex("retention_item_open_once")
    .on("retention_item")
    .columns(["record_kind", "record_id"])
    .unique()
    .where(sql<boolean>`status in ('due', 'approved')`)
    .execute();

  // What is left of an erased record: no content, for good.
  await createTable(db, "tombstone")
    .addColumn("record_kind", t, (c) => c.notNull())
    .addColumn("record_id", t, (c) => c.notNull())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("rule", t, (c) => c.notNull())
    .addColumn("fate", t, (c) => c.notNull())
    .addColumn("erased_on", t, (c) => c.notNull())
    .addColumn("erased_by", t, (c) => c.notNull())
    .addColumn("erasure_run_id", t, (c) => c.notNull().references("erasure_run.id"))
    // The record that was approved, when this one went with it.
    .addColumn("with_kind", t)
    .addColumn("with_id", t)
    .addPrimaryKeyConstraint("tombstone_key", ["record_kind", "record_id"])
    .addCheckConstraint("tombstone_fate_known", oneOf("fate", FATES))
    .addCheckConstraint("tombstone_erased_is_day", isDay("erased_on"))
    .execute();
  await addIndex(db, "tombstone_listed", "tombstone", ["partnership_id", "erased_on", "record_kind", "record_id"]);
  await addIndex(db, "tombstone_by_run", "tombstone", ["erasure_run_id"]);
  await addIndex(db, "tombstone_by_record", "tombstone", ["record_id"]);
  await appendOnly(db, "tombstone", "never");

  // Written with each tombstone, removed once its ids stand in the file outside the database.
  await createTable(db, "tombstone_unwritten")
    .addColumn("record_kind", t, (c) => c.notNull())
    .addColumn("record_id", t, (c) => c.notNull())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addPrimaryKeyConstraint("tombstone_unwritten_key", ["record_kind", "record_id"])
    .execute();
  await addIndex(db, "tombstone_unwritten_by_partnership", "tombstone_unwritten", ["partnership_id"]);

  // What stays of records that were anonymised: how many of a kind, and nothing that leads back to one.
  await createTable(db, "anonymised_count")
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("record_kind", t, (c) => c.notNull())
    .addColumn("year", "integer", (c) => c.notNull())
    .addColumn("beat_code", t, (c) => c.notNull())
    .addColumn("category", t, (c) => c.notNull())
    .addColumn("band", t, (c) => c.notNull())
    .addColumn("records", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("anonymised_count_key", [
      "partnership_id",
      "record_kind",
      "year",
      "beat_code",
      "category",
      "band",
    ])
    .addCheckConstraint("anonymised_count_kind_known", oneOf("record_kind", RECORD_KINDS))
    .execute();

  // An erasure finds by the record's id alone what knows no foreign key to it.
  await addIndex(db, "notification_by_object", "notification", ["object_id"]);
  await addIndex(db, "recent_view_by_object", "recent_view", ["object_id"]);
  await addIndex(db, "form_once_by_object", "form_once", ["object_id"]);
  await addIndex(db, "retention_hold_by_id", "retention_hold", ["record_id"]);
  await addIndex(db, "retention_item_by_id", "retention_item", ["record_id"]);
}
