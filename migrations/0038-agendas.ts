import { sql } from "kysely";
import { type AnyDatabase, createTable, isDay, oneOf, text } from "./portable.ts";

const PARTS = [
  ...["opening", "ongoing-cases", "new-cases", "new-referrals", "premises", "analysis", "ahead", "standing"],
  ...["actions", "presentation", "performance", "delivery-groups", "plan", "matters", "forward", "other", "closing"],
];

/** What a group hears at a meeting, in its own order, and who does not hear an item. */
export async function up(db: AnyDatabase) {
  const t = text(db);

  // The order in which a group hears what it hears, where it is not the one of its kind.
  await createTable(db, "agenda_part")
    .addColumn("group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("part", t, (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("agenda_part_key", ["group_id", "part"])
    .addCheckConstraint("agenda_part_known", oneOf("part", PARTS))
    .execute();
  await index("agenda_part_by_partnership", "agenda_part", ["partnership_id"]);

  // What a group hears at every meeting: a beat, hate incidents, a partner's update.
  await createTable(db, "standing_item")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("group_id", t, (c) => c.notNull().references("partnership_group.id"))
    .addColumn("part", t, (c) => c.notNull())
    .addColumn("title", t, (c) => c.notNull())
    // What it is about, by which its page shows figures and lists of its own; null: words alone.
    .addColumn("subject", t)
    .addColumn("beat_code", t)
    .addColumn("retired_on", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("standing_item_part_known", oneOf("part", PARTS))
    .addCheckConstraint("standing_item_subject_known", oneOf("subject", ["beat", "hate"]))
    .addCheckConstraint(
      "standing_item_beat_is_named",
      sql`(subject is not null and subject = 'beat') = (beat_code is not null)`,
    )
    .addCheckConstraint("standing_item_retired_is_day", isDay("retired_on"))
    .execute();
  await index("standing_item_by_group", "standing_item", ["group_id", "part", "id"]);
  await index("standing_item_by_partnership", "standing_item", ["partnership_id"]);

  await createTable(db, "agenda_item")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("sitting_id", t, (c) => c.notNull().references("sitting.id"))
    .addColumn("part", t, (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("case_id", t, (c) => c.references("case_record.id"))
    .addColumn("referral_id", t, (c) => c.references("referral.id"))
    .addColumn("premises_id", t, (c) => c.references("premises.id"))
    .addColumn("standing_item_id", t, (c) => c.references("standing_item.id"))
    .addColumn("title", t)
    // Why it is on the agenda, where somebody added it.
    .addColumn("reason", t)
    .addColumn("state", t, (c) => c.notNull())
    .addColumn("state_reason", t)
    // The item of the meeting before from which it was carried over; each is carried once.
    .addColumn("rolled_from_id", t, (c) => c.references("agenda_item.id"))
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("created_by", t, (c) => c.references("user_account.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addCheckConstraint("agenda_item_part_known", oneOf("part", PARTS))
    .addCheckConstraint("agenda_item_kind_known", oneOf("kind", ["case", "referral", "premises", "standing", "matter"]))
    .addCheckConstraint("agenda_item_of_case_names_it", sql`(kind = 'case') = (case_id is not null)`)
    .addCheckConstraint("agenda_item_of_referral_names_it", sql`(kind = 'referral') = (referral_id is not null)`)
    .addCheckConstraint("agenda_item_of_premises_names_it", sql`(kind = 'premises') = (premises_id is not null)`)
    .addCheckConstraint("agenda_item_of_standing_names_it", sql`(kind = 'standing') = (standing_item_id is not null)`)
    .addCheckConstraint("agenda_item_matter_has_title", sql`(kind = 'matter') = (title is not null)`)
    .addCheckConstraint("agenda_item_state_known", oneOf("state", ["open", "done", "deferred", "closed"]))
    .addCheckConstraint(
      "agenda_item_state_has_reason",
      sql`state not in ('deferred', 'closed') or state_reason is not null`,
    )
    .execute();
  await index("agenda_item_by_sitting", "agenda_item", ["sitting_id", "position", "id"]);
  for (const column of ["case_id", "referral_id", "premises_id", "standing_item_id"])
    await index(`agenda_item_once_by_${column.replace("_id", "")}`, "agenda_item", ["sitting_id", column], true);
  await index("agenda_item_by_case", "agenda_item", ["case_id", "sitting_id"]);
  await index("agenda_item_by_referral", "agenda_item", ["referral_id"]);
  await index("agenda_item_by_premises", "agenda_item", ["premises_id"]);
  await index("agenda_item_by_standing", "agenda_item", ["standing_item_id"]);
  await index("agenda_item_rolled_once", "agenda_item", ["rolled_from_id"], true);
  await index("agenda_item_by_partnership", "agenda_item", ["partnership_id"]);
  await index("agenda_item_by_creator", "agenda_item", ["created_by"]);

  // Hides an item from whoever has an interest in it.
  await createTable(db, "item_conflict")
    .addColumn("item_id", t, (c) => c.notNull().references("agenda_item.id"))
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("declared_at", t, (c) => c.notNull())
    .addColumn("recorded_by", t, (c) => c.notNull().references("user_account.id"))
    .addPrimaryKeyConstraint("item_conflict_key", ["item_id", "user_id"])
    .execute();
  await index("item_conflict_by_user", "item_conflict", ["user_id"]);
  await index("item_conflict_by_recorder", "item_conflict", ["recorded_by"]);
  await index("item_conflict_by_partnership", "item_conflict", ["partnership_id"]);

  async function index(name: string, table: string, columns: string[], isUnique = false) {
    const wanted = db.schema.createIndex(name).on(table).columns(columns);
    await (isUnique ? wanted.unique() : wanted).execute();
  }
}
