import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, isDay, oneOf, text } from "./portable.ts";

const PRIORITIES = ["high", "normal", "low"];
const LATE_REASONS = ["no-capacity", "waiting-for-another", "circumstances-changed", "agency-did-not-act"];

export async function up(db: AnyDatabase) {
  const t = text(db);

  // Kysely gives the CHECK of an added column no name.
  await sql`alter table action add column priority ${t} not null default 'normal'
    constraint "action_priority_known" check (${oneOf("priority", PRIORITIES)})`.execute(db);
  await sql`alter table action add column late_reason ${t}
    constraint "action_late_reason_known" check (late_reason is null or ${oneOf("late_reason", LATE_REASONS)})`.execute(
    db,
  );
  await db.schema
    .createIndex("action_of_partnership_by_owner")
    .on("action")
    .columns(["partnership_id", "owner_user_id", "due_on", "id"])
    .where(sql<boolean>`finished_on is null`)
    .execute();
  await db.schema
    .createIndex("action_of_group_by_due_day")
    .on("action")
    .columns(["group_id", "due_on", "id"])
    .where(sql<boolean>`finished_on is null`)
    .execute();
  await db.schema
    .createIndex("action_by_finished_owner")
    .on("action")
    .columns(["owner_user_id", "partnership_id", "finished_on", "id"])
    .execute();

  // What became of an action, each step with its reason. Being asked about it and being escalated are steps too.
  await createTable(db, "action_change")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("action_id", t, (c) => c.notNull().references("action.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("before_value", t)
    .addColumn("after_value", t)
    .addColumn("before_agency_id", t, (c) => c.references("agency.id"))
    .addColumn("before_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("after_agency_id", t, (c) => c.references("agency.id"))
    .addColumn("after_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("told_user_id", t, (c) => c.references("user_account.id"))
    .addColumn("for_day", t)
    .addColumn("reason", t)
    .addColumn("changed_by", t, (c) => c.references("user_account.id"))
    .addColumn("changed_at", t, (c) => c.notNull())
    .addCheckConstraint(
      "action_change_kind_known",
      oneOf("kind", ["due", "owner", "hold", "resume", "state", "priority", "late", "chase", "to-contact", "to-chair"]),
    )
    .addCheckConstraint(
      "action_change_has_reason",
      sql`kind not in ('due', 'owner', 'hold', 'resume') and not (kind = 'state' and after_value = 'ended') or reason is not null`,
    )
    .addCheckConstraint("action_change_owner_is_named", sql`(kind = 'owner') = (after_agency_id is not null)`)
    .addCheckConstraint(
      "action_change_told_for_a_day",
      sql`(kind in ('chase', 'to-contact', 'to-chair')) = (told_user_id is not null and for_day is not null)`,
    )
    .addCheckConstraint("action_change_for_day_is_day", isDay("for_day"))
    .execute();
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(`action_change_${name}`).on("action_change").columns(columns);
  await index("by_action", ["action_id", "id"]).execute();
  await index("by_partnership", ["partnership_id"]).execute();
  await index("by_agency_before", ["before_agency_id"]).execute();
  await index("by_user_before", ["before_user_id"]).execute();
  await index("by_agency_after", ["after_agency_id"]).execute();
  await index("by_user_after", ["after_user_id"]).execute();
  await index("by_told", ["told_user_id", "action_id", "kind"]).execute();
  await index("by_author", ["changed_by"]).execute();
  // Asked about once a day; each step of escalation once for each due day. Rows of other kinds have no day and never meet.
  await index("once", ["action_id", "kind", "for_day", "told_user_id"]).unique().execute();
  await appendOnly(db, "action_change", "in-erasure-run");
}
