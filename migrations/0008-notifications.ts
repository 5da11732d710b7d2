import { sql } from "kysely";
import { type AnyDatabase, createTable, isDay, oneOf, text } from "./portable.ts";

export async function up(db: AnyDatabase) {
  const t = text(db);

  // A reference and where to look, never what is said there. No partnership: about the user's own account.
  await createTable(db, "notification")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.references("partnership.id"))
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("object_kind", t, (c) => c.notNull())
    .addColumn("object_id", t, (c) => c.notNull())
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("for_day", t)
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("read_at", t)
    .addCheckConstraint("notification_for_day_is_day", isDay("for_day"))
    .execute();
  await db.schema.createIndex("notification_by_user").on("notification").columns(["user_id", "id"]).execute();
  await db.schema
    .createIndex("notification_unread")
    .on("notification")
    .columns(["user_id", "partnership_id"])
    .where(sql<boolean>`read_at is null`)
    .execute();
  await db.schema.createIndex("notification_by_partnership").on("notification").column("partnership_id").execute();
  await db.schema.createIndex("notification_by_instant").on("notification").column("created_at").execute();
  // Told once of one thing for one day, however often a job runs. Rows without a day never meet.
  await db.schema
    .createIndex("notification_once")
    .on("notification")
    .columns(["user_id", "kind", "object_id", "for_day"])
    .unique()
    .execute();

  await createTable(db, "notification_choice")
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("by_email", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("notification_choice_key", ["user_id", "kind"])
    .addCheckConstraint("notification_choice_boolean", sql`by_email in (0, 1)`)
    .execute();

  // The address is the user's when the message is sent; the words come from the kind.
  await createTable(db, "outbox_email")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t, (c) => c.references("partnership.id"))
    .addColumn("user_id", t, (c) => c.notNull().references("user_account.id"))
    .addColumn("kind", t, (c) => c.notNull())
    .addColumn("reference", t, (c) => c.notNull())
    .addColumn("path", t, (c) => c.notNull())
    .addColumn("message_id", t, (c) => c.notNull().unique())
    .addColumn("status", t, (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addColumn("created_at", t, (c) => c.notNull())
    .addColumn("waiting_since", t, (c) => c.notNull())
    .addColumn("next_attempt_at", t, (c) => c.notNull())
    .addColumn("claimed_at", t)
    .addColumn("sent_at", t)
    .addColumn("last_error", t)
    .addCheckConstraint(
      "outbox_email_status_known",
      oneOf("status", ["waiting", "sending", "sent", "failed", "given-up", "unknown", "dropped"]),
    )
    .addCheckConstraint("outbox_email_sent_has_instant", sql`(status = 'sent') = (sent_at is not null)`)
    .addCheckConstraint("outbox_email_sending_is_claimed", sql`status <> 'sending' or claimed_at is not null`)
    .execute();
  await db.schema
    .createIndex("outbox_email_by_status")
    .on("outbox_email")
    .columns(["status", "next_attempt_at", "id"])
    .execute();
  await db.schema.createIndex("outbox_email_by_user").on("outbox_email").column("user_id").execute();
  await db.schema
    .createIndex("outbox_email_by_partnership")
    .on("outbox_email")
    .columns(["partnership_id", "status", "id"])
    .execute();

  await db.schema.createIndex("outbox_email_by_instant").on("outbox_email").column("created_at").execute();

  // Goes with the half-way session that asked for it.
  await createTable(db, "email_code")
    .addColumn("session_id", t, (c) => c.primaryKey().references("session.id").onDelete("cascade"))
    .addColumn("code_hash", t, (c) => c.notNull())
    .addColumn("expires_at", t, (c) => c.notNull())
    .execute();

  await createTable(db, "job_run")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("job", t, (c) => c.notNull())
    .addColumn("started_at", t, (c) => c.notNull())
    .addColumn("finished_at", t, (c) => c.notNull())
    .addColumn("counts", t, (c) => c.notNull())
    .addColumn("error", t)
    .execute();
  await db.schema.createIndex("job_run_by_job").on("job_run").columns(["job", "id"]).execute();
  await db.schema.createIndex("job_run_by_start").on("job_run").column("started_at").execute();
}
