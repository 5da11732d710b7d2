import { sql } from "kysely";
import { type AnyDatabase, appendOnly, createTable, oneOf, text } from "./portable.ts";

const CATEGORIES = [
  "collection", "alteration", "consultation", "disclosure", "combination", "erasure", "sign-in", "permission",
  "refusal", "system",
]; // prettier-ignore

export async function up(db: AnyDatabase) {
  const t = text(db);

  // No foreign keys from the log to what it tells of: a record may be erased, its events stay.
  await createTable(db, "audit_event")
    .addColumn("id", t, (c) => c.primaryKey())
    .addColumn("partnership_id", t)
    .addColumn("at", t, (c) => c.notNull())
    .addColumn("actor_id", t, (c) => c.notNull())
    .addColumn("agency_id", t)
    .addColumn("session_id", t)
    .addColumn("request_id", t)
    .addColumn("category", t, (c) => c.notNull())
    .addColumn("event", t, (c) => c.notNull())
    .addColumn("object_kind", t, (c) => c.notNull())
    .addColumn("object_id", t)
    .addColumn("fields", t, (c) => c.notNull())
    .addColumn("result_count", "integer")
    .addColumn("purpose", t)
    .addColumn("recipients", t)
    .addColumn("detail_mac", t)
    .addColumn("mac", t, (c) => c.notNull())
    .addCheckConstraint("audit_event_category_known", oneOf("category", CATEGORIES))
    .execute();
  await db.schema
    .createIndex("audit_event_by_instant")
    .on("audit_event")
    .columns(["partnership_id", "at", "id"])
    .execute();
  await db.schema
    .createIndex("audit_event_by_actor")
    .on("audit_event")
    .columns(["partnership_id", "actor_id", "at", "id"])
    .execute();
  await db.schema
    .createIndex("audit_event_by_event")
    .on("audit_event")
    .columns(["partnership_id", "event", "at", "id"])
    .execute();
  await appendOnly(db, "audit_event", "never");

  await createTable(db, "audit_detail")
    .addColumn("event_id", t, (c) => c.primaryKey().references("audit_event.id"))
    .addColumn("restricted", "integer", (c) => c.notNull())
    .addColumn("content", t, (c) => c.notNull())
    .addCheckConstraint("audit_detail_restricted_boolean", sql`restricted in (0, 1)`)
    .execute();
  await appendOnly(db, "audit_detail", "in-erasure-run");

  await createTable(db, "audit_detail_erased")
    .addColumn("event_id", t, (c) => c.primaryKey().references("audit_event.id"))
    .addColumn("erasure_run_id", t, (c) => c.notNull().references("erasure_run.id"))
    .execute();
  await db.schema
    .createIndex("audit_detail_erased_by_run")
    .on("audit_detail_erased")
    .column("erasure_run_id")
    .execute();
  await appendOnly(db, "audit_detail_erased", "never");

  await createTable(db, "audit_object")
    .addColumn("object_kind", t, (c) => c.notNull())
    .addColumn("object_id", t, (c) => c.notNull())
    .addColumn("event_id", t, (c) => c.notNull().references("audit_event.id"))
    .addPrimaryKeyConstraint("audit_object_key", ["object_kind", "object_id", "event_id"])
    .execute();
  await db.schema.createIndex("audit_object_by_event").on("audit_object").column("event_id").execute();
  await appendOnly(db, "audit_object", "never");

  // Written with each event, removed by the sealer: the work that it still has to do.
  await createTable(db, "audit_unsealed")
    .addColumn("event_id", t, (c) => c.primaryKey().references("audit_event.id"))
    .execute();

  await createTable(db, "audit_seal")
    .addColumn("sequence", "integer", (c) => c.primaryKey())
    .addColumn("sealed_at", t, (c) => c.notNull())
    .addColumn("event_count", "integer", (c) => c.notNull())
    .addColumn("event_ids", t, (c) => c.notNull())
    .addColumn("mac", t, (c) => c.notNull())
    .execute();
  await appendOnly(db, "audit_seal", "never");

  // Which record a session has looked at, and when last: a second look within ten minutes is the same consultation.
  await createTable(db, "recent_view")
    .addColumn("session_id", t, (c) => c.notNull())
    .addColumn("object_kind", t, (c) => c.notNull())
    .addColumn("object_id", t, (c) => c.notNull())
    .addColumn("partnership_id", t, (c) => c.notNull().references("partnership.id"))
    .addColumn("event", t, (c) => c.notNull())
    .addColumn("seen_at", t, (c) => c.notNull())
    .addPrimaryKeyConstraint("recent_view_key", ["session_id", "object_kind", "object_id", "event"])
    .execute();
  await db.schema.createIndex("recent_view_by_instant").on("recent_view").column("seen_at").execute();
  await db.schema.createIndex("recent_view_by_partnership").on("recent_view").column("partnership_id").execute();
}
