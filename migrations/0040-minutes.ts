import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

/** The minutes of a meeting and who got which, what a board plans ahead, what groups pass to each other, calendar feeds. */
export async function up(db: AnyDatabase) {
  const t = text(db);

  // Numbered: drafts, the one that the next meeting confirms, and dated corrections. What it says is frozen in it.
  await createTable(db, "minutes_version")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("sitting_id", t, (c) => c.notNull().references("sitting.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("kind", t, (c) => c.notNull())
    // Of a correction null: it is read with the confirmed minutes that it corrects.
    .addColumn("content", t)
    .addColumn("made_at", t, (c) => c.notNull())
    .addColumn("made_by", t, (c) => c.notNull().references("user_account.id"))
    // The meeting that confirmed it.
    .addColumn("confirmed_at_id", t, (c) => c.references("sitting.id"))
    // Of a correction: which item it is about, what of it, what it says, and on which day it was made.
    .addColumn("item_id", t, (c) => c.references("agenda_item.id"))
    .addColumn("corrects", t)
    .addColumn("correction", t)
    .addColumn("corrected_on", t)
    .addCheckConstraint("minutes_version_kind_known", oneOf("kind", ["draft", "confirmed", "correction"]))
    .addCheckConstraint(
      "minutes_version_confirmed_at_meeting",
      sql`(kind = 'confirmed') = (confirmed_at_id is not null)`,
    )
    .addCheckConstraint(
      "minutes_version_correction_is_whole",
      sql`(kind = 'correction') = (correction is not null) and (kind = 'correction') = (corrected_on is not null)
        and (kind = 'correction') = (corrects is not null) and (kind = 'correction') = (content is null)`,
    )
    .addCheckConstraint("minutes_version_corrects_known", oneOf("corrects", ["decision", "summary", "other"]))
    .addCheckConstraint("minutes_version_corrected_is_day", isDay("corrected_on"))
    .execute();
  await index("minutes_version_numbered", "minutes_version", ["sitting_id", "number"], true);
  await db.schema
    .createIndex("minutes_version_confirmed_once")
    .on("minutes_version")
    .columns(["sitting_id"])
    .unique()
    .where(sql<boolean>`kind = 'confirmed'`)
    .execute();
  await index("minutes_version_by_partnership", "minutes_version", ["partnership_id"]);
  await index("minutes_version_by_maker", "minutes_version", ["made_by"]);
  await index("minutes_version_by_confirming", "minutes_version", ["confirmed_at_id"]);
  await index("minutes_version_by_item", "minutes_version", ["item_id"]);
  await appendOnly(db, "minutes_version", "in-erasure-run");

  // Who got which version, in which form, and for which agency it was made.
  await createTable(db, "minutes_copy")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("version_id", t, (c) => c.notNull().references("minutes_version.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("agency_id", t, (c) => c.references("agency.id"))
    .addColumn("format", t, (c) => c.notNull())
    .addColumn("given_to", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("given_at", t, (c) => c.notNull())
    .addCheckConstraint("minutes_copy_kind_known", oneOf("kind", ["whole", "agency", "redacted", "action-log"]))
    .addCheckConstraint(
      "minutes_copy_for_agency",
      sql`kind = 'action-log' or (kind = 'agency') = (agency_id is not null)`,
    )
    .addCheckConstraint("minutes_copy_format_known", oneOf("format", ["page", "docx"]))
    .execute();
  await index("minutes_copy_by_version", "minutes_copy", ["version_id", "id"]);
  await index("minutes_copy_by_agency", "minutes_copy", ["agency_id"]);
  await index("minutes_copy_by_reader", "minutes_copy", ["given_to"]);
  await index("minutes_copy_by_partnership", "minutes_copy", ["partnership_id"]);
  await appendOnly(db, "minutes_copy", "in-erasure-run");

  // What a board hears later: item, detail, day, action by.
  await createTable(db, "forward_item")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("title", t, (c) => c.notNull())
    .addColumn("detail", t)
    // Null: at every meeting.
    .addColumn("due_on", t)
    .addColumn("action_by_agency_id", t, (c) => c.references("agency.id"))
    .addColumn("action_by", t)
    .addColumn("part", t, (c) => c.notNull())
    .addColumn("state", t, (c) => c.notNull())
    .addColumn("state_reason", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("forward_item_due_is_day", isDay("due_on"))
    .addCheckConstraint("forward_item_state_known", oneOf("state", ["planned", "heard", "dropped"]))
    .addCheckConstraint("forward_item_dropped_has_reason", sql`state <> 'dropped' or state_reason is not null`)
    .execute();
  await index("forward_item_by_group", "forward_item", ["group_id", "state", "due_on", "id"]);
  await index("forward_item_by_agency", "forward_item", ["action_by_agency_id"]);
  await index("forward_item_by_partnership", "forward_item", ["partnership_id"]);
  await index("forward_item_by_creator", "forward_item", ["created_by"]);

  // What one group passes up or down to another, in words that the other may read, and what that says to it.
  await createTable(db, "passed_matter")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("from_group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("to_group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("from_item_id", t, (c) => c.references("agenda_item.id"))
    // The matter that it answers, when it comes down again.
    .addColumn("answers_id", t, (c) => c.references("passed_matter.id"))
    .addColumn("title", t, (c) => c.notNull())
    .addColumn("words", t, (c) => c.notNull())
    .addColumn("asked", t)
    .addColumn("state", t, (c) => c.notNull())
    .addColumn("passed_at", t, (c) => c.notNull())
    .addColumn("passed_by", t, (c) => c.references("user_account.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("passed_matter_state_known", oneOf("state", ["passed", "answered", "withdrawn"]))
    .addCheckConstraint("passed_matter_goes_elsewhere", sql`from_group_id <> to_group_id`)
    .execute();
  await index("passed_matter_by_receiver", "passed_matter", ["to_group_id", "state", "id"]);
  await index("passed_matter_by_sender", "passed_matter", ["from_group_id", "id"]);
  await index("passed_matter_by_item", "passed_matter", ["from_item_id"]);
  await index("passed_matter_answered_once", "passed_matter", ["answers_id"], true);
  await index("passed_matter_by_partnership", "passed_matter", ["partnership_id"]);
  await index("passed_matter_by_passer", "passed_matter", ["passed_by"]);

  await sql`alter table agenda_item add column forward_item_id ${t} references forward_item(id)`.execute(db);
  await sql`alter table agenda_item add column passed_matter_id ${t} references passed_matter(id)`.execute(db);
  await index("agenda_item_once_by_forward", "agenda_item", ["sitting_id", "forward_item_id"], true);
  await index("agenda_item_once_by_passed", "agenda_item", ["sitting_id", "passed_matter_id"], true);
  await index("agenda_item_by_forward", "agenda_item", ["forward_item_id"]);
  await index("agenda_item_by_passed", "agenda_item", ["passed_matter_id"]);

  // The address of a calendar is a secret: only its hash is kept. A new one ends the old.
  await createTable(db, "calendar_feed")
    .addColumn("user_id", t, (c) => c.primaryKey().references("user_account.id"))
    .addColumn("token_hash", t, (c) => c.notNull())
    .addColumn("has_neutral_titles", "integer", (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("last_read_at", t)
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("calendar_feed_neutral_is_flag", sql`has_neutral_titles in (0, 1)`)
    .execute();
  await index("calendar_feed_by_token", "calendar_feed", ["token_hash"], true);

  async function index(name: string, table: string, columns: string[], isUnique = false) {
    const wanted = db.schema.createIndex(name).on(table).columns(columns);
    await (isUnique ? wanted.unique() : wanted).execute();
  }
}
